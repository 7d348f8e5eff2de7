import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { itemGate, roundGate, secondWeighting, suppress, sumGate } from '#shared/voting/privacy.ts'
import { vectorsOf } from './vectors.ts'

test.each(vectorsOf('privacy.suppress'))('[CO2] [CO10] suppression: $name', ({ config, ballots, expected }) => {
  expect(suppress(ballots as Record<string, number>, config.k as number)).toEqual(expected)
})

test.each(vectorsOf('privacy.roundGate'))('[CO2] [CO8] round gate: $name', ({ config, ballots, expected }) => {
  expect({ show: roundGate((ballots as { received: number }).received, config.k as number) }).toEqual(expected)
})

test.each(vectorsOf('privacy.itemGate'))('[CO2] [CO9] item gate: $name', ({ config, ballots, expected }) => {
  expect({ show: itemGate((ballots as { answers: number }).answers, config.k as number) }).toEqual(expected)
})

test('[CO9] k answers are enough for numbers', () => {
  expect([4, 5, 6].map((answers) => itemGate(answers, 5))).toEqual(['place_only', 'all', 'all'])
})

test.each(vectorsOf('privacy.sumGate'))('[CO2] [CO9] sum gate: $name', ({ ballots, expected }) => {
  const { contributions } = ballots as { contributions: number[] }
  const sum = contributions.reduce((total, one) => total + one, 0)
  expect({ show: sumGate(Math.max(...contributions), sum) }).toEqual(expected)
})

test.each(vectorsOf('privacy.secondWeighting'))(
  '[CO2] [CO12] second weighting: $name',
  ({ config, ballots, expected }) => {
    const { ballotsPerClass } = ballots as { ballotsPerClass: Record<string, number> }
    expect({ show: secondWeighting(Object.values(ballotsPerClass), config.k as number) }).toEqual(expected)
  },
)

const cells = fc.array(fc.nat(12), { minLength: 1, maxLength: 4 })
const named = (sizes: readonly number[]) => Object.fromEntries(sizes.map((size, at) => [`c${at}`, size]))

/** Every table that shows the same as this one, tried out one by one. The rule itself is known: two or more are hidden. */
function tablesLike({ total, shown }: ReturnType<typeof suppress>, codes: readonly string[]) {
  const open = codes.filter((code) => !(code in shown))
  const rest = total - Object.values(shown).reduce((sum, size) => sum + size, 0)
  const fill = (left: readonly string[], heads: number): Record<string, number>[] => {
    const [code, ...more] = left
    if (code === undefined) return heads === 0 ? [{}] : []
    return Array.from({ length: heads + 1 }, (_, size) => size).flatMap((size) =>
      fill(more, heads - size).map((table) => ({ ...table, [code]: size })),
    )
  }
  return fill(open, rest).filter((table) => Object.values(table).filter((size) => size > 0).length >= 2)
}

test('[CO10] no hidden cell can be worked out from total, shown and other, by trying every table', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 3, max: 6 }), (sizes, k) => {
      const table = named(sizes)
      const { hidden, ...told } = suppress(table, k)
      fc.pre(sizes.filter((size) => size > 0).length > 1 && told.total >= k && hidden.length > 0)
      const tables = tablesLike({ ...told, hidden }, Object.keys(table))
      for (const cell of hidden) expect(new Set(tables.map((one) => one[cell])).size).toBeGreaterThan(1)
    }),
    { numRuns: 500 },
  )
})

test('[CO10] what is shown is true, no smaller than k, and adds up with the rest', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 3, max: 6 }), (sizes, k) => {
      const table = named(sizes)
      const { total, shown, other, hidden } = suppress(table, k)
      expect(total).toBe(sizes.reduce((sum, size) => sum + size, 0))
      expect(Object.values(shown).reduce((sum, size) => sum + size, other)).toBe(total)
      for (const [code, size] of Object.entries(shown)) expect([size >= k, size]).toEqual([true, table[code]])
      if (hidden.length > 0 && Object.keys(shown).length > 0) expect(hidden.length >= 2 && other >= k).toBe(true)
    }),
  )
})

test('[CO10] the order in which cells are named changes nothing', () => {
  fc.assert(
    fc.property(cells, (sizes) => {
      const turned = Object.fromEntries(Object.entries(named(sizes)).toReversed())
      expect(suppress(turned, 5)).toEqual(suppress(named(sizes), 5))
    }),
  )
})
