import type { Quadrant, ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import { type ConsensusWord, consensusWord } from '#shared/voting/statistics/agreement.ts'
import type { ResultRow } from './result-rows.ts'

type Row = ResultRow<ValueGapItem>

export const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  use_what_we_know: 'Use what we know',
  focus: 'Focus',
  leave: 'Leave',
  curiosity: 'Curiosity',
}

export type Fill = 'full' | 'half' | 'open'

/** A disc is full when people agree, half when opinions are mixed, open when the room is split. */
export const FILLS: Readonly<Record<ConsensusWord, Fill>> = {
  strong: 'full',
  fair: 'full',
  mixed: 'half',
  split: 'open',
}

/** How far people agree on a question: as far as on the criterion they agree on less. */
export function agreementOn({ item, flags }: Row): ConsensusWord | undefined {
  if (!item || item.value.consensus == null || item.gap.consensus == null) return undefined
  if (flags.includes('polarised')) return 'split'
  return consensusWord(Math.min(item.value.consensus, item.gap.consensus))
}
