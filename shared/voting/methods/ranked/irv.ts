import { compare, fraction, type Fraction, plus, times } from '../../fraction.ts'
import { type CountState, type CountStep, follow, type Followed, placed } from './branches.ts'
import { areSafelyOut, extreme, heldBy, ranked, type Tally, tallyOf } from './rounds.ts'
import type { Voice } from './voices.ts'

export interface IrvRules {
  /** Whether all at the bottom of a tie go at once, however much they hold. */
  readonly isTogether: boolean
  /** Narrows a tie to who goes first under the tie policy; all of them when it has nothing to say. */
  readonly lastOf: (tied: readonly number[]) => readonly number[]
}

/** Hare 1859, Ware: the last is dropped, and its ballots go on, until one has more than half. */
export function irv(voices: readonly Voice[], size: number, rules: IrvRules): Followed | undefined {
  const left = Array.from({ length: size }, (_, item) => item)
  const start: CountState = { left, before: left.map(() => 0n) }
  return follow(
    start,
    (state) => step(state, voices, rules),
    (state) => state.left.join(),
  )
}

function step(state: CountState, voices: readonly Voice[], rules: IrvRules): CountStep<CountState> {
  const { left } = state
  const tally = tallyOf(voices, left)
  if (left.length === 0) return { round: tally, end: { elected: [], before: state.before } } // nobody ranked anything
  const winner = winnerOf(tally, left)
  if (winner !== undefined)
    return { round: tally, end: { elected: [winner], before: placed(state, ranked(tally, left), []) } }
  const bottom = extreme(tally, left, -1)
  if (areSafelyOut(tally, bottom, left) || (rules.isTogether && bottom.length < left.length))
    return { round: { ...tally, out: bottom }, next: [without(state, bottom)] }
  const last = rules.lastOf(bottom)
  const round = last.length === 1 ? { ...tally, out: last } : { ...tally, split: last }
  return { round, next: last.map((item) => without(state, [item])) }
}

function winnerOf(tally: Tally, left: readonly number[]): number | undefined {
  if (left.length === 1) return left[0]
  const sum = left.reduce<Fraction>((total, item) => plus(total, heldBy(tally, item)), fraction(0, 1))
  return left.find((item) => compare(times(heldBy(tally, item), fraction(2, 1)), sum) > 0)
}

function without(state: CountState, out: readonly number[]): CountState {
  const left = state.left.filter((item) => !out.includes(item))
  return { left, before: placed(state, [out], left) }
}
