import { describe, expect, test } from 'vitest'
import { countPoll, type PollResult } from '#shared/voting/count.ts'
import { METHODS, type MethodName } from '#shared/voting/methods.ts'
import { type DelphiConfig, type DelphiItem } from '#shared/voting/methods/delphi.ts'
import { changeBetween, delphiAdvice } from '#shared/voting/rounds.ts'
import { ADVICE_WORDS, changeWords } from '#shared/voting/words.ts'
import { differences, vectorsOf } from './vectors.ts'

function result(method: MethodName, given: object, ballots: readonly unknown[], items: readonly string[]): PollResult {
  const config = METHODS[method].configure(given, items)
  if (!config.ok) throw new Error(config.error.detail)
  const cast = ballots.map((ballot) => ({ ballot }))
  return countPoll({ method, config: config.value, items, ballots: cast, eligible: ballots.length, k: 3 })
}
const estimated = (estimates: readonly number[], given: Partial<DelphiConfig> = {}) =>
  result(
    'delphi',
    { scale: [1, 9], ...given },
    estimates.map((one) => ({ estimates: { q1: one } })),
    ['q1'],
  )
const itemOf = ({ items }: PollResult) => items!.q1 as DelphiItem

test.each(vectorsOf('delphi'))('[CO2] [CO31] $name', ({ config, ballots, expected }) => {
  const { items: _, ...given } = config
  const rounds = (ballots as { rounds: number[][] }).rounds.map((one) => estimated(one, given as Partial<DelphiConfig>))
  const [first, second] = rounds as [PollResult, PollResult]
  const { netChange, meanMove, isStable } = changeBetween(first, second)!.estimates.q1!
  const found = {
    rounds: rounds.map(itemOf),
    netChange,
    meanMove,
    consensus: itemOf(second).isAgreed,
    stable: isStable,
  }
  expect(differences(found, expected)).toEqual([])
})

describe('estimating', () => {
  const wide = [1, 2, 3, 4, 5, 6, 7, 8]

  test('[CO31] ends with agreement by the measure that was fixed beforehand', () => {
    const near = [4, 4, 4, 5, 5, 5, 5, 6]
    for (const consensus of ['iqr', 'within1', 'cns'] as const)
      expect([
        delphiAdvice(estimated(near, { consensus }), 1),
        delphiAdvice(estimated(wide, { consensus }), 1),
      ]).toEqual(['agreed', 'again'])
  })

  test('[CO31] ends when answers no longer move, for dissent is a result, and after the last round', () => {
    const same = estimated(wide.with(0, 2))
    expect(delphiAdvice(same, 2, estimated(wide))).toBe('stable')
    expect(delphiAdvice(estimated([1, 1, 1, 1, 9, 9, 9, 9]), 2, estimated(wide))).toBe('again')
    expect(delphiAdvice(estimated(wide), 3)).toBe('last_round')
    expect(ADVICE_WORDS[delphiAdvice(same, 2, estimated(wide))!]).toMatch(/hardly move/)
  })

  test('[CO31] speaks of no round that is not told, and of no other method', () => {
    expect(delphiAdvice(estimated([1, 2]), 1)).toBeUndefined()
    expect(
      delphiAdvice(
        result(
          'score',
          {},
          [1, 2, 3].map(() => ({ scores: { q1: 3 } })),
          ['q1'],
        ),
        1,
      ),
    ).toBeUndefined()
    expect(changeBetween(estimated([1, 2]), estimated(wide))).toBeUndefined()
  })

  test('[CO31] a room of another size is compared by shares', () => {
    const [before, now] = [estimated([2, 2, 6]), estimated([2, 2, 2, 2, 6, 6])]
    expect(changeBetween(before, now)!.estimates.q1).toEqual({ netChange: 0, meanMove: 0, isStable: true })
  })
})

describe('any method', () => {
  const scored = (...scores: readonly (readonly number[])[]) =>
    result(
      'score',
      {},
      scores.map(([a, b, c]) => ({ scores: { a, b, c } })),
      ['a', 'b', 'c'],
    )
  const first = scored([5, 3, 1], [5, 3, 1], [4, 3, 1])

  test('[CO32] tells how many moved, whether the first stayed first, and whether more rounds would change much', () => {
    const same = changeBetween(first, scored([5, 4, 1], [5, 3, 2], [4, 3, 1]))!
    expect([same.moved, same.sameTop, same.isStable, same.agreement]).toEqual([0, true, true, 1])
    const below = changeBetween(first, scored([5, 1, 3], [5, 1, 3], [4, 1, 3]))!
    expect([below.moved, below.sameTop, below.isStable]).toEqual([2, true, false])
    expect(below.agreement).toBeCloseTo(1 / 3, 9)
    const top = changeBetween(first, scored([3, 5, 1], [3, 5, 1], [3, 5, 1]))!
    expect(changeWords(top)).toBe('Since the round before, 2 questions moved and another comes first.')
    expect(changeWords(same)).toBe('Since the round before, every question kept its place.')
  })

  test('[CO32] compares a round with one of the same method only', () => {
    const dots = result(
      'dots',
      { budget: 3, perItem: 3 },
      [1, 2, 3].map(() => ({ dots: { a: 1, b: 2 } })),
      ['a', 'b'],
    )
    expect(changeBetween(dots, first)).toBeUndefined()
  })
})

test('[CO32] tables that each rank by themselves are summed by entering one paper ballot for each', () => {
  const table = (best: string, next: string, last: string) => ({ scores: { [best]: 3, [next]: 2, [last]: 1 } })
  const { items, order } = result(
    'score',
    { scale: 3, missing: 'zero' },
    [table('a', 'b', 'c'), table('b', 'a', 'c'), table('b', 'c', 'a')],
    ['a', 'b', 'c'],
  )
  expect([order, (items!.b as { sum: number }).sum]).toEqual([[['b'], ['a'], ['c']], 8])
})
