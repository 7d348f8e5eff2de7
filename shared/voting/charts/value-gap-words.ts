import type { Quadrant, ValueGapItem } from '../methods/value-gap.ts'
import { type ConsensusWord, consensusWord } from '../statistics/agreement.ts'
import type { Warning } from '../methods/method.ts'

/** What may be told of a question, and what weakens it. */
interface Judged {
  readonly item: ValueGapItem | undefined
  readonly flags: readonly Warning[]
}

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
export function agreementOn({ item, flags }: Judged): ConsensusWord | undefined {
  if (!item || item.value.consensus == null || item.gap.consensus == null) return undefined
  if (flags.includes('polarised')) return 'split'
  return consensusWord(Math.min(item.value.consensus, item.gap.consensus))
}
