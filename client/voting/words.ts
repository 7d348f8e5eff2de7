import { K_USUAL, type PollMode } from '#shared/voting/poll.ts'
import type { ConsensusWord } from '#shared/voting/statistics/agreement.ts'
import { plural } from '../kit/plural.ts'

export const MODE_WORDS: Readonly<Record<PollMode, string>> = {
  anonymous: 'Anonymous',
  confidential: 'Confidential',
  attributed: 'With names',
}

/** How few answers are shown; fewer than usual is said plainly. */
export const thresholdWords = (k: number) =>
  k < K_USUAL
    ? `We show results when ${k} or more people have answered. That is fewer than the usual ${K_USUAL}.`
    : `We show results when ${k} or more people have answered.`

export const tooFewWords = (k: number, received: number) =>
  `We show results when ${k} or more people have answered. So far ${received} ${received === 1 ? 'has' : 'have'}.`

export const CLOSED_WORDS = 'Voting is closed. Your last answers count.'

export const votedWords = (voted: number, eligible: number) => `${voted} of ${eligible} have voted`

export const AGREEMENT_SENTENCES: Readonly<Record<ConsensusWord, string | undefined>> = {
  strong: 'People agree strongly.',
  fair: 'People mostly agree.',
  mixed: 'Opinions are mixed.',
  split: undefined,
}

/** "question 3", "questions 3 and 5", "questions 1, 2 and 4". */
export function questionNames(numbers: readonly number[]): string {
  const last = numbers.at(-1)
  const head = numbers.slice(0, -1).join(', ')
  return head === '' ? `question ${last}` : `questions ${head} and ${last}`
}

/** At most one decimal, always one; "–" for no answer, never 0. */
export const oneDecimal = (value: number | null | undefined) => (value == null ? '–' : value.toFixed(1))
export const whole = (value: number | null | undefined) => (value == null ? '–' : String(Math.round(value)))

export const blankWords = (count: number) => plural(count, { one: '# of them is blank', other: '# of them are blank' })
