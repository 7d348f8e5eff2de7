import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { pairwise, type PairwiseBallot } from '#shared/voting/methods/pairwise.ts'
import { expectRefused, outcomeOf } from './counted.ts'
import { differences, vectorsOf } from './vectors.ts'

test.each(vectorsOf('pairwise'))('[CO2] pairs: $name', (vector) => {
  const { logRelativeToFirst, logRelativeToLast, ...expected } = vector.expected
  const outcome = outcomeOf(pairwise, vector)
  expect(differences(outcome, expected, vector.tol)).toEqual([])
  const { items } = vector.config as { items: string[] }
  const strength = (outcome.strength ?? {}) as Record<string, number>
  const relativeTo = (item: string | undefined) =>
    Object.fromEntries(items.map((one) => [one, Math.log(strength[one]! / strength[item ?? '']!)]))
  if (logRelativeToFirst) expect(differences(relativeTo(items[0]), logRelativeToFirst, 1e-6)).toEqual([])
  if (logRelativeToLast) expect(differences(relativeTo(items.at(-1)), logRelativeToLast, 1e-6)).toEqual([])
})

const ITEMS = ['a', 'b', 'c', 'd']
const config = { prior: 0.5 }
const PAIRS = ITEMS.flatMap((a, at) => ITEMS.slice(at + 1).map((b) => [a, b] as const))
const ballot = fc
  .tuple(
    fc.subarray(PAIRS),
    fc.array(fc.constantFrom(0 as const, 0.5 as const, 1 as const), { minLength: 6, maxLength: 6 }),
  )
  .map(([pairs, outcomes]): PairwiseBallot => ({ pairs: pairs.map(([a, b], at) => [a, b, outcomes[at]!] as const) }))
const ballots = fc.array(ballot, { minLength: 1, maxLength: 12 })

test('[CO26] strengths add up to one, wins and chances to what was compared, and each fit is at rest', () => {
  fc.assert(
    fc.property(ballots, (all) => {
      const { items, order } = pairwise.count(all, config, ITEMS)
      const ranked = order.flat().map((item) => items[item]!)
      if (ranked.length === 0) return
      const sum = (of: (item: (typeof ranked)[number]) => number) => ranked.reduce((total, one) => total + of(one), 0)
      expect(sum(({ strength }) => strength!)).toBeCloseTo(1, 9)
      expect(sum(({ chance }) => chance!)).toBeCloseTo(50 * ranked.length, 6)
      expect(2 * sum(({ wins }) => wins)).toBeCloseTo(
        sum(({ n }) => n),
        9,
      )
      for (const { low, chance, high } of ranked) expect([low! <= chance!, chance! <= high!]).toEqual([true, true])
    }),
    { seed: 5 },
  )
})

test('[CO19] another win never lowers an item', () => {
  fc.assert(
    fc.property(ballots, fc.constantFrom(...PAIRS), (all, [a, b]) => {
      const place = (given: readonly PairwiseBallot[]) =>
        pairwise.count(given, config, ITEMS).order.findIndex((group) => group.includes(a))
      const before = place([...all, { pairs: [[a, b, 0.5]] }])
      expect(place([...all, { pairs: [[a, b, 1]] }])).toBeLessThanOrEqual(before)
    }),
    { seed: 6 },
  )
})

test('[CO13] items that nothing joins are said to be disconnected, also where a prior still gives a fit', () => {
  const apart: PairwiseBallot[] = [{ pairs: [['a', 'b', 1]] }, { pairs: [['c', 'd', 1]] }]
  expect(pairwise.count(apart, config, ITEMS)).toMatchObject({
    order: [
      ['a', 'c'],
      ['b', 'd'],
    ],
    warnings: ['tie', 'disconnected'],
  })
  expect(pairwise.count(apart, { prior: 0 }, ITEMS)).toMatchObject({
    order: [],
    unranked: ITEMS,
    warnings: ['disconnected'],
  })
  expect(pairwise.count([...apart, { pairs: [['b', 'c', 1]] }], config, ITEMS).warnings).toEqual([])
})

test('[CO3] an item that was never shown has no rank', () => {
  expect(pairwise.count([{ pairs: [['a', 'b', 1]] }], config, ITEMS)).toMatchObject({
    order: [['a'], ['b']],
    unranked: ['c', 'd'],
  })
})

test('[CO9] [CO40] an item that fewer than k people compared is hidden, with another, and no strength is told', () => {
  const some: PairwiseBallot[] = [
    ...Array.from({ length: 6 }, (): PairwiseBallot => ({
      pairs: [
        ['a', 'b', 1],
        ['b', 'c', 1],
      ],
    })),
    { pairs: [['c', 'd', 1]] },
  ]
  const counted = pairwise.count(some, config, ITEMS)
  const hidden = new Set(pairwise.placeOnly(counted, 5, config))
  expect([...hidden]).toEqual(['d', 'a'])
  expect(pairwise.detail!.tell(counted, hidden, 5)).toEqual({ behind: 7 })
  const { b } = counted.items
  const told = (isHiding: boolean) => pairwise.tellItem!(b!, { k: 5, config, isHiding })
  expect([told(true), told(false)]).toEqual([{ ballots: 6, n: 12, wins: 6 }, b])
})

test('[CO11] an organisation answers each pair once, by the mean of its people', () => {
  const yes: PairwiseBallot = { pairs: [['a', 'b', 1]] }
  const no: PairwiseBallot = { pairs: [['a', 'b', 0]] }
  const { items } = pairwise.countGroups([[yes, yes, no], [no]], config, ['a', 'b'])
  expect([items.a!.n, items.b!.n]).toEqual([2, 2])
  expect(items.a!.wins).toBeCloseTo(2 / 3, 12)
})

test.each([
  ['malformed', [['a', 'b']]],
  ['malformed', [['a', 'b', '1']]],
  ['malformed', [[1, 'b', 1]]],
  ['malformed', ['ab1']],
  ['malformed', {}],
  ['unknown_item', [['a', 'z', 1]]],
  ['repeated_item', [['a', 'a', 1]]],
  [
    'repeated_item',
    [
      ['a', 'b', 1],
      ['b', 'a', 0],
    ],
  ],
  ['bad_value', [['a', 'b', 0.7]]],
  ['bad_value', [['a', 'b', -1]]],
])('[CO6] pairs are refused as %s: %j', (code, pairs) => {
  expectRefused(pairwise.check({ pairs }, config, ITEMS), code)
})
