import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#shared/kit/random.ts'
import { agreement, consensus, consensusWord, isPolarised, polarisation } from '#shared/voting/statistics/agreement.ts'
import { effectiveN } from '#shared/voting/statistics/certainty.ts'
import { spread } from '#shared/voting/statistics/spread.ts'
import { compare, fraction, sumOf, toNumber } from '#shared/voting/fraction.ts'
import { differences, vectorsOf } from './vectors.ts'

const valuesOf = (counts: readonly number[]) =>
  counts.flatMap((count, place) => Array.from({ length: count }, () => place + 1))

test.each(vectorsOf('stat.ordinal'))('[CO2] ordinal statistics: $name', ({ config, expected }) => {
  const counts = config.counts as number[]
  const { q1, q3, ...rest } = spread(valuesOf(counts))
  const found = { ...rest, iqr: q3! - q1!, consensus: consensus(counts), agreement: agreement(counts) }
  expect(differences({ ...found, polarisation: polarisation(counts) }, expected)).toEqual([])
})

test.each(vectorsOf('stat.quartiles'))('[CO2] quartiles: $name', ({ config, expected }) => {
  expect(differences(spread(config.values as number[]), expected)).toEqual([])
})

test.each(vectorsOf('stat.mulberry32'))('[CO2] [CO17] draws from $name', ({ config, expected }) => {
  const draw = mulberry32(config.seed as number)
  expect(differences(Array.from({ length: 5 }, draw), expected.first)).toEqual([])
})

describe('[CO1] without answers', () => {
  test('every statistic is null, never a nought', () => {
    expect(Object.values(spread([]))).toEqual([null, null, null, null, null])
    expect([consensus([0, 0, 0]), agreement([0, 0, 0]), polarisation([0, 0, 0])]).toEqual([null, null, null])
  })
})

test('[CO2] words begin where VOTING.md says', () => {
  expect([1, 0.8, 0.79, 0.6, 0.59, 0.4, 0.39, 0].map(consensusWord)).toEqual([
    'strong',
    'strong',
    'fair',
    'fair',
    'mixed',
    'mixed',
    'split',
    'split',
  ])
  expect([0.2, 0.5, 0.5 + 1e-12, 0.51].map(isPolarised)).toEqual([false, false, false, true])
})

const counts = fc
  .constantFrom(3, 5, 7, 10)
  .chain((scale) =>
    fc.array(fc.nat(20), { minLength: scale, maxLength: scale }).filter((some) => some.some((count) => count > 0)),
  )

test('[CO2] statistics stay within their bounds, and turning the scale round changes none of them', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const turned = given.toReversed()
      for (const statistic of [consensus, polarisation]) {
        expect(statistic(given)).toBeGreaterThanOrEqual(-1e-12)
        expect(statistic(given)).toBeLessThanOrEqual(1 + 1e-12)
        expect(statistic(turned)).toBeCloseTo(statistic(given)!, 9)
      }
      const { q1, median, q3, sd } = spread(valuesOf(given))
      expect(q1! <= median! && median! <= q3! && sd! >= 0).toBe(true)
      expect(consensus(given.map((count) => count * 3))).toBeCloseTo(consensus(given)!, 9)
    }),
  )
})

test('[CO2] equal weights amount to as many voices', () => {
  expect(effectiveN([1, 1, 1, 1])).toBe(4)
  expect(effectiveN([1 / 3, 1 / 3, 1 / 3, 1, 1])).toBeCloseTo(27 / 7, 12)
})

test('[CO4] parts over different denominators add up exactly, in whatever order', () => {
  const part = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(1000))
  fc.assert(
    fc.property(fc.uniqueArray(part, { selector: ([over]) => over }), (parts) => {
      const sum = sumOf(new Map(parts))
      expect(compare(sum, sumOf(new Map(parts.toReversed())))).toBe(0)
      expect(toNumber(sum)).toBeCloseTo(
        parts.reduce((total, [over, top]) => total + top / over, 0),
        6,
      )
    }),
  )
  expect(compare(fraction(1, 3), fraction(333_333_333, 1_000_000_000))).toBe(1)
})
