import { must } from '../../kit/assert.ts'
import { addPart, fraction, type Fraction, type Parts, sumOf, times, toNumber } from '../fraction.ts'
import { sumGate } from '../privacy.ts'
import type { Answers } from './answers.ts'
import type { Items, Resampling } from './method.ts'

/** What dots and points have in common: a budget is shared out, and an item that is not named got nothing. */
export interface SharedOut {
  readonly exact: Fraction
  /** One voice each, lowest first. */
  readonly values: Float64Array
  readonly sum: number
  /** Voices with any of it here. */
  readonly supporters: number
  /** Mean over those who spent any of what they gave here ÷ all they gave; null when nobody did. */
  readonly share: number | null
  /** The largest single part of the sum; 0 when there is none. */
  readonly topShare: number
}

const NOTHING: SharedOut = {
  exact: fraction(0, 1),
  values: new Float64Array(),
  sum: 0,
  supporters: 0,
  share: null,
  topShare: 0,
}

export function sharedOut(answers: Answers | undefined, share: Fraction | undefined): SharedOut {
  if (!answers || !share || answers.values.length === 0) return NOTHING
  const { values } = answers
  const sum = toNumber(answers.sum)
  return {
    exact: answers.sum,
    values,
    sum,
    supporters: values.filter((value) => value > 0).length,
    share: toNumber(share),
    topShare: sum === 0 ? 0 : (values.at(-1) ?? 0) / sum,
  }
}

export type Given = Readonly<Record<string, number>>

export const givenTo = (given: Given, item: string): number => (Object.hasOwn(given, item) ? (given[item] ?? 0) : 0)

export const spentOn = (given: Given): number => Object.values(given).reduce((sum, one) => sum + one, 0)

/** Per item the mean over groups of the mean over a group's ballots of what went here ÷ all that was given. */
export function sharesOf(groups: readonly (readonly Given[])[], items: Items): readonly Fraction[] {
  const parts = items.map((): Parts => new Map())
  for (const group of groups)
    for (const given of group) {
      const over = spentOn(given) * group.length
      for (const [slot, item] of items.entries()) addPart(must(parts[slot], 'a slot'), over, givenTo(given, item))
    }
  return parts.map((part) => times(sumOf(part), fraction(1, Math.max(1, groups.length))))
}

/**
 * The items of whose sum one ballot gave over half. The shares add up to 1, so one hidden item alone could be had by
 * subtraction: the smallest other is hidden too.
 */
export function carriedByOne(sums: readonly { item: string; sum: number; topShare: number }[]): readonly string[] {
  const carried = sums.filter(({ topShare }) => sumGate(topShare, 1) === 'place_only').map(({ item }) => item)
  if (carried.length !== 1) return carried
  const others = sums.filter(({ item, sum }) => sum > 0 && !carried.includes(item))
  if (others.length === 0) return sums.map(({ item }) => item)
  const smallest = Math.min(...others.map(({ sum }) => sum))
  return [...carried, ...others.filter(({ sum }) => sum === smallest).map(({ item }) => item)]
}

/** Where the sum over ballots alone orders the items. */
export function resampledSums<Ballot>(
  ballots: readonly Ballot[],
  items: Items,
  read: (ballot: Ballot, item: string) => number,
): Resampling {
  const rows = new Float64Array(ballots.length * items.length)
  ballots.forEach((ballot, at) =>
    items.forEach((item, slot) => {
      rows[at * items.length + slot] = read(ballot, item)
    }),
  )
  return { rows, width: items.length, score: (sums, into) => into.set(sums) }
}

/** Where the mean over those who gave anything orders the items. */
export function resampledMeans<Ballot>(
  ballots: readonly Ballot[],
  items: Items,
  read: (ballot: Ballot, item: string) => number | undefined,
): Resampling {
  const width = 2 * items.length
  const rows = new Float64Array(ballots.length * width)
  ballots.forEach((ballot, at) =>
    items.forEach((item, slot) => {
      const one = read(ballot, item)
      if (one === undefined) return
      rows[at * width + 2 * slot] = one
      rows[at * width + 2 * slot + 1] = 1
    }),
  )
  return {
    rows,
    width,
    score(sums, into) {
      for (let slot = 0; slot < items.length; slot++) into[slot] = (sums[2 * slot] ?? 0) / (sums[2 * slot + 1] ?? 0) // 0/0 is NaN
    },
  }
}
