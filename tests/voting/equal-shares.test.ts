import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { fraction } from '#shared/voting/fraction.ts'
import { equalShares, type EqualSharesBallot, type EqualSharesConfig } from '#shared/voting/methods/equal-shares.ts'
import { tally } from '#shared/voting/methods/equal-shares/tally.ts'
import { outcomeOf, told, withSortedSets } from './counted.ts'
import { ballotsIn, differences, type Vector, vectorsOf } from './vectors.ts'

type Pair = readonly [number, number]

/** Published examples may give holdings and steps as fractions, which no config of a room has. */
function outcome(vector: Vector) {
  const { holding, step, ...config } = vector.config
  if (!holding && !Array.isArray(step)) return outcomeOf(equalShares, vector)
  const { items, ...rest } = config as unknown as EqualSharesConfig & { items: string[] }
  const ballots = ballotsIn(vector).map(({ ballot }) => [ballot as EqualSharesBallot])
  const exact = {
    ...(holding !== undefined && { holding: fraction(...(holding as Pair)) }),
    ...(step !== undefined && { step: fraction(...(step as Pair)) }),
  }
  return told(tally(ballots, { ...rest, step: 1, withinBudget: false }, items, exact), ballots.length)
}

test.each(vectorsOf('equal_shares'))('[CO2] equal shares: $name', (vector) => {
  expect(differences(withSortedSets(outcome(vector)), withSortedSets(vector.expected), vector.tol)).toEqual([])
})

const ITEMS = ['a', 'b', 'c', 'd', 'e']
const approvals = fc.array(fc.subarray(ITEMS, { minLength: 1 }), { minLength: 1, maxLength: 10 })
const plan = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 5 }),
  budget: fc.integer({ min: 12, max: 30 }),
  utility: fc.constantFrom('cost' as const, 'count' as const),
  completion: fc.constantFrom('none' as const, 'add1' as const),
})
const configOf = ({ costs, ...rest }: typeof plan extends fc.Arbitrary<infer T> ? T : never): EqualSharesConfig => ({
  ...rest,
  costs: Object.fromEntries(ITEMS.map((item, at) => [item, costs[at]!])),
  step: 1,
  withinBudget: false,
})
const count = (lists: readonly (readonly string[])[], config: EqualSharesConfig, items = ITEMS) =>
  equalShares.count(
    lists.map((approved) => ({ approved })),
    config,
    items,
  )

describe('equal shares', () => {
  test('[CO24] what is funded fits the budget, whatever ties do, and nobody pays more than they held', () => {
    fc.assert(
      fc.property(approvals, plan, (lists, made) => {
        const config = configOf(made)
        const { funded, contested, spent, steps, holding } = count(lists, config).detail!
        expect(spent).toBe(funded.reduce((sum, item) => sum + config.costs[item]!, 0))
        expect(spent).toBeLessThanOrEqual(config.budget)
        if (contested.length > 0) return // then not every step is told
        const paid = lists.map(() => 0)
        for (const { item, price } of steps) {
          let due = config.costs[item]!
          for (const [voter, approved] of lists.entries()) {
            if (!approved.includes(item)) continue
            const own = Math.min(price, holding - paid[voter]!)
            expect(own).toBeGreaterThanOrEqual(-1e-9)
            paid[voter]! += own
            due -= own
          }
          expect(due).toBeCloseTo(0, 6)
        }
      }),
      { numRuns: 300, seed: 3 },
    )
  })

  test('[CO24] holdings are raised as long as what they buy fits the real budget, and no further', () => {
    const all = [['a', 'b'], ['a'], ['c'], ['c', 'd']]
    const config = configOf({ costs: [4, 4, 4, 4, 4], budget: 16, utility: 'cost', completion: 'add1' })
    expect(count(all, config).detail).toMatchObject({ funded: ['a', 'c', 'b', 'd'], spent: 16, steps_raised: 2 })
    expect(count(all, { ...config, budget: 15 }).detail).toMatchObject({ funded: ['a', 'c'], spent: 8 })
    expect(count(all, { ...config, completion: 'none' }).detail).toMatchObject({ funded: ['a', 'c'], spent: 8 })
  })

  test('[CO5] ballots in another order, and items in another order, fund the same', () => {
    const mixed = approvals.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    const turned = fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length })
    const asSets = ({ order, detail }: ReturnType<typeof count>) => [
      order.map((group) => group.toSorted()),
      detail!.funded.toSorted(),
      detail!.contested.toSorted(),
      detail!.spent,
    ]
    fc.assert(
      fc.property(mixed, turned, plan, ([all, others], items, made) => {
        const here = count(all, configOf(made))
        expect(count(others, configOf(made))).toEqual(here)
        expect(asSets(count(all, configOf(made), items))).toEqual(asSets(here))
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  test('[CO14] by criteria the cheaper of two equally good ones is funded, by lot the one drawn first', () => {
    const lists = [['a', 'b']]
    const config = { ...configOf({ costs: [3, 4, 9, 9, 9], budget: 12, utility: 'cost', completion: 'none' }) }
    const both = count([['a', 'b']], { ...config, budget: 6 })
    expect(both.detail!.contested).toEqual(['a', 'b'])
    expect(count(lists, { ...config, budget: 6, tiePolicy: 'criteria' }).detail!.funded).toEqual(['a'])
    const drawn = [1, 2, 3, 4, 5, 6].map(
      (tieSeed) => count(lists, { ...config, budget: 6, tiePolicy: 'lot', tieSeed }).detail!.funded[0],
    )
    expect(new Set(drawn)).toEqual(new Set(['a', 'b']))
  })

  test('[CO7] costs are of all items and no others, whole, and none above the budget; steps are not too fine', () => {
    const costs = { a: 5, b: 6 }
    const code = (given: object) => {
      const read = equalShares.configure(given, ['a', 'b'])
      return read.ok ? 'ok' : read.error.code
    }
    expect(code({ costs, budget: 10 })).toBe('ok')
    const bad = [
      { budget: 10 },
      { costs },
      { costs, budget: 5 },
      { costs: { a: 5 }, budget: 10 },
      { costs: { ...costs, c: 1 }, budget: 10 },
      { costs: { ...costs, a: 0 }, budget: 10 },
      { costs: { ...costs, a: 1.5 }, budget: 10 },
      { costs, budget: 10, step: 0 },
      { costs, budget: 1_000_000, completion: 'add1', step: 1 },
      { costs, budget: 10, utility: 'fun' },
    ]
    for (const given of bad) expect([given, code(given)]).toEqual([given, 'bad_config'])
    expect(equalShares.configure({ costs, budget: 50_000, completion: 'add1' }, ['a', 'b'])).toMatchObject({
      value: { step: 50 },
    })
  })

  test('[CO11] inside an organisation a voice is shared out: whoever it is, it holds one share', () => {
    const config = configOf({ costs: [6, 6, 6, 6, 6], budget: 12, utility: 'cost', completion: 'none' })
    const crowd = Array.from({ length: 9 }, () => ({ approved: ['a', 'b'] }))
    expect(equalShares.countGroups([crowd, [{ approved: ['c'] }]], config, ITEMS).detail).toMatchObject({
      funded: ['c'],
      contested: ['a', 'b'],
    })
    expect(equalShares.count([...crowd, { approved: ['c'] }], config, ITEMS).detail!.contested).toEqual(['a', 'b'])
  })

  test('[CO9] where one person alone supports something, its number and what it cost each are not told', () => {
    const config = configOf({ costs: [2, 2, 2, 2, 2], budget: 12, utility: 'cost', completion: 'none' })
    const counted = count([['a'], ['a', 'b'], ['a', 'b'], ['a', 'c']], config)
    const hidden = new Set(equalShares.placeOnly(counted, 3, config))
    expect([...hidden].toSorted()).toEqual(['b', 'c'])
    const shown = equalShares.detail!.tell(counted, hidden, 3)
    expect(shown.steps!.map(({ item }) => item)).toEqual(['a'])
    expect(shown).not.toHaveProperty('votersServed')
    expect(equalShares.detail!.tell(counted, new Set(), 3)).toEqual(counted.detail)
  })
})
