import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { ranked, RANKED_RULES, type RankedBallot, type RankedConfig } from '#shared/voting/methods/ranked.ts'
import { expectRefused, outcomeOf, withSortedSets } from './counted.ts'
import { differences, vectorsOf } from './vectors.ts'

test.each(vectorsOf('ranked'))('[CO2] ranked: $name', (vector) => {
  expect(differences(withSortedSets(outcomeOf(ranked, vector)), withSortedSets(vector.expected), vector.tol)).toEqual(
    [],
  )
})

const ITEMS = ['a', 'b', 'c', 'd']
const schulze: RankedConfig = { rule: 'schulze', unranked: 'last' }
/** "3 a>b=c" is three ballots with a first and b and c level behind it. */
const ballots = (...written: string[]): RankedBallot[] =>
  written.flatMap((one) => {
    const [times, ranking] = one.split(' ') as [string, string]
    return Array.from({ length: Number(times) }, () => ({ ranking: ranking.split('>').map((tier) => tier.split('=')) }))
  })

test.each(RANKED_RULES)('[CO3] by %s a poll without ballots ranks nothing', (rule) => {
  const config: RankedConfig = { rule, unranked: 'last', ...(rule === 'stv' && { seats: 2 }) }
  expect(ranked.count([], config, ITEMS)).toMatchObject({ order: [], unranked: ITEMS, warnings: [] })
})

describe('[CO6] a ranking is refused', () => {
  const stv: RankedConfig = { rule: 'stv', unranked: 'last', seats: 2 }
  test.each([
    ['malformed', 'a>b'],
    ['malformed', ['a', 'b']],
    ['malformed', [[]]],
    ['malformed', [[1]]],
    ['malformed', { 0: ['a'] }],
    ['unknown_item', [['a'], ['z']]],
    ['repeated_item', [['a'], ['b', 'a']]],
    ['too_few_choices', []],
  ])('as %s: %j', (code, ranking) => expectRefused(ranked.check({ ranking }, schulze, ITEMS), code))

  test('for ties where each place holds one', () => {
    expectRefused(ranked.check({ ranking: [['a', 'b']] }, stv, ITEMS), 'ties_not_allowed')
    expectRefused(ranked.check({ ranking: [['a', 'b']] }, schulze, ITEMS), 'ok')
  })

  test('for a key of which the method knows nothing', () => {
    expectRefused(ranked.check({ ranking: [['a']], note: 'x' }, schulze, ITEMS), 'malformed')
  })
})

test('[CO7] what a rule has no use for is refused, not ignored', () => {
  const code = (given: object, items = ITEMS) => {
    const read = ranked.configure(given, items)
    return read.ok ? 'ok' : read.error.code
  }
  expect(ranked.configure({}, ITEMS)).toEqual({ ok: true, value: schulze })
  const bad = [
    { rule: 'borda', strength: 'margins' },
    { rule: 'schulze', bottomTies: 'together' },
    { rule: 'irv', seats: 2 },
    { rule: 'stv' },
    { rule: 'stv', seats: 4 },
    { rule: 'plurality' },
    { unranked: 'first' },
  ]
  for (const given of bad) expect([given, code(given)]).toEqual([given, 'bad_config'])
  expect([
    code({}, ['a']),
    code(
      { rule: 'kemeny' },
      Array.from({ length: 9 }, (_, at) => `q${at}`),
    ),
  ]).toEqual(['too_few_items', 'too_many_items'])
})

describe('[CO13] a ranked result warns', () => {
  const warnings = (config: Partial<RankedConfig>, ...written: string[]) =>
    ranked.count(ballots(...written), { ...schulze, ...config }, ['a', 'b', 'c']).warnings

  test('of a circle at the top, and of another rule with another winner', () => {
    expect(warnings({}, '40 a>b>c', '35 b>c>a', '25 c>a>b')).toEqual(['cycle', 'rule_matters'])
    expect(warnings({}, '5 a>b>c')).toEqual([])
  })

  test('of what a tie on the way leaves contested', () => {
    expect(warnings({ rule: 'irv' }, '3 a>b>c', '2 b>c>a', '2 c>b>a')).toContain('contested')
    const tied = ranked.count(ballots('3 a>b>c', '2 b>c>a', '2 c>b>a'), { ...schulze, rule: 'irv' }, ['a', 'b', 'c'])
    expect([tied.order, tied.flags]).toEqual([[['b', 'c'], ['a']], { b: ['contested'], c: ['contested'] }])
  })

  test('when ties lead to more ends than are followed', () => {
    const items = Array.from({ length: 14 }, (_, at) => `q${at}`)
    const circle = items.map((_, at) => ({ ranking: items.map((__, step) => [items[(at + step) % items.length]!]) }))
    const { warnings: told, order, detail } = ranked.count(circle, { ...schulze, rule: 'irv' }, items)
    expect([told.includes('undecided'), order, detail!.elected]).toEqual([true, [items], []])
  })
})

describe('[CO14] ties inside a count', () => {
  const tied = ballots('3 a>b>c', '2 b>c>a', '2 c>b>a')
  const elected = (config: Partial<RankedConfig>) =>
    ranked.count(tied, { ...schulze, rule: 'irv', ...config }, ['a', 'b', 'c']).detail!.elected

  test('by criteria the fewest Borda points go first; by lot, who was drawn last', () => {
    expect(elected({ tiePolicy: 'criteria' })).toEqual(['b'])
    const drawn = [1, 2, 3, 4, 5, 6].map((tieSeed) => elected({ tiePolicy: 'lot', tieSeed })?.[0])
    expect(new Set(drawn)).toEqual(new Set(['b', 'c']))
    expect(elected({ tiePolicy: 'runoff' })).toEqual([])
  })

  test('by criteria a count of seats asks the latest earlier count in which they differ', () => {
    const seats = ballots('4 a', '2 b', '1 c', '1 d>c')
    const count = (config: Partial<RankedConfig>) =>
      ranked.count(seats, { rule: 'stv', unranked: 'last', seats: 2, ...config }, ITEMS).detail!
    expect([count({}).elected, count({}).contested]).toEqual([['a'], ['b', 'c']])
    expect(count({ tiePolicy: 'criteria' }).elected).toEqual(['a', 'b'])
  })

  test('for Borda points the duel decides', () => {
    const level = ballots('2 a>b>c', '1 b>c>a')
    const borda = (tiePolicy: 'none' | 'criteria') =>
      ranked.count(level, { rule: 'borda', unranked: 'last', tiePolicy }, ['a', 'b', 'c'])
    expect(borda('none').order[0]).toEqual(['a', 'b'])
    expect([borda('criteria').order[0], borda('criteria').brokenTies]).toEqual([['a'], [['a', 'b']]])
  })
})

test('[CO11] in an organisation of m people each ballot weighs one over m, exactly', () => {
  const groups = [ballots('2 a>b', '1 b>a'), ballots('1 b>a'), ballots('7 a>b')]
  const { detail, items } = ranked.countGroups(groups, { rule: 'borda', unranked: 'last' }, ['a', 'b'])
  expect(detail!.pairwise!.a!.b).toBeCloseTo(5 / 3, 12)
  expect([items.a!.n, items.a!.score! + items.b!.score!]).toEqual([3, 3])
})

describe('[CO9] [CO10] what of a ranking may be told', () => {
  const some = ballots('6 a>b>c', '3 a>c', '1 d')
  const borda: RankedConfig = { rule: 'borda', unranked: 'last' }

  test('no figure of an item that fewer than k rank, nor of the next, for figures add up', () => {
    const counted = ranked.count(some, borda, ITEMS)
    const hidden = new Set(ranked.placeOnly(counted, 5, borda))
    expect([...hidden].toSorted()).toEqual(['b', 'd'])
    const told = ranked.detail!.tell(counted, hidden, 5)
    expect([told.pairwise, told.scores]).toEqual([{ a: { c: 9 }, c: { a: 0 } }, undefined])
    const { a } = counted.items
    expect(ranked.tellItem!(a!, { k: 5, config: borda, isHiding: true })).toEqual({ n: 9, firsts: 9 })
    expect(told.otherRules).toEqual(counted.detail!.otherRules)
  })

  test('no count of a step-by-step rule while something is hidden: what is dropped would come back', () => {
    const irv: RankedConfig = { rule: 'irv', unranked: 'last' }
    const counted = ranked.count(some, irv, ITEMS)
    expect(ranked.detail!.tell(counted, new Set(['b', 'd']), 5)).not.toHaveProperty('rounds')
    expect(ranked.detail!.tell(counted, new Set(), 3)).toHaveProperty('rounds')
  })

  test('where unranked says nothing, no two items that fewer than k compare', () => {
    const ignored: RankedConfig = { rule: 'schulze', unranked: 'ignored' }
    const apart = ranked.count(ballots('6 a>b', '6 c>d', '1 a>c', '6 a>d', '6 b>c'), ignored, ITEMS)
    const hidden = ranked.placeOnly(apart, 5, ignored)
    const shown = ITEMS.filter((item) => !hidden.includes(item))
    for (const [at, one] of shown.entries())
      for (const other of shown.slice(at + 1)) {
        const { pairwise } = apart.detail!
        expect(pairwise![one]![other]! + pairwise![other]![one]!).toBeGreaterThanOrEqual(5)
      }
    expect(hidden.length).toBeGreaterThan(1)
  })

  test('no table of pairs for more items than anybody reads', () => {
    const items = Array.from({ length: 41 }, (_, at) => `q${at}`)
    const counted = ranked.count([{ ranking: items.map((item) => [item]) }], schulze, items)
    expect(ranked.detail!.tell(counted, new Set(), 3)).not.toHaveProperty('pairwise')
  })
})

test('[CO23] the best order agrees with as many pairs as the best of all orders, tried out one by one', () => {
  const items = ['a', 'b', 'c', 'd']
  const orders = items.reduce<string[][]>(
    (all, item) => all.flatMap((one) => Array.from({ length: one.length + 1 }, (_, at) => one.toSpliced(at, 0, item))),
    [[]],
  )
  const profile = fc.array(fc.shuffledSubarray(items, { minLength: 1 }), { minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(profile, (rankings) => {
      const given = rankings.map((order) => ({ ranking: order.map((item) => [item]) }))
      const { order, detail } = ranked.count(given, { rule: 'kemeny', unranked: 'last' }, items)
      const above = (a: string, b: string) => detail!.pairwise![a]![b]!
      const scoreOf = (one: readonly string[]) =>
        one.reduce((sum, a, at) => sum + one.slice(at + 1).reduce((own, b) => own + above(a, b), 0), 0)
      const best = Math.max(...orders.map(scoreOf))
      const bests = orders.filter((one) => scoreOf(one) === best)
      expect(detail!.score).toBe(best)
      expect(withSortedSets({ orders: detail!.orders })).toEqual(withSortedSets({ orders: bests }))
      const placeOf = (item: string) => order.findIndex((group) => group.includes(item))
      for (const a of items)
        for (const b of items)
          if (placeOf(a) < placeOf(b)) expect(bests.every((one) => one.indexOf(a) < one.indexOf(b))).toBe(true)
    }),
    { numRuns: 150, seed: 8 },
  )
})
