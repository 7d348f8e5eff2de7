import { plural } from '../kit/plural.ts'
import type { Warning } from '#shared/voting/methods/method.ts'
import { K_USUAL, type PollMode } from '#shared/voting/poll.ts'
import type { ConsensusWord } from '#shared/voting/statistics/agreement.ts'

/** What people read before they answer: who will know what they answered. */
export const PRIVACY_WORDS: Readonly<Record<PollMode, string>> = {
  anonymous: 'Nobody can see who gave which answer, not even the facilitator.',
  confidential: 'The facilitator can see who gave which answer. Nobody else can.',
  attributed: 'Everyone can see who gave which answer.',
}

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

/** A result's weakness in words; below k has a sentence of its own. */
export const WARNING_WORDS: Readonly<Record<Warning, string>> = {
  low_turnout: 'Fewer than half have voted',
  below_k: 'Too few answers to show a result',
  suppressed: 'Hidden so that nobody can be recognised',
  tie: 'These share a place',
  contested: 'The rule leaves this open',
  undecided: 'The rule leaves this open',
  cycle: 'Each beats another in a circle',
  thin: 'Few people judged this one',
  polarised: 'Two camps: ask both',
  carried_by_one: 'One person gave over half of this',
  index_matters: 'Another way to weigh value and gap has another leader',
  rule_matters: 'Another way of counting has another winner',
  weights_matter: 'Counted per organisation, another question leads',
  unequal_n: 'Some questions were judged by more people than others',
  disconnected: 'Some questions were never compared with the others',
}

/** What a warning says of the whole result, where its usual words speak of one question. */
const WARNINGS_OF_ALL: Readonly<Partial<Record<Warning, string>>> = {
  tie: 'Some questions share a place',
  suppressed: 'Some numbers are hidden so that nobody can be recognised',
}

export const warningOfAll = (warning: Warning) => WARNINGS_OF_ALL[warning] ?? WARNING_WORDS[warning]

export const AGREEMENT_SENTENCES: Readonly<Record<ConsensusWord, string | undefined>> = {
  strong: 'People agree strongly.',
  fair: 'People mostly agree.',
  mixed: 'Opinions are mixed.',
  split: undefined,
}

/** "With an answer we could target grants by street." Nothing where no action was given. */
export function actionWords(action: string): string | undefined {
  if (action === '') return undefined
  const [first = '', second = ''] = action
  const begins = second === second.toLowerCase() ? first.toLowerCase() : first
  return `With an answer we could ${begins}${action.slice(first.length)}`
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
