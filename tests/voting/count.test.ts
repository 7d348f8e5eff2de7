import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { type CastBallot, type Count, countPoll, type PollResult } from '#shared/voting/count.ts'
import { type MethodBallot, METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import type { Rating, ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import { ITEMS, someBallots } from './ballots.ts'
import { ballotsIn, differences, vectorsOf } from './vectors.ts'

const gaps = { scale: 5, split: 'midpoint', index: 'geometric', weight: 0.5 } as const
const budget = { budget: 6, perItem: 4, spendAll: false }

const poll = (ballots: readonly CastBallot[], given: Partial<Count> = {}): PollResult =>
  countPoll({ method: 'value_gap', config: gaps, items: ['a', 'b'], eligible: ballots.length, k: 5, ...given, ballots })
const dotted = (given: readonly Record<string, number>[], more: Partial<Count> = {}) =>
  poll(
    given.map((one) => ({ ballot: { dots: one } })),
    { method: 'dots', config: budget, items: ['a', 'b', 'c'], ...more },
  )

const rated = (a: Rating, b: Rating, organisation?: string): CastBallot => ({
  ballot: { ratings: { a, b } },
  ...(organisation !== undefined && { organisation }),
})
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)
const [high, low] = [
  { value: 5, gap: 4 },
  { value: 2, gap: 2 },
]

const HEAD = { method: 'value_gap@1', config: gaps, k: 5, abstained: 0, silent: 0, tieBreak: { policy: 'none' } }

describe('below k', () => {
  test('[CO8] one ballot too few leaves the number received and nothing of what was said', () => {
    const { rule, ...told } = poll(times(4, rated(high, low)))
    expect(rule).toMatch(/\.$/)
    expect(told).toEqual({ ...HEAD, eligible: 4, received: 4, status: 'below_k', warnings: ['below_k'] })
    expect(poll(times(5, rated(high, low))).status).toBe('counted')
  })

  test('[CO8] k under three is three', () => {
    expect(poll(times(2, rated(high, low)), { k: 1 })).toMatchObject({ status: 'below_k', k: 3 })
    expect(poll(times(3, rated(high, low)), { k: 1 })).toMatchObject({ status: 'counted', k: 3 })
  })

  test('[CO16] blank ballots hide nobody, and below k are not told apart', () => {
    const ballots = [...times(4, rated(high, low)), ...times(3, rated({}, { gap: 'cant_judge' }))]
    expect(poll(ballots)).toMatchObject({ status: 'below_k', received: 7, abstained: 0 })
    expect(poll([...ballots, rated(high, low)])).toMatchObject({ status: 'counted', received: 8, abstained: 3 })
  })

  test('[CO8] two below-k polls of the same turnout say the same, whatever was voted', () => {
    for (const name of METHOD_NAMES) {
      const { config, ballots } = someBallots(name)
      const few = fc.array(
        ballots.filter((all) => all.length > 0).map(([one]) => one!),
        { minLength: 4, maxLength: 4 },
      )
      const result = (all: readonly unknown[]) =>
        poll(
          all.map((ballot, at) => ({ ballot, organisation: `o${at % 2}` })),
          { method: name, config, items: ITEMS },
        )
      fc.assert(fc.property(few, few, (one, other) => void expect(result(one)).toEqual(result(other))))
    }
  })
})

describe('turnout', () => {
  test('[CO13] [CO16] eligible, received, abstained and silent are told', () => {
    const ballots = [...times(6, rated(high, low)), rated({}, {})]
    expect(poll(ballots, { eligible: 14 })).toMatchObject({
      eligible: 14,
      received: 7,
      abstained: 1,
      silent: 7,
      warnings: [],
    })
    expect(poll(ballots, { eligible: 15 }).warnings).toEqual(['low_turnout'])
  })

  test('[CO2] the five ballots of the published example were received', () => {
    const [vector] = vectorsOf('value_gap')
    const { items, ...config } = vector!.config
    const ballots = ballotsIn(vector!).map(({ ballot }) => ({ ballot }))
    expect(differences(poll(ballots, { config, items: items as string[], k: 3 }), vector!.expected)).toEqual([])
  })
})

describe('items', () => {
  test('[CO9] an item with four answers keeps its place and gives no number and no flag', () => {
    const mixed = [
      ...times(5, rated(low, { value: 5, gap: 5 })),
      ...times(4, rated(low, { value: 1, gap: 'cant_judge' })),
    ]
    const enough = poll(mixed)
    expect(enough.items!.b).toHaveProperty('index')
    const few = poll(mixed.slice(1))
    expect([few.items!.b, few.flags, few.order, few.warnings]).toEqual([
      { suppressed: true },
      { b: ['suppressed'] },
      [['b'], ['a']],
      ['suppressed'],
    ])
    expect(few.items!.a).toHaveProperty('value')
  })

  test('[CO9] of dots of which one person gave over half, only the place is told, and why', () => {
    const { items, flags, warnings, order } = dotted([
      { a: 4 },
      { a: 1, b: 1 },
      { b: 2 },
      { b: 1, c: 3 },
      { c: 2, b: 1 },
    ])
    expect(order).toEqual([['a', 'b', 'c']])
    expect([items!.a, items!.c]).toEqual([{ suppressed: true }, { suppressed: true }])
    expect(flags).toMatchObject({ a: ['suppressed', 'carried_by_one'] })
    expect(warnings).toEqual(['suppressed', 'tie'])
    expect(dotted([{ a: 2, b: 1 }, { a: 1, b: 1 }, { a: 1, b: 1 }, { b: 1 }, { b: 1 }]).warnings).toEqual([])
  })

  test('[CO9] an item is hidden under any name', () => {
    const ballots = times(5, { ballot: { ratings: { toString: high } } })
    const { items, flags, order, unranked } = poll(ballots, { items: ['constructor', 'toString'] })
    expect([items!.constructor, order, unranked]).toEqual([{ suppressed: true }, [['toString']], ['constructor']])
    expect(Object.entries(flags!)).toEqual([['constructor', ['suppressed']]])
  })

  test('[CO10] one hidden item hides the smallest other: the shares of the rest would give it away', () => {
    const { items, flags } = dotted([
      { a: 2, b: 2 },
      { a: 2, b: 2, c: 1 },
      { a: 2, b: 2 },
      { a: 1, b: 3 },
      { a: 1, b: 3 },
    ])
    expect(items).toMatchObject({ a: { suppressed: true }, c: { suppressed: true }, b: { total: 12 } })
    expect(flags).toEqual({ a: ['suppressed'], c: ['suppressed'] })
  })

  test('[CO10] an item without a dot hides nothing, so with one carried item all are hidden', () => {
    const { items } = dotted(
      [{ a: 4 }, { a: 1 }, { a: 1 }, { a: 1 }, {}, {}, { a: 0 }, { a: 0 }, { a: 1 }].map((one) =>
        'a' in one && one.a === 4 ? { a: 6 } : one,
      ),
      { config: { ...budget, perItem: 6 } },
    )
    expect(Object.values(items!)).toEqual(times(3, { suppressed: true }))
  })

  test('[CO10] a median line that rests on a hidden question is not told; a fixed one is', () => {
    const ballots = [...times(5, rated(high, low)), rated(high, {})]
    const few = ballots.slice(1)
    const split = (given: readonly CastBallot[], kind: 'midpoint' | 'median') =>
      poll(given, { config: { ...gaps, split: kind } }).split
    expect([split(few, 'midpoint'), split(few, 'median')]).toEqual([{ value: 3, gap: 3 }, undefined])
    expect(split(ballots, 'median')).toEqual({ value: 3.5, gap: 3 })
  })
})

describe('ties', () => {
  const tied = times(5, rated({ value: 4, gap: 2 }, { value: 2, gap: 4 }))

  test('[CO14] under none a tie is a tie; under criteria the result says what they broke', () => {
    expect(poll(tied)).toMatchObject({ order: [['a', 'b']], warnings: ['tie'], tieBreak: { policy: 'none' } })
    const { order, tieBreak, warnings } = poll(tied, { config: { ...gaps, tiePolicy: 'criteria' } })
    expect([order, tieBreak, warnings]).toEqual([[['a'], ['b']], { policy: 'criteria', broken: [['a', 'b']] }, []])
  })
})

describe('ties that wait', () => {
  const tied = times(5, rated({ value: 4, gap: 2 }, { value: 2, gap: 4 }))

  test.each(['runoff', 'facilitator'] as const)(
    '[CO14] for a %s stand as they are, and the result names them',
    (policy) => {
      const { order, tieBreak, warnings } = poll(tied, { config: { ...gaps, tiePolicy: policy } })
      expect([order, tieBreak, warnings]).toEqual([[['a', 'b']], { policy, open: [['a', 'b']] }, ['tie']])
      expect(poll(times(5, rated(high, low)), { config: { ...gaps, tiePolicy: policy } }).tieBreak).toEqual({ policy })
    },
  )

  test('[CO14] [CO17] by lot are broken by the seed that the result names', () => {
    const { order, tieBreak } = poll(tied, { config: { ...gaps, tiePolicy: 'lot', tieSeed: 7 } })
    expect(tieBreak).toEqual({ policy: 'lot', seed: 7, broken: [['a', 'b']] })
    expect(poll(tied.toReversed(), { config: { ...gaps, tiePolicy: 'lot', tieSeed: 7 } }).order).toEqual(order)
  })
})

describe('by organisation', () => {
  test('[CO11] is not told when every organisation has one ballot, or nobody has an organisation', () => {
    expect(poll(times(6, rated(high, low))).byOrganisation).toBeUndefined()
    expect(poll(['a', 'b', 'c', 'd', 'e'].map((name) => rated(high, low, name))).byOrganisation).toBeUndefined()
    const withBlank = [...['a', 'b', 'c', 'd', 'e'].map((name) => rated(high, low, name)), rated({}, {}, 'a')]
    expect(poll(withBlank).byOrganisation).toBeUndefined()
  })

  test('[CO11] [CO13] a big organisation leads by person, the small ones by organisation', () => {
    const ballots = [
      ...times(6, rated(high, low, 'big')),
      ...['x', 'y', 'z'].map((name) => rated(low, high, name)),
      rated(low, high),
    ]
    const { order, byOrganisation, warnings } = poll(ballots)
    expect(order).toEqual([['a'], ['b']])
    expect(byOrganisation).toEqual({ voices: 5, order: [['b'], ['a']], same: false })
    expect(warnings).toEqual(['weights_matter'])
  })

  const voices = (singles: number, pairs: number) => [
    ...Array.from({ length: singles }, (_, at) => rated(high, low, `single ${at}`)),
    ...Array.from({ length: pairs }, (_, at) => times(2, rated(low, high, `pair ${at}`))).flat(),
  ]

  test('[CO12] numbers stand beside the order only when each class of weight has k ballots', () => {
    const { byOrganisation } = poll(voices(10, 3))
    expect(byOrganisation).toMatchObject({ voices: 13, same: true, effectiveN: 169 / 11.5 })
    const { a } = byOrganisation!.items as unknown as { a: ValueGapItem }
    expect(Object.keys(a)).toEqual(['value', 'gap', 'index'])
    expect(a.value).toEqual({ n: 13, mean: 56 / 13 })
    expect(poll(voices(10, 2)).byOrganisation).toEqual({ voices: 12, order: [['a'], ['b']], same: true })
    expect(poll(voices(4, 3)).byOrganisation).not.toHaveProperty('items')
  })

  test('[CO12] classes are those of the people who answered, question by question', () => {
    const ballots = voices(10, 3)
    const partly = ballots.with(-1, rated({ value: 'cant_judge', gap: 4 }, high, 'pair 2'))
    expect(poll(partly).byOrganisation).not.toHaveProperty('items')
  })

  test('[CO9] [CO12] an item hidden by person stays hidden by organisation', () => {
    const ballots = [
      ...voices(10, 3).map(({ ballot, ...by }) => ({
        ballot: { ratings: { a: (ballot as { ratings: { a: Rating } }).ratings.a } },
        ...by,
      })),
      ...times(1, rated({}, high)),
    ]
    expect(poll(ballots).byOrganisation!.items).toMatchObject({
      a: { index: expect.any(Number) },
      b: { suppressed: true },
    })
  })

  test('[CO12] dots tell their sums and shares by organisation', () => {
    const ballots = [
      ...Array.from({ length: 6 }, (_, at) => ({ ballot: { dots: { a: 2, b: 1 } }, organisation: `o${at}` })),
      ...times(6, { ballot: { dots: { b: 2, a: 1 } }, organisation: 'big' }),
    ]
    const { byOrganisation } = poll(ballots, { method: 'dots', config: budget })
    expect(byOrganisation!.items).toEqual({ a: { total: 13, share: 13 / 21 }, b: { total: 8, share: 8 / 21 } })
  })
})

/** Every number somewhere inside. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

describe.each(METHOD_NAMES)('%s', (name) => {
  const { config, ballots } = someBallots(name)
  const organisation = fc.option(fc.constantFrom('o1', 'o2', 'o3'), { nil: undefined })
  const cast = fc
    .tuple(ballots, fc.array(organisation, { minLength: 14, maxLength: 14 }))
    .map(([all, from]) =>
      all.map((ballot, at): CastBallot => ({ ballot, ...(from[at] !== undefined && { organisation: from[at] }) })),
    )
  const result = (all: readonly CastBallot[], k = 3) => poll(all, { method: name, config, items: ITEMS, k })

  test('[CO18] a result survives JSON as it is, without nulls, and names its method, config and rule', () => {
    fc.assert(
      fc.property(cast, (all) => {
        const told = result(all)
        expect(JSON.parse(JSON.stringify(told))).toStrictEqual(told)
        expect(JSON.stringify(told)).not.toContain('null')
        expect(told).toMatchObject({ method: `${name}@1`, config, rule: METHODS[name].rule(config) })
      }),
    )
  })

  test('[CO5] the order in which ballots lie changes nothing of what is told', () => {
    const shuffled = cast.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(fc.property(shuffled, ([all, mixed]) => void expect(result(mixed)).toEqual(result(all))))
  })

  test('[CO8] [CO9] nothing numeric about an item leaves below k', () => {
    fc.assert(
      fc.property(cast, fc.integer({ min: 3, max: 8 }), (all, k) => {
        const told = result(all, k)
        const filled = all.filter(({ ballot }) => !METHODS[name].isBlank(ballot as never))
        expect(told.status).toBe(filled.length < k ? 'below_k' : 'counted')
        if (told.status === 'below_k') {
          const { config: _, rule: __, ...rest } = told
          expect(Object.keys(rest).toSorted()).toEqual([
            'abstained',
            'eligible',
            'k',
            'method',
            'received',
            'silent',
            'status',
            'tieBreak',
            'warnings',
          ])
        }
        for (const [item, one] of Object.entries(told.items ?? {})) {
          if ('suppressed' in one) {
            expect([one, numbersIn(told.byOrganisation?.items?.[item])]).toEqual([{ suppressed: true }, []])
            expect(told.flags?.[item]?.filter((flag) => flag !== 'suppressed' && flag !== 'carried_by_one')).toEqual([])
          } else if ('value' in one) expect(Math.min(one.value.n, one.gap.n)).toBeGreaterThanOrEqual(k)
          else if ('topShare' in one) expect(one.topShare).toBeLessThanOrEqual(0.5)
          else if ('count' in one) expect(one.count).not.toBe(1)
          else if ('supporters' in one) expect(one.supporters).not.toBe(1)
          else if ('seen' in one) expect(one.seen).toBeGreaterThanOrEqual(k)
          else if ('ballots' in one) expect(one.ballots).toBeGreaterThanOrEqual(k)
          else expect(one.n).toBeGreaterThanOrEqual(k)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Sums that add up to a number anybody can know: the shares to 1, or one tick each to the ballots. */
const SUMMED = [
  ['dots', someBallots('dots').config, someBallots('dots').ballots, 'total'],
  ['points', someBallots('points').config, someBallots('points').ballots, 'sum'],
  [
    'approval',
    { min: 1, max: 1 },
    fc.array(
      fc.constantFrom(...ITEMS).map((item) => ({ approved: [item] })),
      { maxLength: 14 },
    ),
    'count',
  ],
] as const

test.each(SUMMED)('[CO10] the sums that are shown never fix a hidden one: %s', (method, config, ballots, name) => {
  let hiddenOnes = 0
  fc.assert(
    fc.property(ballots as fc.Arbitrary<MethodBallot[]>, (all) => {
      const { items = {}, order = [] } = poll(
        all.map((ballot) => ({ ballot })),
        { method, config, items: ITEMS, k: 3 },
      )
      const whole = METHODS[method].count(all, config, ITEMS).items as unknown as Record<string, Record<string, number>>
      const hidden = Object.entries(items).flatMap(([item, one]) => ('suppressed' in one ? [whole[item]!] : []))
      const given = hidden.filter((one) => one[name]! > 0)
      hiddenOnes += hidden.length
      expect(order.flat().length === 0 || hidden.length !== 1).toBe(true)
      expect(given.length !== 1 || hidden.length === ITEMS.length).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(hiddenOnes).toBeGreaterThan(20)
})
