import { fc } from '#tests/kit/chance.ts'
import type { MethodBallot, MethodConfig, MethodName } from '#shared/voting/methods.ts'
import { costOf } from '#shared/voting/methods/quadratic.ts'
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

const approvalBallot = fc.subarray(ITEMS).map((approved) => ({ approved }))
const scoreBallot = byItem(mark).map((scores) => ({ scores }))
const pointsBallot = byItem(fc.nat(4))
  .filter((given) => sumOf(given) <= 6)
  .map((given) => ({ points: given }))
const quadraticBallot = byItem(fc.integer({ min: -3, max: 3 }))
  .filter((given) => costOf(given) <= 16)
  .map((votes) => ({ votes }))
const gradesBallot = byItem(fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, fc.constant('cant_judge' as const))).map(
  (grades) => ({ grades }),
)
const marks = fc.record({ use: mark, cost: mark, reach: mark }, { requiredKeys: [], noNullPrototype: true })
const full = fc.record(
  { use: fc.integer({ min: 1, max: 5 }), cost: fc.integer({ min: 1, max: 5 }), reach: fc.integer({ min: 1, max: 5 }) },
  { noNullPrototype: true },
)
const criteriaBallot = byItem(fc.oneof({ weight: 3, arbitrary: full }, marks)).map((given) => ({ marks: given }))
const delphiBallot = byItem(
  fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -2, max: 4 }) }, fc.constant('cant_judge' as const)),
).map((estimates) => ({ estimates }))

const rankedBallot = fc
  .tuple(fc.shuffledSubarray(ITEMS, { minLength: 1 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([order, joins]) => {
    const ranking: string[][] = []
    for (const [at, item] of order.entries())
      if (at > 0 && joins[at]) ranking[ranking.length - 1] = [...ranking.at(-1)!, item].toSorted()
      else ranking.push([item])
    return { ranking }
  })
const PAIRS = ITEMS.flatMap((a, at) => ITEMS.slice(at + 1).map((b) => [a, b] as const))
const pairwiseBallot = fc
  .tuple(fc.subarray(PAIRS), fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 6, maxLength: 6 }))
  .map(([pairs, outcomes]) => ({ pairs: pairs.map(([a, b], at) => [a, b, outcomes[at]!] as const) }))
const opinionBallot = byItem(fc.constantFrom(1, 0, -1)).map((votes) => ({ votes }))

const many = <T>(ballot: fc.Arbitrary<T>) => fc.array(ballot, { maxLength: 14 })

/** Ballots on ITEMS that fit the configs below. */
export const ballotsOf = {
  value_gap: many(valueGapBallot),
  dots: many(dotsBallot),
  approval: many(approvalBallot),
  score: many(scoreBallot),
  points: many(pointsBallot),
  quadratic: many(quadraticBallot),
  majority_judgment: many(gradesBallot),
  criteria: many(criteriaBallot),
  delphi: many(delphiBallot),
  ranked: many(rankedBallot),
  pairwise: many(pairwiseBallot),
  equal_shares: many(approvalBallot),
  opinion: many(opinionBallot),
}

const CONFIGS = {
  value_gap: { scale: 5, split: 'midpoint', index: 'geometric', weight: 0.5 },
  dots: { budget: 6, perItem: 4, spendAll: false },
  approval: { min: 0 },
  score: { scale: 5, missing: 'skip' },
  points: { total: 6, spendAll: false },
  quadratic: { credits: 16, negative: true },
  majority_judgment: { grades: 4, blank: 'exclude' },
  criteria: {
    criteria: [
      { id: 'use', label: 'Use', weight: 0.5 },
      { id: 'cost', label: 'Cost', weight: 0.3 },
      { id: 'reach', label: 'Reach', weight: 0.2 },
    ],
    scale: 5,
  },
  delphi: { scale: [-2, 4], consensus: 'iqr', maxRounds: 3 },
  ranked: { rule: 'schulze', unranked: 'last' },
  pairwise: { prior: 0.5 },
  equal_shares: {
    costs: { q1: 3, q2: 5, q3: 4, q4: 2 },
    budget: 10,
    utility: 'cost',
    completion: 'none',
    step: 1,
    withinBudget: false,
  },
  opinion: { seed: 1 },
} as const

/** What stands at the top of each ballot, and what it holds when nothing is said. */
const EMPTY: Readonly<Record<MethodName, Readonly<Record<string, object>>>> = {
  value_gap: { ratings: {} },
  dots: { dots: {} },
  approval: { approved: [] },
  score: { scores: {} },
  points: { points: {} },
  quadratic: { votes: {} },
  majority_judgment: { grades: {} },
  criteria: { marks: {} },
  delphi: { estimates: {} },
  ranked: { ranking: [] },
  pairwise: { pairs: [] },
  equal_shares: { approved: [] },
  opinion: { votes: {} },
}

/** A config of the method and valid ballots for it. */
export const someBallots = (name: MethodName) => ({
  config: CONFIGS[name] as MethodConfig,
  key: Object.keys(EMPTY[name])[0]!,
  empty: Object.values(EMPTY[name])[0]!,
  ballots: ballotsOf[name] as fc.Arbitrary<MethodBallot[]>,
})
