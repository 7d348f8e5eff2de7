import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { ranked, type RankedBallot, type RankedConfig, type RankedRule } from '#shared/voting/methods/ranked.ts'

type Ranking = readonly (readonly string[])[]

const ITEMS = ['A', 'B', 'C', 'D']
const strict = fc
  .shuffledSubarray(ITEMS, { minLength: ITEMS.length })
  .map((order): Ranking => order.map((item) => [item]))
/** Ties and truncation too. */
const loose = fc
  .tuple(fc.shuffledSubarray(ITEMS, { minLength: 1 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([order, joins]): Ranking => {
    const tiers: string[][] = []
    for (const [at, item] of order.entries())
      if (at > 0 && joins[at]) tiers.at(-1)!.push(item)
      else tiers.push([item])
    return tiers
  })
const profile = (ranking: fc.Arbitrary<Ranking>, most = 9) => fc.array(ranking, { minLength: 1, maxLength: most })
const runs = { numRuns: 250, seed: 7 }

const countOf = (rankings: readonly Ranking[], rule: RankedRule, more: Partial<RankedConfig> = {}, items = ITEMS) =>
  ranked.count(
    rankings.map((ranking): RankedBallot => ({ ranking })),
    { rule, unranked: 'last', ...more },
    items,
  )
/** Who may win: the first group, or, step by step, those elected on some branch. */
function winners(rankings: readonly Ranking[], rule: RankedRule, items = ITEMS): readonly string[] {
  const { order, detail } = countOf(rankings, rule, {}, items)
  return rule === 'irv' ? [...detail!.elected!, ...detail!.contested!].toSorted() : order[0]!.toSorted()
}

/** Whether the law holds on every one of many profiles; for rules that break it, that some profile shows it. */
const holds = (law: (rankings: readonly Ranking[]) => boolean, ranking = loose) =>
  fc.check(fc.property(profile(ranking), law), { ...runs, numRuns: 600 }).failed === false

describe('[CO23] the winner of all duels comes first', () => {
  const law = (rule: RankedRule) => (rankings: readonly Ranking[]) => {
    const { condorcetWinner } = countOf(rankings, rule).detail!
    return condorcetWinner === null || JSON.stringify(winners(rankings, rule)) === JSON.stringify([condorcetWinner])
  }
  test.each(['condorcet', 'copeland', 'schulze', 'ranked_pairs', 'minimax', 'kemeny'] as const)('%s', (rule) =>
    expect(holds(law(rule))).toBe(true),
  )
  test.each(['borda', 'irv'] as const)('but not always by %s', (rule) => expect(holds(law(rule))).toBe(false))
})

describe('[CO23] the winners are of the smallest set that beats all outside', () => {
  const law = (rule: RankedRule) => (rankings: readonly Ranking[]) =>
    winners(rankings, rule).every((item) => countOf(rankings, rule).detail!.smith.includes(item))
  test.each(['condorcet', 'copeland', 'schulze', 'ranked_pairs', 'kemeny'] as const)('%s', (rule) =>
    expect(holds(law(rule), strict)).toBe(true),
  )
  test('but not always by minimax', () => {
    // A three-way circle with wide margins; D loses to each of them narrowly.
    const circle = [
      ...Array.from({ length: 5 }, (): Ranking => [['A'], ['B'], ['C'], ['D']]),
      ...Array.from({ length: 5 }, (): Ranking => [['B'], ['C'], ['A'], ['D']]),
      ...Array.from({ length: 5 }, (): Ranking => [['C'], ['A'], ['B'], ['D']]),
      ...Array.from({ length: 12 }, (): Ranking => [['D'], ['A', 'B', 'C']]),
    ]
    expect(law('minimax')(circle)).toBe(false)
  })
})

describe('[CO19] raising the winner on one ballot never makes it lose', () => {
  const law = (rule: RankedRule) => (rankings: readonly Ranking[]) => {
    const before = winners(rankings, rule)
    const [winner] = before
    if (before.length !== 1 || winner === undefined) return true
    return rankings.every((ranking, at) => {
      const place = ranking.findIndex((tier) => tier.includes(winner))
      if (place <= 0) return true
      const others = ranking.map((tier) => tier.filter((item) => item !== winner)).filter(({ length }) => length > 0)
      const raised = [...others.slice(0, place - 1), [winner], ...others.slice(place - 1)]
      return JSON.stringify(winners(rankings.with(at, raised), rule)) === JSON.stringify(before)
    })
  }
  test.each(['borda', 'copeland', 'condorcet', 'schulze', 'ranked_pairs', 'minimax', 'kemeny'] as const)('%s', (rule) =>
    expect(holds(law(rule), strict)).toBe(true),
  )
  test('but it can by irv', () => {
    const some: Ranking[] = [
      ...Array.from({ length: 2 }, (): Ranking => [['A'], ['B'], ['C']]),
      ...Array.from({ length: 5 }, (): Ranking => [['C'], ['B'], ['A']]),
      ...Array.from({ length: 4 }, (): Ranking => [['A'], ['C'], ['B']]),
      ...Array.from({ length: 6 }, (): Ranking => [['B'], ['C'], ['A']]),
    ]
    const raised: Ranking[] = some.with(0, [['B'], ['A'], ['C']]).with(1, [['B'], ['A'], ['C']])
    expect([winners(some, 'irv'), winners(raised, 'irv')]).toEqual([['B'], ['C']])
  })
})

describe('[CO23] a question next to which an equal one is always ranked wins or loses with it', () => {
  const cloned = fc.tuple(
    profile(strict),
    fc.constantFrom(...ITEMS),
    fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  )
  const law =
    (rule: RankedRule) =>
    ([rankings, item, sides]: readonly [readonly Ranking[], string, readonly boolean[]]) => {
      const twice = rankings.map((ranking, at) =>
        ranking.flatMap((tier) => (tier[0] !== item ? [tier] : sides[at] ? [[item], ['X']] : [['X'], [item]])),
      )
      const [before, after] = [winners(rankings, rule), winners(twice, rule, [...ITEMS, 'X'])]
      const merged = new Set(after.map((one) => (one === 'X' ? item : one)))
      return JSON.stringify([...merged].toSorted()) === JSON.stringify(before)
    }
  const isKept = (rule: RankedRule) =>
    fc.check(fc.property(cloned, law(rule)), { ...runs, numRuns: 400 }).failed === false
  test.each(['schulze', 'ranked_pairs', 'irv'] as const)('%s', (rule) => expect(isKept(rule)).toBe(true))
  test.each(['borda', 'copeland'] as const)('but not always by %s', (rule) => expect(isKept(rule)).toBe(false))
})

describe('[CO23] turning every ballot round never keeps a sole winner', () => {
  const law = (rule: RankedRule) => (rankings: readonly Ranking[]) => {
    const before = winners(rankings, rule)
    const after = winners(
      rankings.map((ranking) => ranking.toReversed()),
      rule,
    )
    return before.length > 1 || after.length > 1 || before[0] !== after[0]
  }
  test.each(['borda', 'copeland', 'schulze', 'ranked_pairs', 'kemeny'] as const)('%s', (rule) =>
    expect(holds(law(rule), strict)).toBe(true),
  )
  test('but it can by irv', () => expect(holds(law('irv'), strict)).toBe(false))
})

test('[CO23] votes, quotas and what counts for nobody add up to all ballots at every count of stv', () => {
  const single = fc.shuffledSubarray(ITEMS, { minLength: 1 }).map((order): Ranking => order.map((item) => [item]))
  fc.assert(
    fc.property(profile(single, 14), fc.integer({ min: 1, max: 3 }), (rankings, seats) => {
      const { rounds, quota, elected, contested } = countOf(rankings, 'stv', { seats }).detail!
      let full = 0
      for (const { tally, exhausted, elected: reached } of rounds!) {
        const held = Object.values(tally).reduce((sum, one) => sum + one, 0)
        expect(held + exhausted + full * quota!).toBeCloseTo(rankings.length, 9)
        if (reached !== undefined) full++
      }
      expect(elected!.length).toBeLessThanOrEqual(seats)
      if (contested!.length === 0) expect(elected!.length).toBe(seats)
      else expect(elected!.length + contested!.length).toBeGreaterThan(seats)
    }),
    runs,
  )
})

test('[CO5] ballots in another order, and items in another order, change no result of any rule', () => {
  const mixed = profile(loose).chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  const turned = fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length })
  const asSets = (groups: readonly (readonly string[])[]) => groups.map((group) => group.toSorted())
  fc.assert(
    fc.property(
      mixed,
      turned,
      fc.constantFrom<RankedRule>(
        'schulze',
        'ranked_pairs',
        'copeland',
        'condorcet',
        'minimax',
        'kemeny',
        'borda',
        'irv',
      ),
      fc.constantFrom('last' as const, 'ignored' as const),
      fc.constantFrom('none' as const, 'criteria' as const),
      ([all, others], items, rule, unranked, tiePolicy) => {
        const here = countOf(all, rule, { unranked, tiePolicy })
        expect(countOf(others, rule, { unranked, tiePolicy })).toEqual(here)
        const there = countOf(all, rule, { unranked, tiePolicy }, items)
        expect(asSets(there.order)).toEqual(asSets(here.order))
        expect([there.items, there.flags, there.warnings]).toEqual([here.items, here.flags, here.warnings])
        expect(there.detail!.pairwise).toEqual(here.detail!.pairwise)
      },
    ),
    runs,
  )
})
