import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { nextPair } from '#shared/voting/methods/pairwise/next-pair.ts'
import { type PairAnswer, type RatingScale, ratingsAfter } from '#shared/voting/methods/pairwise/rating.ts'
import { differences, vectorsOf } from './vectors.ts'

test.each(vectorsOf('pairwise.online'))('[CO2] the running guess: $name', ({ config, ballots, expected, tol }) => {
  const ratings = ratingsAfter(ballots as PairAnswer[], config as unknown as RatingScale)
  expect(differences({ ratings: Object.fromEntries(ratings) }, expected, tol)).toEqual([])
})

const items = Array.from({ length: 7 }, (_, at) => `q${at}`)
const asked = { items, answers: [], skipped: [], seed: 1, top: 2 }

/** Asks until there is nothing more to ask, answered by where each stands in `truth`; every fourth pair is skipped. */
function wholePaper(seed: number, answer: (a: string, b: string) => 0 | 0.5 | 1, skips = true) {
  const answers: PairAnswer[] = []
  const skipped: (readonly [string, string])[] = []
  for (;;) {
    const next = nextPair({ items, answers, skipped, seed, top: 2 })
    if ('done' in next) return { answers, skipped, done: next.done }
    const [left, right] = next.pair
    if (skips && (answers.length + skipped.length) % 4 === 3) skipped.push(next.pair)
    else answers.push([left, right, answer(left, right)])
  }
}
const byName = (a: string, b: string) => (a < b ? 1 : 0)
const named = ([a, b]: readonly [string, string, ...unknown[]]) => [a, b].toSorted().join()

test('[CO22] nobody is asked about a pair twice, skipped or not, and the paper ends', () => {
  fc.assert(
    fc.property(fc.integer(), fc.func(fc.constantFrom(0 as const, 0.5 as const, 1 as const)), (seed, answer) => {
      const { answers, skipped } = wholePaper(seed, answer)
      const pairs = [...answers, ...skipped].map(named)
      expect(new Set(pairs).size).toBe(pairs.length)
    }),
    { numRuns: 30 },
  )
})

test('[CO22] items nobody asked this person about come first', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { answers } = wholePaper(seed, byName, false)
    expect(new Set(answers.slice(0, 3).flatMap(([a, b]) => [a, b])).size).toBe(6)
    expect(new Set(answers.slice(0, 4).flatMap(([a, b]) => [a, b])).size).toBe(7)
  }
})

test('[CO22] the paper ends when it is clear which come first, or when every pair was shown', () => {
  const clear = wholePaper(3, byName, false)
  expect([clear.done, clear.answers.length < 21]).toEqual(['clear', true])
  const none = { ...asked, items: ['a', 'b', 'c'], answers: [['a', 'b', 1] as const] }
  expect(nextPair({ ...none, skipped: [['c', 'a']] })).toHaveProperty('pair')
  expect(
    nextPair({
      ...none,
      skipped: [
        ['c', 'a'],
        ['b', 'c'],
      ],
    }),
  ).toEqual({ done: 'all_shown' })
})

test('[CO17] the same seed asks the same pairs, another seed others, and either may stand left', () => {
  expect(nextPair(asked)).toEqual(nextPair(asked))
  const pairs = Array.from({ length: 60 }, (_, seed) => nextPair({ ...asked, seed }))
  const sides = pairs.map((next) => ('pair' in next ? byName(...next.pair) : 0.5))
  expect(new Set(pairs.map((next) => JSON.stringify(next))).size).toBeGreaterThan(20)
  expect(new Set(sides)).toEqual(new Set([0, 1]))
})
