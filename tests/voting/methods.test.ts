import { createHash } from 'node:crypto'
import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { effectiveN } from '#shared/voting/statistics/certainty.ts'
import { canonical } from '#shared/voting/canonical.ts'
import { toNumber } from '#shared/voting/fraction.ts'
import { costOf } from '#shared/voting/methods/quadratic.ts'
import { type MethodName, METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { gather, meanOf } from '#shared/voting/methods/answers.ts'
import { dots, type DotsBallot } from '#shared/voting/methods/dots.ts'
import { valueGap, type ValueGapBallot } from '#shared/voting/methods/value-gap.ts'
import { ballotsOf, ITEMS, someBallots } from './ballots.ts'
import { ballotsIn, differences, type Vector, vectorsOf } from './vectors.ts'

/** Configures, checks every ballot and counts, as a poll would. */
function counted({ method, config: { items, ...given }, ...vector }: Vector) {
  const { configure, check, count } = METHODS[method as MethodName]
  const config = configure(given, items as string[])
  if (!config.ok) return { refusal: config.error.code }
  const ballots = []
  for (const { ballot } of ballotsIn({ method, config: given, ...vector })) {
    const read = check(ballot, config.value, items as string[])
    if (!read.ok) return { refusal: read.error.code }
    ballots.push(read.value)
  }
  const { detail, ...result } = count(ballots, config.value, items as string[])
  const quadrants = Object.entries(result.items).map(([item, one]) => [item, 'quadrant' in one && one.quadrant])
  return {
    ...result,
    ...detail,
    received: ballots.length,
    quadrants: Object.fromEntries(quadrants) as object,
    canonical: canonical(ballots),
    hash: createHash('sha256').update(canonical(ballots)).digest('hex'),
    costs: ballots.map((ballot) => ('votes' in ballot ? costOf(ballot.votes) : undefined)),
  }
}

/** These have tests of their own: `rounds.test.ts`, `ranked.test.ts` and so on. */
const ELSEWHERE: readonly MethodName[] = ['delphi', 'ranked', 'pairwise', 'equal_shares', 'opinion']
const cases = METHOD_NAMES.filter((method) => !ELSEWHERE.includes(method)).flatMap((method) => vectorsOf(method))

test.each(cases)('[CO2] [CO6] $method: $name', (vector) => {
  const { orderWithoutPolicy, ...expected } = vector.expected
  expect(differences(counted(vector), expected, vector.tol)).toEqual([])
  if (expected.flags) expect(counted(vector)).toHaveProperty('flags', expected.flags)
  if (orderWithoutPolicy)
    expect(counted({ ...vector, config: { ...vector.config, tiePolicy: 'none' } })).toHaveProperty(
      'order',
      orderWithoutPolicy,
    )
})

test.each(vectorsOf('dots.defaults'))('[CO2] [CO7] dots for $name', ({ config, expected }) => {
  const items = Array.from({ length: config.items as number }, (_, at) => `q${at}`)
  expect(dots.configure({}, items)).toEqual({ ok: true, value: { ...expected, spendAll: false } })
})

test.each(vectorsOf('fairness.organisation'))('[CO2] [CO11] $name', (vector) => {
  const people = ballotsIn(vector)
  const organisations = [...new Set(people.map(({ org }) => org))].map((name) =>
    people.filter(({ org }) => org === name),
  )
  const marks = (groups: (readonly { ballot: unknown }[])[]) =>
    gather(groups, 1, ({ ballot }, give) => give(0, (ballot as { scores: { q1: number } }).scores.q1))
  const weights = organisations.flatMap((members) => members.map(() => 1 / members.length))
  expect(
    differences(
      {
        person: toNumber(meanOf(marks(people.map((one) => [one]))[0]!)),
        organisation: toNumber(meanOf(marks(organisations)[0]!)),
        effectiveN: effectiveN(weights),
      },
      vector.expected,
    ),
  ).toEqual([])
})

const gaps = { scale: 5, split: 'midpoint', index: 'geometric', weight: 0.5 } as const
const budget = { budget: 6, perItem: 4, spendAll: false }
const rated = (ratings: ValueGapBallot['ratings']): ValueGapBallot => ({ ratings })
const spent = (given: DotsBallot['dots']): DotsBallot => ({ dots: given })

describe('missing is not zero', () => {
  test('[CO1] "can\'t judge" and no answer leave the numbers of a question as they were', () => {
    const some = [rated({ a: { value: 4, gap: 2 } }), rated({ a: { value: 5, gap: 3 } })]
    const more = [...some, rated({ a: { value: 'cant_judge', gap: 'cant_judge' } }), rated({ a: {} }), rated({})]
    expect(valueGap.count(more, gaps, ['a']).items).toEqual(valueGap.count(some, gaps, ['a']).items)
  })

  test('[CO1] whoever judged one criterion only counts for that one', () => {
    const { items } = valueGap.count([rated({ a: { value: 5 } }), rated({ a: { value: 1, gap: 3 } })], gaps, ['a'])
    expect([items.a!.value.n, items.a!.value.mean, items.a!.gap.n, items.a!.gap.mean]).toEqual([2, 3, 1, 3])
  })

  test('[CO1] dots left out are none given: the mean is over all who spent any', () => {
    const { items, unranked } = dots.count([spent({ a: 2 }), spent({ a: 1, b: 1 }), spent({ b: 0 })], budget, [
      'a',
      'b',
      'c',
    ])
    expect(items.a).toEqual({ total: 3, supporters: 2, share: 0.75, topShare: 2 / 3 })
    expect(items.c).toEqual({ total: 0, supporters: 0, share: 0, topShare: 0 })
    expect(unranked).toEqual([])
  })

  test('[CO3] when nobody spent a dot or judged a question, nothing has a rank', () => {
    expect(dots.count([spent({}), spent({ a: 0 })], budget, ['a', 'b'])).toMatchObject({
      order: [],
      unranked: ['a', 'b'],
    })
    expect(valueGap.count([rated({})], gaps, ['b', 'a'])).toMatchObject({ order: [], unranked: ['b', 'a'] })
    expect(valueGap.count([], { ...gaps, split: 'median' }, ['a']).split).toEqual({ value: 3, gap: 3 })
  })
})

describe('order', () => {
  test('[CO3] level items stand together, in creation order', () => {
    const all = [rated({ c: { value: 4, gap: 4 }, b: { value: 4, gap: 4 }, a: { value: 2, gap: 2 } })]
    expect(valueGap.count(all, gaps, ['a', 'c', 'b']).order).toEqual([['c', 'b'], ['a']])
  })

  test('[CO4] means that differ only in how often they were judged tie exactly', () => {
    const third = (item: string, n: number) =>
      Array.from({ length: n }, (_, at) =>
        rated({ [item]: { value: at % 3 === 0 ? 2 : 3, gap: at % 3 === 0 ? 5 : 4 } }),
      )
    const { order, warnings } = valueGap.count([...third('a', 3), ...third('b', 21), ...third('c', 300)], gaps, [
      'a',
      'b',
      'c',
    ])
    expect([order, warnings]).toEqual([[['a', 'b', 'c']], ['tie']])
  })

  test('[CO4] with an unequal weight, what rounding alone sets apart is a tie', () => {
    const config = { ...gaps, index: 'arithmetic', weight: 0.3 } as const
    const { items, order } = valueGap.count(
      [rated({ a: { value: 2, gap: 4 }, b: { value: 5, gap: 1 }, c: { value: 3, gap: 3 } })],
      config,
      ['a', 'b', 'c'],
    )
    expect(items.a!.index).toBeCloseTo(60, 9)
    expect(order).toEqual([['a'], ['c'], ['b']])
    const level = valueGap.count(
      [rated({ a: { value: 4, gap: 2 }, b: { value: 4, gap: 2 } }), rated({ a: { value: 4, gap: 2 } })],
      config,
      ['a', 'b'],
    )
    expect(level.order).toEqual([['a', 'b']])
  })

  test('[CO4] what differs by less than rounding is still not a tie: 542·584/505² is below 791²/(737·684)', () => {
    const mark = (voter: number, n: number, aboveOne: number) =>
      voter < n ? 1 + Math.floor(aboveOne / n) + (voter < aboveOne % n ? 1 : 0) : 'cant_judge'
    const many = Array.from({ length: 737 }, (_, voter) =>
      rated({
        a: { value: mark(voter, 505, 542), gap: mark(voter, 505, 584) },
        b: { value: mark(voter, 737, 791), gap: mark(voter, 684, 791) },
      }),
    )
    const { items, order } = valueGap.count(many, gaps, ['a', 'b'])
    expect(Math.abs(items.a!.index! - items.b!.index!)).toBeLessThan(1e-9)
    expect(order).toEqual([['b'], ['a']])
  })

  test('[CO14] the criteria break what they can, say so, and leave the rest tied', () => {
    const all = [rated({ a: { value: 5, gap: 3 }, b: { value: 3, gap: 5 }, c: { value: 3, gap: 5 } })]
    const none = valueGap.count(all, gaps, ['b', 'a', 'c'])
    expect([none.order, none.brokenTies, none.warnings]).toEqual([[['b', 'a', 'c']], [], ['tie']])
    const criteria = valueGap.count(all, { ...gaps, tiePolicy: 'criteria' }, ['b', 'a', 'c'])
    expect([criteria.order, criteria.brokenTies]).toEqual([[['a'], ['b', 'c']], [['b', 'a', 'c']]])
  })

  test('[CO14] after the mean of value come its consensus and how many judged it', () => {
    const apart = [
      rated({ a: { value: 5, gap: 3 }, b: { value: 3, gap: 3 } }),
      rated({ a: { value: 1, gap: 3 }, b: { value: 3, gap: 3 } }),
    ]
    const criteria = { ...gaps, tiePolicy: 'criteria' } as const
    expect(valueGap.count(apart, criteria, ['a', 'b']).order).toEqual([['b'], ['a']])
    const fewer = [rated({ a: { value: 3, gap: 3 }, b: { value: 3, gap: 3 } }), rated({ b: { value: 3 } })]
    expect(valueGap.count(fewer, criteria, ['a', 'b']).order).toEqual([['b'], ['a']])
    expect(valueGap.count(fewer, gaps, ['a', 'b']).order).toEqual([['a', 'b']])
  })
})

describe('warnings', () => {
  const times = (n: number, ballot: ValueGapBallot) => Array.from({ length: n }, () => ballot)

  test('[CO13] thin: fewer than three, or than half of the ballots received', () => {
    const both = { value: 3, gap: 3 }
    const flags = (n: number, of: number) =>
      valueGap.count([...times(n, rated({ a: both })), ...times(of - n, rated({}))], gaps, ['a']).flags.a ?? []
    expect([flags(2, 2), flags(3, 3), flags(3, 6), flags(3, 7), flags(4, 7)]).toEqual([['thin'], [], [], ['thin'], []])
  })

  test('[CO13] polarised: two camps on either axis, but not an even spread', () => {
    const split = [1, 1, 5, 5].map((mark) =>
      rated({ a: { value: mark, gap: 3 }, b: { value: 3, gap: mark }, c: { value: 3, gap: 3 } }),
    )
    expect(valueGap.count(split, gaps, ['a', 'b', 'c']).flags).toEqual({ a: ['polarised'], b: ['polarised'] })
    const even = [1, 2, 3, 4, 5].map((mark) => rated({ a: { value: mark, gap: 3 } }))
    expect(valueGap.count(even, gaps, ['a']).flags).toEqual({})
  })

  test('[CO13] index_matters: another index puts another question first', () => {
    const all = [rated({ a: { value: 5, gap: 1 }, b: { value: 2, gap: 3 } })]
    expect(valueGap.count(all, { ...gaps, index: 'arithmetic' }, ['a', 'b'])).toMatchObject({
      order: [['a'], ['b']],
      warnings: ['index_matters'],
    })
    expect(valueGap.count(all, gaps, ['a', 'b']).order).toEqual([['b'], ['a']])
    expect(
      valueGap.count([rated({ a: { value: 5, gap: 5 }, b: { value: 2, gap: 3 } })], gaps, ['a', 'b']).warnings,
    ).toEqual([])
  })

  test('[CO13] carried_by_one: over half from one person, of three dots or more', () => {
    const of = (...given: number[]) =>
      dots.count(
        given.map((n) => spent({ a: n, b: 1 })),
        { ...budget, budget: 9, perItem: 9 },
        ['a', 'b'],
      ).flags.a ?? []
    expect([of(2), of(2, 1), of(2, 1, 1), of(3, 1, 1)]).toEqual([[], ['carried_by_one'], [], ['carried_by_one']])
  })
})

test('[CO18] the rule is one sentence of at most twenty words for every config', () => {
  const sentences = [
    ...(['geometric', 'arithmetic', 'minimum'] as const).flatMap((index) =>
      [0.5, 0.9].map((weight) => valueGap.rule({ ...gaps, index, weight })),
    ),
    dots.rule(budget),
    dots.rule({ ...budget, spendAll: true }),
  ]
  expect(new Set(sentences).size).toBe(7)
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-Z0-9][^.!]*(\.\d[^.!]*)*\.$/)
    expect(sentence.split(' ').length).toBeLessThanOrEqual(20)
  }
})

describe.each(METHOD_NAMES)('%s', (name) => {
  const method = METHODS[name]
  const { config, ballots } = someBallots(name)
  const orderOf = (given: Parameters<typeof method.count>[0], items: readonly string[] = ITEMS) =>
    method.count(given, config, items)
  const asSets = ({ order, unranked }: { order: readonly (readonly string[])[]; unranked: readonly string[] }) =>
    [...order, unranked].map((group) => group.toSorted())

  test('[CO5] the order of ballots changes nothing at all', () => {
    const shuffled = ballots.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(fc.property(shuffled, ([all, mixed]) => void expect(orderOf(mixed)).toEqual(orderOf(all))))
  })

  test('[CO5] the order of items changes only how ties are written', () => {
    const mixed = fc.shuffledSubarray([...ITEMS], { minLength: ITEMS.length })
    fc.assert(
      fc.property(ballots, mixed, (all, items) => {
        const [here, there] = [orderOf(all), orderOf(all, items)]
        expect(asSets(there)).toEqual(asSets(here))
        // What is fitted step by step is rounded in another order (VOTING.md §1.8).
        expect([differences(there.items, here.items), differences(here.items, there.items)]).toEqual([[], []])
        expect([there.flags, there.warnings]).toEqual([here.flags, here.warnings])
      }),
    )
  })

  test('[CO5] renaming items renames the result', () => {
    const names = new Map(ITEMS.map((item, at) => [item, ['zz', 'constructor', 'a-1', '0'][at]!]))
    const rename = <T>(record: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(record).map(([item, one]) => [names.get(item)!, one]))
    /** Names wherever they stand in lists; a set of them is sorted again. */
    const inside = (given: unknown): unknown =>
      Array.isArray(given) ? given.map(inside) : typeof given === 'string' ? (names.get(given) ?? given) : given
    const listed = (list: readonly unknown[]) => {
      const renamed = list.map(inside)
      return renamed.every((one) => typeof one === 'string') ? renamed.toSorted() : renamed
    }
    const costs = 'costs' in config ? { costs: rename(config.costs) } : {}
    fc.assert(
      fc.property(ballots, (all) => {
        const renamed = all.map((ballot) =>
          Object.fromEntries(
            Object.entries(ballot).map(([key, given]) => [key, Array.isArray(given) ? listed(given) : rename(given)]),
          ),
        ) as unknown as typeof all // ballots of the same shape
        const here = orderOf(all)
        const there = method.count(renamed, { ...config, ...costs }, [...names.values()])
        expect(there.order).toEqual(here.order.map((group) => group.map((item) => names.get(item))))
        const items = rename(here.items)
        expect([differences(there.items, items), differences(items, there.items)]).toEqual([[], []])
        expect(there.flags).toEqual(rename(here.flags))
      }),
    )
  })

  /** With a prior, and where people are grouped, more answers of the same kind do say more (VOTING.md §7). */
  test.skipIf(name === 'pairwise' || name === 'opinion')('[CO5] every ballot given twice makes the same order', () => {
    fc.assert(fc.property(ballots, (all) => void expect(orderOf([...all, ...all]).order).toEqual(orderOf(all).order)))
  })

  test('[CO3] every item stands in the order or among the unranked, once', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        const { order, unranked } = orderOf(all)
        expect([...order.flat(), ...unranked].toSorted()).toEqual(ITEMS.toSorted())
      }),
    )
  })

  test('[CO11] organisations of one each count as people do', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        const singly = all.map((ballot) => [ballot])
        expect(method.countGroups(singly, config, ITEMS)).toEqual(orderOf(all))
      }),
    )
  })

  test('[CO11] an organisation whose people all say the same counts as one of them', () => {
    fc.assert(
      fc.property(ballots, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const crowds = all.map((ballot) => Array.from({ length: size }, () => ballot))
        const { items, order } = method.countGroups(crowds, config, ITEMS)
        expect(order).toEqual(orderOf(all).order)
        if (method.hasOrder === false) return // it is never counted by organisation
        expect(differences(items, orderOf(all).items)).toEqual([])
      }),
    )
  })

  test('[CO6] a valid ballot is read as it was given, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        for (const ballot of all) expect(method.check(ballot, config, ITEMS)).toEqual({ ok: true, value: ballot })
      }),
    )
  })
})

test("[CO11] an organisation's people are averaged over those who answered, before organisations are", () => {
  const groups = [
    [rated({ a: { value: 5, gap: 4 } }), rated({ a: { value: 4, gap: 'cant_judge' } }), rated({})],
    [rated({ a: { value: 1, gap: 2 } })],
  ]
  const { a } = valueGap.countGroups(groups, gaps, ['a']).items
  expect([a!.value.n, a!.value.mean, a!.gap.mean, a!.value.counts]).toEqual([2, 2.75, 3, [1, 0, 0, 0, 1]])
  const shared = dots.countGroups([[spent({ a: 2 }), spent({ a: 1, b: 1 }), spent({})], [spent({ b: 4 })]], budget, [
    'a',
    'b',
  ])
  expect(shared.items.a).toEqual({ total: 1.5, supporters: 1, share: 0.375, topShare: 1 })
  expect(shared.order).toEqual([['b'], ['a']])
})

const better = fc.tuple(ballotsOf.value_gap, fc.nat(), fc.constantFrom(...ITEMS), fc.constantFrom('value', 'gap'))
const placeOf = (item: string, order: readonly (readonly string[])[]) =>
  order
    .slice(
      0,
      order.findIndex((group) => group.includes(item)),
    )
    .flat().length

test('[CO19] raising one rating never lowers the item', () => {
  fc.assert(
    fc.property(
      better,
      fc.constantFrom('geometric', 'arithmetic', 'minimum'),
      fc.constantFrom(0.5, 0.3),
      ([all, nth, item, criterion], index, weight) => {
        fc.pre(all.length > 0)
        const at = nth % all.length
        const mark = all[at]!.ratings[item]?.[criterion]
        fc.pre(typeof mark === 'number' && mark < 5)
        const raised = all.with(
          at,
          rated({ ...all[at]!.ratings, [item]: { ...all[at]!.ratings[item], [criterion]: (mark as number) + 1 } }),
        )
        const config = { ...gaps, index, weight }
        const before = valueGap.count(all, config, ITEMS)
        fc.pre(before.order.flat().includes(item))
        expect(placeOf(item, valueGap.count(raised, config, ITEMS).order)).toBeLessThanOrEqual(
          placeOf(item, before.order),
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('[CO19] another dot never lowers the item', () => {
  fc.assert(
    fc.property(ballotsOf.dots, fc.nat(), fc.constantFrom(...ITEMS), (all, nth, item) => {
      fc.pre(all.length > 0)
      const at = nth % all.length
      const raised = all.with(at, spent({ ...all[at]!.dots, [item]: (all[at]!.dots[item] ?? 0) + 1 }))
      const before = dots.count(all, budget, ITEMS).order
      fc.pre(before.length > 0)
      expect(placeOf(item, dots.count(raised, budget, ITEMS).order)).toBeLessThanOrEqual(placeOf(item, before))
    }),
  )
})
