import type { PollView } from '#shared/room/views/poll-view.ts'
import type { CountStep } from '#shared/voting/count-steps.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import type { RankedConfig } from '#shared/voting/methods/ranked.ts'
import { plural } from '../kit/plural.ts'

/** "Counting 2,000 votes". How many are in is what the screen says already, and moves in the same steps. */
export const countingWords = ({ ballotsIn }: Pick<PollView, 'ballotsIn'>): string =>
  ballotsIn === 0 ? 'Counting the votes' : `Counting ${plural(ballotsIn, { one: '# vote', other: '# votes' })}`

/** What is being done at this moment, as a sentence. */
export function stepWords({ method, config, counting }: Pick<PollView, 'method' | 'config' | 'counting'>): string {
  if (counting === undefined) return ''
  return counting.step === 'answers' ? answersWords(method, config) : STEPS[counting.step]
}

const STEPS: Readonly<Record<Exclude<CountStep, 'answers'>, string>> = {
  waiting: 'Getting ready to count.',
  organisations: 'Counting again with one voice for each organisation.',
  kinds: 'Counting again by kind of organisation.',
  firmness: 'Checking how firm the order is.',
}

const answersWords = (method: MethodName, config: unknown): string =>
  method === 'ranked' && (config as RankedConfig).rule === 'kemeny' // as the method configured it
    ? 'Comparing every order.'
    : ANSWERS[method]

const ANSWERS: Readonly<Record<MethodName, string>> = {
  value_gap: 'Adding up value and gap for each question.',
  dots: 'Adding up the dots.',
  approval: 'Adding up the ticks.',
  score: 'Adding up the scores.',
  points: 'Adding up the points.',
  quadratic: 'Adding up the votes.',
  majority_judgment: 'Lining up the grades for each question.',
  criteria: 'Weighing every mark.',
  delphi: 'Finding the middle of the estimates.',
  ranked: 'Comparing every question with every other.',
  pairwise: 'Comparing every question with every other.',
  equal_shares: 'Sharing out the budget, question by question.',
  opinion: 'Looking for people who answered alike.',
}
