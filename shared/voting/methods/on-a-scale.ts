import { consensus, isPolarised, polarisation } from '../statistics/agreement.ts'
import { type Spread, spread } from '../statistics/spread.ts'
import type { Answers } from './answers.ts'
import type { Warning } from './method.ts'

/** The answers on one scale; without any, every statistic is null. */
export interface OnScale extends Spread {
  readonly n: number
  /** How many gave the lowest, the next, … */
  readonly counts: readonly number[]
  readonly consensus: number | null
  readonly polarisation: number | null
}

export interface Ends {
  readonly lowest: number
  readonly highest: number
}

export function onScale(answers: Answers | undefined, ends: Ends): OnScale {
  const values = answers?.values ?? new Float64Array()
  const counts = categoriesOf(values, ends)
  return {
    n: values.length,
    counts,
    ...spread(values),
    consensus: consensus(counts),
    polarisation: polarisation(counts),
  }
}

/** How many stand nearest to the lowest, to the next, …; halves upwards. */
export function categoriesOf(values: Float64Array, { lowest, highest }: Ends): readonly number[] {
  const counts = Array.from({ length: highest - lowest + 1 }, () => 0)
  for (let at = 0; at < values.length; at++) {
    const category = Math.floor((values[at] ?? 0) + 0.5) - lowest
    counts[category] = (counts[category] ?? 0) + 1
  }
  return counts
}

/** What weakens an item that `n` of the `received` have judged (VOTING.md §1.11). */
export function flagsOf(n: number, received: number, ...polarisations: readonly (number | null)[]): readonly Warning[] {
  const isThin = n < Math.max(3, received / 2)
  const isSplit = polarisations.some((one) => isPolarised(one ?? 0))
  return [...(isThin ? ['thin' as const] : []), ...(isSplit ? ['polarised' as const] : [])]
}

/** Flags by item, without the items that have none. */
export const flagged = (
  flags: readonly (readonly [string, readonly Warning[]])[],
): Readonly<Record<string, readonly Warning[]>> => Object.fromEntries(flags.filter(([, some]) => some.length > 0))
