import { type ConsensusWord, consensusWord } from '#shared/voting/statistics/agreement.ts'
import type { ResultRow } from '../result-rows.ts'
import { AGREEMENT_SENTENCES } from '../words.ts'

/** How far people agree on one question, for methods whose answers lie on one scale. */
export function agreementOn<Item>(
  { item, flags }: ResultRow<Item>,
  consensusOf: (item: Item) => number | null | undefined,
): ConsensusWord | undefined {
  const consensus = item && consensusOf(item)
  if (consensus == null) return undefined
  return flags.includes('polarised') ? 'split' : consensusWord(consensus)
}

export const agreementSentence = (word: ConsensusWord | undefined) => word && AGREEMENT_SENTENCES[word]

export const agreementHeard = (word: ConsensusWord) => (word === 'split' ? 'the room is split' : `${word} agreement`)
