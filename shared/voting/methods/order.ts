import { compare, type Fraction } from '../fraction.ts'
import type { TieGroups } from './method.ts'

/** One reason to stand before another. `level` may allow for rounding; `before` is negative when a comes first. */
export interface Criterion {
  before(a: string, b: string): number
  level(a: string, b: string): boolean
}

/** The larger fraction first; decided exactly. */
export const exactly = (of: (item: string) => Fraction): Criterion => ({
  before: (a, b) => compare(of(b), of(a)),
  level: (a, b) => compare(of(a), of(b)) === 0,
})

/** What rounding may set apart. */
export const TOLERANCE = 1e-9

/** The larger number first; numbers that rounding may have set apart are level. */
export const roughly = (of: (item: string) => number): Criterion => ({
  before: (a, b) => of(b) - of(a),
  level: (a, b) => Math.abs(of(a) - of(b)) <= TOLERANCE,
})

/** Items in groups of equal place, best first; inside a group as they came in. */
export function tieGroups(items: readonly string[], { before, level }: Criterion): TieGroups {
  const groups: string[][] = []
  for (const item of items.toSorted(before)) {
    const group = groups.at(-1)
    const [first] = group ?? []
    if (group && first !== undefined && level(first, item)) group.push(item)
    else groups.push([item])
  }
  return groups.map((group) => items.filter((item) => group.includes(item)))
}

/** The groups after each criterion in turn has had its say on what is still tied. */
export const breakTies = (groups: TieGroups, criteria: readonly Criterion[]): TieGroups =>
  criteria.reduce<TieGroups>(
    (tied, criterion) => tied.flatMap((group) => (group.length > 1 ? tieGroups(group, criterion) : [group])),
    groups,
  )

/** Those of the first order's ties that the second broke. */
export const brokenIn = (before: TieGroups, after: TieGroups): TieGroups =>
  before.filter((tied) => !after.some(({ length }, at) => length === tied.length && after[at]?.[0] === tied[0]))

export const hasTie = (groups: TieGroups): boolean => groups.some(({ length }) => length > 1)
