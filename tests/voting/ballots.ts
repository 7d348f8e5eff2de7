import fc from 'fast-check'
import type { MethodBallot, MethodName } from '#shared/voting/methods.ts'
import type { DotsBallot } from '#shared/voting/methods/dots.ts'
import type { ValueGapBallot } from '#shared/voting/methods/value-gap.ts'

export const ITEMS = ['q1', 'q2', 'q3', 'q4']

const mark = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant('cant_judge' as const))
const rating = fc.record({ value: mark, gap: mark }, { requiredKeys: [], noNullPrototype: true })
const byItem = <T>(one: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.subarray(ITEMS), fc.array(one, { minLength: 4, maxLength: 4 }))
    .map(([items, ones]) => Object.fromEntries(items.map((item, at) => [item, ones[at]!])))

const valueGapBallot: fc.Arbitrary<ValueGapBallot> = byItem(rating).map((ratings) => ({ ratings }))

const sumOf = (given: Readonly<Record<string, number>>) => Object.values(given).reduce((sum, one) => sum + one, 0)
const dotsBallot: fc.Arbitrary<DotsBallot> = byItem(fc.nat(4))
  .filter((given) => sumOf(given) <= 6)
  .map((given) => ({ dots: given }))

const many = <T>(ballot: fc.Arbitrary<T>) => fc.array(ballot, { maxLength: 14 })

/** Ballots on ITEMS, for a scale of five, or a budget of six with at most four on one. */
export const ballotsOf = { value_gap: many(valueGapBallot), dots: many(dotsBallot) }

const CONFIGS = {
  value_gap: { scale: 5, split: 'midpoint', index: 'geometric', weight: 0.5 },
  dots: { budget: 6, perItem: 4, spendAll: false },
} as const

/** A config of the method and valid ballots for it. */
export const someBallots = (name: MethodName) => ({
  config: CONFIGS[name],
  ballots: ballotsOf[name] as fc.Arbitrary<MethodBallot[]>,
})
