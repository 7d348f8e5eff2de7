import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { type MethodConfig, type MethodName, METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { equalShares, type EqualSharesConfig } from '#shared/voting/methods/equal-shares.ts'
import { majorityJudgment, type MajorityJudgmentBallot } from '#shared/voting/methods/majority-judgment.ts'
import { TIE_POLICIES } from '#shared/voting/methods/method.ts'
import { ranked, RANKED_RULES, type RankedConfig, type RankedRule } from '#shared/voting/methods/ranked.ts'
import { ITEMS, someBallots } from './ballots.ts'

const LETTERS = ['A', 'B', 'C', 'D']
/** "3 DCBA" is three ballots with D first. */
const profile = (...written: readonly string[]) =>
  written.flatMap((one) => {
    const [times, order = ''] = one.split(' ')
    return Array.from({ length: Number(times) }, () => ({ ranking: [...order].map((item) => [item]) }))
  })
const configOf = (rule: RankedRule, more: Partial<RankedConfig> = {}): RankedConfig => ({
  rule,
  unranked: 'last',
  ...(rule === 'stv' && { seats: 2 }),
  ...more,
})
const countOf = (ballots: ReturnType<typeof profile>, rule: RankedRule, more: Partial<RankedConfig> = {}) =>
  ranked.count(ballots, configOf(rule, more), LETTERS)
const strict = fc.shuffledSubarray(LETTERS, { minLength: 4 }).map((order) => ({ ranking: order.map((item) => [item]) }))
const profiles = fc.array(strict, { minLength: 1, maxLength: 9 })

describe('every ballot given twice', () => {
  test.each(RANKED_RULES.filter((rule) => rule !== 'stv'))('[CO5] makes the same order by %s', (rule) => {
    fc.assert(
      fc.property(profiles, (all) => {
        expect(countOf([...all, ...all], rule).order).toEqual(countOf(all, rule).order)
      }),
      { numRuns: 60 },
    )
  })

  const twice = <T>(all: readonly T[]) => [...all, ...all]
  const orders = (name: MethodName, config: object, ballots: readonly object[], items: readonly string[]) =>
    [ballots, twice(ballots)].map((all) => METHODS[name].count(all as never, config as MethodConfig, items)) // of this method

  test('[CO43] can make another one where a quota is rounded: STV', () => {
    const [once, both] = orders('ranked', configOf('stv'), profile('1 CDBA'), LETTERS)
    expect(both!.order).not.toEqual(once!.order)
  })

  test('[CO43] can make another one where shares are raised by whole steps: equal shares until the budget is used', () => {
    const config = {
      costs: { A: 6, B: 5, C: 4, D: 6 },
      budget: 9,
      utility: 'cost',
      completion: 'add1',
      step: 1,
      withinBudget: false,
    }
    const [once, both] = orders(
      'equal_shares',
      config,
      [{ approved: ['A', 'B', 'C'] }, { approved: ['C', 'D'] }],
      LETTERS,
    )
    expect(both!.order).not.toEqual(once!.order)
  })

  test('[CO43] can make another one where a prior weighs less among more answers: pairs', () => {
    const ballots = [
      { pairs: [['A', 'D', 0] as const, ['B', 'D', 1] as const] },
      { pairs: [['A', 'C', 0] as const, ['A', 'D', 0] as const, ['B', 'C', 1] as const, ['B', 'D', 0] as const] },
    ]
    const [once, both] = orders('pairwise', { prior: 0.5 }, ballots, LETTERS)
    expect(both!.order).not.toEqual(once!.order)
  })

  test('[CO43] can be enough people to see ways of seeing among', () => {
    const half = [
      ...Array.from({ length: 4 }, () => ({ votes: { A: 1, B: 1, C: -1, D: -1 } })),
      ...Array.from({ length: 4 }, () => ({ votes: { A: -1, B: -1, C: 1, D: 1 } })),
    ]
    const [once, both] = orders('opinion', { seed: 1 }, half, LETTERS)
    expect([once!.detail!.ways, both!.detail!.ways]).toEqual([undefined, 2])
  })
})

test('[CO43] raising a winner can make it lose by STV, as by dropping the last: with one seat they are the same', () => {
  const some = profile('2 ABC', '5 CBA', '4 ACB', '6 BCA')
  const raised = profile('2 BAC', '5 CBA', '4 ACB', '6 BCA')
  const elected = (ballots: typeof some) =>
    ranked.count(ballots, configOf('stv', { seats: 1 }), ['A', 'B', 'C']).detail!.elected
  expect([elected(some), elected(raised)]).toEqual([['B'], ['C']])
})

describe('[CO44] staying away', () => {
  test('never helps by Borda: one more ballot never makes worse by itself who comes first', () => {
    fc.assert(
      fc.property(profiles, strict, (all, mine) => {
        const [before, after] = [countOf(all, 'borda').order[0]!, countOf([...all, mine], 'borda').order[0]!]
        const placeOf = (item: string) => mine.ranking.findIndex(([one]) => one === item)
        expect(Math.min(...after.map(placeOf))).toBeLessThanOrEqual(Math.max(...before.map(placeOf)))
      }),
      { numRuns: 300 },
    )
  })

  test.each<[RankedRule, readonly string[], string, string, string]>([
    ['schulze', ['2 BADC', '2 CBAD', '3 DCBA'], '2 ADBC', 'D', 'B'],
    ['minimax', ['4 BACD', '5 CDBA', '4 DBAC'], '6 ACBD', 'C', 'B'],
    ['copeland', ['5 BDAC', '1 DACB', '1 DCBA'], '5 CABD', 'B', 'D'],
    ['ranked_pairs', ['4 DACB', '3 CDBA', '7 ABCD', '2 DBAC', '1 ADBC'], '2 CBDA', 'D', 'A'],
    ['kemeny', ['4 CDBA', '4 BADC', '6 BDAC', '7 CBAD'], '4 ADCB', 'C', 'B'],
    ['irv', ['5 BACD', '2 DCBA', '4 CBDA'], '3 DACB', 'C', 'B'],
  ])('can help by %s', (rule, others, mine, without, present) => {
    const away = countOf(profile(...others), rule)
    const there = countOf(profile(...others, mine), rule)
    expect([away.order[0], there.order[0]]).toEqual([[without], [present]])
    expect(mine.indexOf(present)).toBeGreaterThan(mine.indexOf(without))
  })
})

describe('[CO45] equal shares', () => {
  const plan = fc.record({
    costs: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 }),
    budget: fc.integer({ min: 8, max: 20 }),
    utility: fc.constantFrom('cost' as const, 'count' as const),
  })
  const lists = fc.array(fc.subarray(LETTERS, { minLength: 1 }), { minLength: 2, maxLength: 7 })
  const count = (
    approved: readonly (readonly string[])[],
    { costs, ...rest }: typeof plan extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const config: EqualSharesConfig = {
      ...rest,
      costs: Object.fromEntries(LETTERS.map((item, at) => [item, costs[at]!])),
      completion: 'none',
      step: 1,
      withinBudget: false,
    }
    return {
      config,
      detail: equalShares.count(
        approved.map((own) => ({ approved: own })),
        config,
        LETTERS,
      ).detail!,
    }
  }

  test('stops only where supporters do not hold what anything more would cost', () => {
    let stopped = 0
    fc.assert(
      fc.property(lists, plan, (approved, made) => {
        const { config, detail } = count(approved, made)
        if (detail.contested.length > 0 || detail.steps.length < detail.funded.length) return
        const held = approved.map(() => detail.holding)
        for (const { item, price } of detail.steps)
          for (const [voter, own] of approved.entries())
            if (own.includes(item)) held[voter] = Math.max(0, held[voter]! - price)
        for (const item of LETTERS.filter((one) => !detail.funded.includes(one))) {
          const together = approved.reduce((sum, own, voter) => (own.includes(item) ? sum + held[voter]! : sum), 0)
          expect(together).toBeLessThan(config.costs[item]! + 1e-9)
          stopped++
        }
      }),
      { numRuns: 300 },
    )
    expect(stopped).toBeGreaterThan(100)
  })

  test('never takes an item its money because one more person ticks it', () => {
    let ticked = 0
    fc.assert(
      fc.property(lists, plan, fc.nat(), fc.nat(), (approved, made, nth, which) => {
        const { funded, contested } = count(approved, made).detail
        if (contested.length > 0 || funded.length === 0) return
        const [at, item] = [nth % approved.length, funded[which % funded.length]!]
        if (approved[at]!.includes(item)) return
        ticked++
        const after = count(approved.with(at, [...approved[at]!, item].toSorted()), made).detail
        expect([...after.funded, ...after.contested]).toContain(item)
      }),
      { numRuns: 300 },
    )
    expect(ticked).toBeGreaterThan(50)
  })
})

describe('[CO46] under every tie policy', () => {
  const policies = TIE_POLICIES.map((tiePolicy) => ({ tiePolicy, ...(tiePolicy === 'lot' && { tieSeed: 42 }) }))
  const asSets = (groups: readonly (readonly string[])[]) => groups.map((group) => group.toSorted())
  const mixed = <T>(ballots: fc.Arbitrary<T[]>) =>
    ballots.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  const turned = fc.shuffledSubarray([...ITEMS], { minLength: ITEMS.length })

  test.each(METHOD_NAMES.flatMap((name) => policies.map((policy) => ({ name, ...policy }))))(
    '$name: $tiePolicy',
    ({ name, ...policy }) => {
      const { config, ballots } = someBallots(name)
      const count = (all: Parameters<(typeof METHODS)[typeof name]['count']>[0], items: readonly string[]) =>
        METHODS[name].count(all, { ...config, ...policy } as MethodConfig, items) // policies are every method's
      fc.assert(
        fc.property(mixed(ballots), turned, ([all, others], items) => {
          const here = count(all, ITEMS)
          expect(count(others, ITEMS)).toEqual(here)
          if (policy.tiePolicy !== 'lot') expect(asSets(count(all, items).order)).toEqual(asSets(here.order))
        }),
        { numRuns: 40 },
      )
    },
  )

  const loose = someBallots('ranked').ballots
  const singly = fc.array(
    fc.shuffledSubarray([...ITEMS], { minLength: 1 }).map((order) => ({ ranking: order.map((item) => [item]) })),
    { maxLength: 12 },
  )
  test.each(RANKED_RULES.flatMap((rule) => policies.map((policy) => ({ rule, ...policy }))))(
    'ranked by $rule: $tiePolicy',
    ({ rule, ...policy }) => {
      const config = configOf(rule, policy)
      fc.assert(
        fc.property(mixed(rule === 'stv' ? singly : (loose as typeof singly)), turned, ([all, others], items) => {
          const here = ranked.count(all, config, ITEMS)
          expect(ranked.count(others, config, ITEMS)).toEqual(here)
          if (policy.tiePolicy !== 'lot')
            expect(asSets(ranked.count(all, config, items).order)).toEqual(asSets(here.order))
        }),
        { numRuns: 40 },
      )
    },
  )
})

test('[CO47] by majority judgment items that all have graded tie exactly where their grades are the same', () => {
  const grade = fc.nat(3)
  const ballot = fc.record({ q1: grade, q2: grade, q3: grade }, { noNullPrototype: true })
  let tied = 0
  fc.assert(
    fc.property(fc.array(ballot, { minLength: 1, maxLength: 5 }), (all) => {
      const given = all.map((grades): MajorityJudgmentBallot => ({ grades }))
      const items = ['q1', 'q2', 'q3']
      const { order, items: told } = majorityJudgment.count(given, { grades: 4, blank: 'exclude' }, items)
      const groupOf = (item: string) => order.findIndex((group) => group.includes(item))
      for (const a of items)
        for (const b of items) {
          const isSame = JSON.stringify(told[a]!.counts) === JSON.stringify(told[b]!.counts)
          if (isSame && a !== b) tied++
          expect(groupOf(a) === groupOf(b)).toBe(isSame)
        }
    }),
    { numRuns: 400 },
  )
  expect(tied).toBeGreaterThan(20)
})
