import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { METHODS, type MethodName } from '#shared/voting/methods.ts'
import { approval } from '#shared/voting/methods/approval.ts'
import { criteria, type CriteriaConfig, FRAMEWORK } from '#shared/voting/methods/criteria.ts'
import { delphi } from '#shared/voting/methods/delphi.ts'
import { majorityJudgment } from '#shared/voting/methods/majority-judgment.ts'
import { points } from '#shared/voting/methods/points.ts'
import { nextCost, quadratic } from '#shared/voting/methods/quadratic.ts'
import { score } from '#shared/voting/methods/score.ts'
import { type ballotsOf, ITEMS, someBallots } from './ballots.ts'

const items = ['a', 'b', 'c']
const code = (read: { ok: boolean; error?: { code: string } }) => (read.ok ? 'ok' : read.error!.code)
const configured = <T>(read: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!read.ok) throw new Error('a config that fits')
  return read.value
}
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

describe('[CO7] without a config', () => {
  test.each([
    ['approval', { min: 0 }],
    ['score', { scale: 5, missing: 'skip' }],
    ['points', { total: 100, spendAll: true }],
    ['quadratic', { credits: 100, negative: false }],
    ['majority_judgment', { grades: 6, blank: 'exclude' }],
    ['criteria', { criteria: FRAMEWORK, scale: 5 }],
    ['delphi', { scale: [1, 9], consensus: 'iqr', maxRounds: 3 }],
  ] as const)('%s is as VOTING.md says', (name, expected) => {
    expect(METHODS[name].configure({}, items)).toEqual({ ok: true, value: expected })
  })

  test.each(['approval', 'points', 'quadratic'] as const)('%s needs two questions', (name) => {
    expect(code(METHODS[name].configure({}, ['a']))).toBe('too_few_items')
  })

  test.each(['score', 'majority_judgment', 'criteria', 'delphi'] as const)('%s needs one', (name) => {
    expect([code(METHODS[name].configure({}, ['a'])), code(METHODS[name].configure({}, []))]).toEqual([
      'ok',
      'too_few_items',
    ])
  })
})

const weights = (...all: readonly number[]) => ({ criteria: all.map((weight, at) => ({ id: `c${at}`, weight })) })

test.each<[MethodName, object]>([
  ['approval', { min: 4 }],
  ['approval', { min: 2, max: 1 }],
  ['approval', { max: 0 }],
  ['approval', { most: 2 }],
  ['score', { scale: 4 }],
  ['score', { missing: 'lowest' }],
  ['points', { total: 0 }],
  ['points', { total: 10_001 }],
  ['quadratic', { credits: 2.5 }],
  ['quadratic', { negative: 'yes' }],
  ['majority_judgment', { grades: 1 }],
  ['majority_judgment', { grades: 11 }],
  ['majority_judgment', { blank: 'zero' }],
  ['criteria', weights()],
  ['criteria', weights(0.5, 0.4)],
  ['criteria', weights(1.5, -0.5)],
  ['criteria', weights(...times(13, 1 / 13))],
  [
    'criteria',
    {
      criteria: [
        { id: 'x', weight: 0.5 },
        { id: 'x', weight: 0.5 },
      ],
    },
  ],
  ['criteria', { criteria: [{ id: '__proto__', weight: 1 }] }],
  ['delphi', { scale: [3, 3] }],
  ['delphi', { scale: [0, 101] }],
  ['delphi', { scale: [0, 1.5] }],
  ['delphi', { scale: [1] }],
  ['delphi', { consensus: 'mean' }],
  ['delphi', { maxRounds: 0 }],
])('[CO7] %s refuses the config %j', (name, given) => {
  expect(code(METHODS[name].configure(given, items))).toBe('bad_config')
})

test.each<[MethodName, object, unknown, string]>([
  ['approval', {}, { approved: [1] }, 'malformed'],
  ['approval', {}, { approved: ['z'] }, 'unknown_item'],
  ['approval', {}, { approved: ['a', 'b', 'a'] }, 'repeated_item'],
  ['approval', { max: 2 }, { approved: ['c', 'b', 'a'] }, 'too_many_choices'],
  ['approval', { min: 2 }, { approved: ['c'] }, 'too_few_choices'],
  ['score', {}, { scores: { z: 1 } }, 'unknown_item'],
  ['score', {}, { scores: { a: '3' } }, 'malformed'],
  ['score', {}, { scores: { a: null } }, 'malformed'],
  ['score', {}, { scores: { a: 0 } }, 'bad_value'],
  ['score', {}, { scores: { a: 6 } }, 'bad_value'],
  ['score', {}, { scores: { a: 2.5 } }, 'bad_value'],
  ['score', {}, { scores: { a: Number.NaN } }, 'bad_value'],
  ['points', {}, { points: { a: -1, b: 101 } }, 'bad_value'],
  ['points', {}, { points: { a: 99.5, b: 0.5 } }, 'bad_value'],
  ['points', {}, { points: { a: 'all' } }, 'malformed'],
  ['points', {}, { points: { a: 101 } }, 'over_budget'],
  ['points', {}, { points: {} }, 'under_budget'],
  ['quadratic', {}, { votes: { a: 11 } }, 'over_budget'],
  ['quadratic', { negative: true }, { votes: { a: -11 } }, 'over_budget'],
  ['quadratic', {}, { votes: { a: -1 } }, 'bad_value'],
  ['quadratic', { negative: true }, { votes: { a: 1e300 } }, 'bad_value'],
  ['quadratic', {}, { votes: { a: 1.5 } }, 'bad_value'],
  ['majority_judgment', {}, { grades: { a: -1 } }, 'bad_value'],
  ['majority_judgment', {}, { grades: { a: 'good' } }, 'malformed'],
  ['criteria', {}, { marks: { a: { impact: 6 } } }, 'bad_value'],
  ['criteria', {}, { marks: { a: { cost: 3 } } }, 'malformed'],
  ['criteria', {}, { marks: { a: 3 } }, 'malformed'],
  ['criteria', {}, { marks: { z: {} } }, 'unknown_item'],
  ['delphi', { scale: [-3, 3] }, { estimates: { a: -4 } }, 'bad_value'],
  ['delphi', { scale: [-3, 3] }, { estimates: { a: 'high' } }, 'malformed'],
])('[CO6] %s (%j) refuses %j: %s', (name, given, ballot, expected) => {
  const config = configured(METHODS[name].configure(given, items))
  expect(code(METHODS[name].check(ballot, config, items))).toBe(expected)
})

test('[CO6] a set comes back sorted, and so do two people who ticked the same', () => {
  expect(approval.check({ approved: ['c', 'a'] }, { min: 0 }, items)).toEqual({
    ok: true,
    value: { approved: ['a', 'c'] },
  })
})

describe('missing', () => {
  test('[CO1] [CO16] "can\'t judge" leaves every number as it was, and a ballot of nothing else is blank', () => {
    const silent = 'cant_judge' as const
    const one = score.count([{ scores: { a: 4 } }, { scores: { a: silent } }], { scale: 5, missing: 'skip' }, ['a'])
    expect(one.items.a).toMatchObject({ n: 1, mean: 4, sum: 4 })
    expect([
      score.isBlank({ scores: { a: silent } }),
      majorityJudgment.isBlank({ grades: { a: silent } }),
      criteria.isBlank({ marks: { a: { impact: silent } } }),
      delphi.isBlank({ estimates: { a: silent } }),
      points.isBlank({ points: { a: 0 } }),
      quadratic.isBlank({ votes: { a: 0 } }),
      approval.isBlank({ approved: [] }),
    ]).toEqual([true, true, true, true, true, true, false])
  })

  test('[CO1] as zero: the sum says so, and an item that nobody scored still has no rank', () => {
    const config = { scale: 5, missing: 'zero' } as const
    const { order, unranked, items: told } = score.count([{ scores: { a: 5 } }, { scores: { b: 3 } }], config, items)
    expect([order, unranked, told.c!.sum]).toEqual([[['a'], ['b']], ['c'], null])
    expect(score.rule(config)).toMatch(/no score counts as nothing/)
  })

  test('[CO11] silence in an organisation weighs on its sum, not on its mean', () => {
    const groups = [[{ scores: { a: 4 } }, { scores: {} }], [{ scores: { a: 2 } }]]
    const count = (missing: 'skip' | 'zero') => score.countGroups(groups, { scale: 5, missing }, ['a']).items.a!
    expect([count('skip').mean, count('zero').sum]).toEqual([3, 4])
  })
})

describe('ties', () => {
  test('[CO14] scores: mean, then median, then how many', () => {
    const config = { scale: 5, missing: 'skip', tiePolicy: 'criteria' } as const
    const given = [{ scores: { a: 1, b: 2, c: 3 } }, { scores: { a: 4, b: 3, c: 3 } }, { scores: { a: 4, b: 4 } }]
    expect(score.count(given, config, items).order).toEqual([['a'], ['b'], ['c']])
    expect(score.count(given, { ...config, tiePolicy: 'none' }, items).order).toEqual([['a', 'b', 'c']])
  })

  test('[CO14] points: the sum, then supporters, then the median', () => {
    const config = { total: 6, spendAll: false, tiePolicy: 'criteria' } as const
    const given = [{ points: { a: 3, b: 1 } }, { points: { b: 2 } }, { points: { c: 3 } }]
    expect(points.count(given, config, items).order).toEqual([['b'], ['a', 'c']])
  })

  test('[CO14] quadratic votes: the sum, then supporters', () => {
    const config = { credits: 16, negative: false, tiePolicy: 'criteria' } as const
    const given = [{ votes: { a: 2, b: 1 } }, { votes: { b: 1 } }]
    expect(quadratic.count(given, config, ['a', 'b']).order).toEqual([['b'], ['a']])
  })

  test('[CO14] [CO17] a lot is drawn from its seed over all questions, and without a seed ties stand', () => {
    const five = ['q1', 'q2', 'q3', 'q4', 'q5']
    const config = { min: 0, tiePolicy: 'lot', tieSeed: 42 } as const
    const { order, brokenTies, warnings } = approval.count([{ approved: ['q4'] }], config, five)
    expect(order).toEqual([['q4'], ['q1'], ['q5'], ['q3'], ['q2']])
    expect([brokenTies, warnings]).toEqual([[['q1', 'q2', 'q3', 'q5']], []])
    expect(approval.count([{ approved: ['q4'] }], { min: 0, tiePolicy: 'lot' }, five).order).toHaveLength(2)
  })
})

describe('one person', () => {
  test('[CO9] [CO13] whose tick, points or votes are over half of it leaves only its place', () => {
    const alone = approval.count(
      [{ approved: ['a'] }, { approved: ['b'] }, { approved: ['b', 'c'] }],
      { min: 0 },
      items,
    )
    expect(approval.placeOnly(alone, 3, { min: 0 })).toEqual(['a', 'c'])
    const config = { credits: 16, negative: true }
    const votes = quadratic.count(
      [{ votes: { a: 3 } }, { votes: { a: -1, b: 1 } }, { votes: { b: -1 } }],
      config,
      items,
    )
    expect(quadratic.placeOnly(votes, 3, config)).toEqual(['a'])
    expect([votes.flags, votes.items.b]).toEqual([
      { a: ['carried_by_one'] },
      { total: 0, supporters: 1, opponents: 1, spent: 2, topShare: 0.5 },
    ])
    const shared = points.count(
      [{ points: { a: 4, b: 2 } }, { points: { a: 1, b: 3, c: 2 } }, { points: { b: 4, c: 2 } }],
      { total: 6, spendAll: true },
      items,
    )
    expect(points.placeOnly(shared, 3, { total: 6, spendAll: true })).toEqual(['a', 'c'])
  })

  test('[CO10] a single tick is not hidden alone: where all tick alike, the ticks add up to a known number', () => {
    const given = [...times(4, { approved: ['a'] }), ...times(3, { approved: ['b'] }), { approved: ['c'] }]
    const config = { min: 1, max: 1 }
    expect(approval.placeOnly(approval.count(given, config, items), 3, config)).toEqual(['c', 'b'])
  })

  test('[CO9] the next vote costs what VOTING.md says', () => {
    expect([0, 1, 2, -2].map(nextCost)).toEqual([1, 3, 5, 5])
  })
})

describe('majority judgment', () => {
  /** As the book says it: read the lower middle, take it away, read again. */
  function read(grades: readonly number[]): readonly number[] {
    const left = grades.toSorted((a, b) => a - b)
    return grades.map(() => left.splice(Math.floor((left.length - 1) / 2), 1)[0]!)
  }
  const compareReadings = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((grade, place) => grade !== b[place])
    return at < 0 ? 0 : b[at]! - a[at]!
  }

  test('[CO2] [CO4] orders as taking grades away one by one does', () => {
    const pair = fc
      .integer({ min: 1, max: 9 })
      .chain((n) => fc.tuple(...times(2, fc.array(fc.nat(3), { minLength: n, maxLength: n }))))
    fc.assert(
      fc.property(pair, ([a = [], b = []]) => {
        const given = a.map((grade, at) => ({ grades: { a: grade, b: b[at]! } }))
        const { order } = majorityJudgment.count(given, { grades: 4, blank: 'exclude' }, ['a', 'b'])
        const by = compareReadings(read(a), read(b))
        expect(order).toEqual(by === 0 ? [['a', 'b']] : by < 0 ? [['a'], ['b']] : [['b'], ['a']])
      }),
      { numRuns: 1000 },
    )
  })

  test('[CO2] unequally often graded: the smaller minus leads, the larger plus leads', () => {
    const graded = (a: readonly number[], b: readonly number[]) => {
      const given = b.map((grade, at) => ({ grades: { ...(at < a.length && { a: a[at]! }), b: grade } }))
      return majorityJudgment.count(given, { grades: 4, blank: 'exclude' }, ['a', 'b'])
    }
    expect(graded([0, 1, 1], [0, 1, 1, 1, 1])).toMatchObject({ order: [['b'], ['a']], warnings: ['unequal_n'] })
    expect(graded([1, 1, 2], [1, 1, 1, 1, 2])).toMatchObject({ order: [['a'], ['b']], warnings: ['unequal_n'] })
  })

  test('[CO11] grades are not averaged: in an organisation of three each weighs a third', () => {
    const groups = [times(3, { grades: { a: 0 } }), [{ grades: { a: 3 } }], [{ grades: { a: 3 } }]]
    const { a } = majorityJudgment.countGroups(groups, { grades: 4, blank: 'exclude' }, ['a']).items
    expect([a!.n, a!.counts, a!.gauge!.grade]).toEqual([3, [1, 0, 0, 2], 3])
  })

  test('[CO9] [CO10] what is hidden is in no gauge either', () => {
    const given = [...times(3, { grades: { a: 1, b: 2 } }), { grades: { a: 1 } }]
    const counted = majorityJudgment.count(given, { grades: 4, blank: 'exclude' }, ['a', 'b'])
    const told = majorityJudgment.detail!.tell(counted, new Set(['b']), 4)
    expect([Object.keys(told.gauge!), told.ranks]).toEqual([['a'], { b: 1, a: 2 }])
  })
})

describe('weighted criteria', () => {
  const config: CriteriaConfig = {
    criteria: [
      { id: 'x', label: 'X', weight: 0.6 },
      { id: 'y', label: 'Y', weight: 0.4 },
    ],
    scale: 5,
  }
  const both = (x: number, y: number) => ({ marks: { a: { x, y } } })

  test('[CO10] the means by criterion are not told while fewer than k left a criterion out: the rest would be theirs', () => {
    const given = [...times(5, both(3, 4)), { marks: { a: { x: 1 } } }]
    const counted = criteria.count(given, config, ['a'])
    expect(counted.items.a).toMatchObject({ n: 6, rescaled: 1, byCriterion: { x: 16 / 6, y: 4 } })
    expect(criteria.tellItem!(counted.items.a!, { k: 5, config, isHiding: false }).byCriterion).toEqual({})
    const whole = criteria.count(times(6, both(3, 4)), config, ['a']).items.a!
    expect(criteria.tellItem!(whole, { k: 5, config, isHiding: false }).byCriterion).toEqual({ x: 3, y: 4 })
    expect(criteria.detail!.tell(counted, new Set(), 5)).toEqual({})
  })

  test('[CO18] how little would change the leader is told without nulls, and not at all beside a hidden item', () => {
    const given = times(5, { marks: { a: { x: 5, y: 1 }, b: { x: 3, y: 3 } } })
    const counted = criteria.count(given, config, ['a', 'b'])
    expect(counted.detail).toEqual({
      sensitivity: {
        x: { weight: expect.closeTo(0.5, 9), change: expect.closeTo(-0.1, 9), rival: 'b' },
        y: { weight: expect.closeTo(0.5, 9), change: expect.closeTo(0.1, 9), rival: 'b' },
      },
      nearest: 'x',
    })
    expect(criteria.detail!.tell(counted, new Set(), 5)).toEqual(counted.detail)
    expect(criteria.detail!.tell(counted, new Set(['b']), 5)).toEqual({})
    const never = criteria.count(times(5, { marks: { a: { x: 5, y: 5 }, b: { x: 3, y: 3 } } }), config, ['a', 'b'])
    expect(never.detail).toEqual({ sensitivity: { x: null, y: null }, nearest: null })
    expect(criteria.detail!.tell(never, new Set(), 5)).toEqual({ sensitivity: {} })
  })

  test('[CO11] an organisation of reviewers speaks by their mean', () => {
    const { a } = criteria.countGroups([[both(5, 5), both(3, 3)], [both(1, 1)]], config, ['a']).items
    expect([a!.n, a!.score, a!.byCriterion]).toEqual([2, 2.5, { x: 2.5, y: 2.5 }])
  })
})

const placeOf = (item: string, order: readonly (readonly string[])[]) =>
  order
    .slice(
      0,
      order.findIndex((group) => group.includes(item)),
    )
    .flat().length

/** One ballot in which an item is raised, or undefined where it cannot be. */
type Raise = (ballot: object, item: string) => object | undefined
const raisedIn =
  (key: string, highest: number): Raise =>
  (ballot, item) => {
    const byItem = (ballot as Record<string, Record<string, unknown>>)[key]!
    const mark = byItem[item]
    return typeof mark === 'number' && mark < highest ? { [key]: { ...byItem, [item]: mark + 1 } } : undefined
  }

test.each<[keyof typeof ballotsOf, Raise]>([
  ['score', raisedIn('scores', 5)],
  ['points', raisedIn('points', 99)],
  ['quadratic', raisedIn('votes', 99)],
  ['majority_judgment', raisedIn('grades', 3)],
  ['delphi', raisedIn('estimates', 4)],
  [
    'approval',
    (ballot, item) => {
      const { approved } = ballot as { approved: string[] }
      return approved.includes(item) ? undefined : { approved: [...approved, item].toSorted() }
    },
  ],
  [
    'criteria',
    (ballot, item) => {
      const { marks } = ballot as { marks: Record<string, Record<string, unknown>> }
      const mark = marks[item]?.use
      return typeof mark === 'number' && mark < 5
        ? { marks: { ...marks, [item]: { ...marks[item], use: mark + 1 } } }
        : undefined
    },
  ],
])('[CO19] raising an item on one ballot never lowers its place: %s', (name, raise) => {
  const { config, ballots } = someBallots(name)
  const count = (all: readonly object[]) => METHODS[name].count(all as never, config, ITEMS).order
  let raised = 0
  fc.assert(
    fc.property(ballots, fc.nat(), fc.constantFrom(...ITEMS), (all, nth, item) => {
      fc.pre(all.length > 0)
      const at = nth % all.length
      const better = raise(all[at]!, item)
      const before = count(all)
      fc.pre(better !== undefined && before.flat().includes(item))
      raised++
      expect(placeOf(item, count((all as object[]).with(at, better!)))).toBeLessThanOrEqual(placeOf(item, before))
    }),
    { numRuns: 300 },
  )
  expect(raised).toBeGreaterThan(100)
})
