import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#shared/kit/random.ts'
import { toNumber } from '#shared/voting/fraction.ts'
import { type CastBallot, type Count, countPoll } from '#shared/voting/count.ts'
import { METHODS } from '#shared/voting/methods.ts'
import { resampledMeans } from '#shared/voting/methods/sums.ts'
import { wilson } from '#shared/voting/statistics/certainty.ts'
import { lot } from '#shared/voting/statistics/lot.ts'
import { kendallW, meanShares, midRanks, rankSums, tauB } from '#shared/voting/statistics/rank-agreement.ts'
import { likelyPlaces, redraw, stabilityWord } from '#shared/voting/statistics/rank-stability.ts'
import { ITEMS, someBallots } from './ballots.ts'
import { ballotsIn, differences, vectorsOf } from './vectors.ts'

test.each(vectorsOf('stat.wilson'))('[CO2] Wilson interval: $name', ({ config, expected }) => {
  expect(differences(wilson(config.successes as number, config.n as number), expected)).toEqual([])
})

test.each(vectorsOf('stat.lot'))('[CO2] [CO17] lot: $name', ({ config, expected }) => {
  expect(lot(config.items as string[], config.seed as number)).toEqual(expected.order)
})

test.each(vectorsOf('stat.kendallW'))('[CO2] Kendall W: $name', ({ config, expected }) => {
  expect(kendallW(config.ranks as number[][])).toBeCloseTo(expected.w as number, 9)
})

test.each(vectorsOf('stat.tauB'))('[CO2] Kendall tau-b: $name', ({ config, expected }) => {
  expect(tauB(config.x as number[], config.y as number[])).toBeCloseTo(expected.tau as number, 9)
})

test('[CO1] orders of nothing but ties agree with none, and are not said to', () => {
  expect([tauB([1.5, 1.5], [1, 2]), kendallW([[1.5, 1.5]])]).toEqual([null, null])
})

type Scores = Readonly<Record<string, number>>
const resampling = (vector: (typeof resamples)[number]) => {
  const items = vector.config.items as string[]
  const scores = ballotsIn(vector).map(({ ballot }) => (ballot as { scores: Scores }).scores)
  return { items, voters: scores.length, rows: resampledMeans(scores, items, (own, item) => own[item]) }
}
const resamples = [...vectorsOf('stat.bootstrapExact'), ...vectorsOf('stat.bootstrap')]

test.each(resamples)('[CO2] [CO17] rank stability: $name', (vector) => {
  const { items, voters, rows } = resampling(vector)
  const { seed, resamples: many = voters ** voters } = vector.config as { seed?: number; resamples?: number }
  const draw = mulberry32(seed ?? 0)
  const pick =
    seed === undefined
      ? (resample: number, at: number) => Math.floor(resample / voters ** at) % voters
      : () => Math.floor(draw() * voters)
  const { places, above } = redraw(rows, { voters, items: items.length, resamples: many, pick })
  const share = (pair: string) => {
    const [upper, lower] = pair.split('>').map((name) => items.indexOf(name))
    return above(upper!, lower!) / many
  }
  const pairs = Object.keys(vector.expected.above as object)
  const found = {
    resamples: many,
    places: Object.fromEntries(items.map((item, at) => [item, places[at]])),
    above: Object.fromEntries(pairs.map((pair) => [pair, share(pair)])),
    words: Object.fromEntries(pairs.map((pair) => [pair, stabilityWord(share(pair))])),
  }
  expect(differences(found, vector.expected)).toEqual([])
})

test('[CO17] words begin where VOTING.md says, and places leave out five in a hundred at either end', () => {
  expect([1, 0.9, 0.89, 0.7, 0.69, 0].map(stabilityWord)).toEqual([
    'firm',
    'firm',
    'leaning',
    'leaning',
    'toss-up',
    'toss-up',
  ])
  expect([likelyPlaces([4, 92, 4]), likelyPlaces([5, 90, 5]), likelyPlaces([0, 0, 10])]).toEqual([
    [2, 2],
    [1, 2],
    [3, 3],
  ])
})

describe('kinds of organisation', () => {
  interface Groups {
    readonly groups: Readonly<Record<string, readonly number[]>>
  }

  test.each(vectorsOf('fairness.constituency'))('[CO2] [CO20] $name', ({ config, ballots, expected }) => {
    const items = config.items as string[]
    const { groups } = ballots as Groups
    const orderBy = (values: readonly number[]) => {
      const levels = [...new Set(values)].toSorted((a, b) => b - a)
      return levels.map((level) => items.filter((_, at) => values[at] === level))
    }
    const orders = Object.values(groups).map(orderBy)
    const sums = rankSums(orders, items)
    const shares = meanShares(Object.values(groups)).map(toNumber)
    const named = (values: readonly number[]) => Object.fromEntries(items.map((item, at) => [item, values[at]]))
    const pooled = items.map((_, at) => Object.values(groups).reduce((sum, own) => sum + own[at]!, 0))
    const found = {
      pooled: named(pooled),
      pooledOrder: orderBy(pooled),
      groupRanks: Object.fromEntries(Object.keys(groups).map((name, at) => [name, midRanks(orders[at]!, items)])),
      rankSum: named(sums),
      rankSumOrder: orderBy(sums.map((sum) => -sum)),
      meanShare: named(shares),
      meanShareOrder: orderBy(shares.map((share) => Math.round(share * 1e9))),
      warnings: ['weights_matter'],
    }
    expect(differences(found, expected)).toEqual([])
  })

  const points = { total: 10, spendAll: false }
  const cast = (given: Scores, group?: string, organisation?: string): CastBallot => ({
    ballot: { points: given },
    ...(group !== undefined && { group }),
    ...(organisation !== undefined && { organisation }),
  })
  const many = (n: number, one: CastBallot) => Array.from({ length: n }, () => one)
  const told = (ballots: readonly CastBallot[], more: Partial<Count> = {}) =>
    countPoll({
      method: 'points',
      config: points,
      items: ['a', 'b', 'c'],
      eligible: ballots.length,
      k: 5,
      ...more,
      ballots,
    })
  const crowd = many(12, cast({ a: 7, b: 3 }, 'frontline'))
  const funders = many(6, cast({ b: 6, c: 4 }, 'funder'))
  const research = many(6, cast({ b: 6, a: 1, c: 3 }, 'academic'))

  test('[CO20] the crowd leads by person, the kinds as equals choose another, and the result says so', () => {
    const { order, byConstituency, warnings } = told([...crowd, ...crowd, ...funders, ...research])
    expect(order![0]).toEqual(['a'])
    expect(byConstituency!.rankSum).toMatchObject({ same: false, sums: { a: 1 + 3 + 3, b: 2 + 1 + 1, c: 3 + 2 + 2 } })
    expect(byConstituency!.rankSum.order).toEqual([['b'], ['a', 'c']])
    expect(byConstituency!.groups.map(({ group }) => group)).toEqual(['academic', 'frontline', 'funder'])
    expect(byConstituency!.groups[1]).toMatchObject({ same: true, items: { a: { sum: 168 } } })
    expect(byConstituency!.agreement).toBeCloseTo(1 / 3, 9)
    expect(warnings).toContain('weights_matter')
  })

  test('[CO20] kinds of fewer than three ballots join the others; people of no kind are left out, and that is said', () => {
    const others = [...many(2, cast({ c: 9 }, 'private')), ...many(2, cast({ c: 9 }, 'national_gov'))]
    const { byConstituency } = told([...crowd, ...funders, ...others, ...many(5, cast({ a: 10 }))])
    expect(byConstituency!.leavesOut).toBe(true)
    expect(byConstituency!.groups.map(({ group }) => group)).toEqual(['frontline', 'funder'])
    expect(byConstituency!.rest).toBeUndefined()
    expect(byConstituency!.rankSum.order).toEqual([['b'], ['c'], ['a']])
    const more = told([...crowd, ...funders, ...others, ...many(3, cast({ c: 9 }, 'academic'))]).byConstituency!
    expect([more.groups.map(({ group }) => group), more.rest!.order[0]]).toEqual([['frontline', 'funder'], ['c']])
  })

  test('[CO20] [CO21] the only one of their kind has no voice among the kinds, so that it cannot be read off', () => {
    const alone = (given: Scores) => told([...crowd, ...funders, cast(given, 'private')]).byConstituency!
    expect(alone({ c: 9 })).toEqual(alone({ a: 1, b: 8 }))
    expect(alone({ c: 9 })).toMatchObject({ leavesOut: true, rankSum: { order: [['b'], ['a'], ['c']] } })
    expect(told([...crowd, cast({ c: 9 }, 'private')]).byConstituency).toBeUndefined()
  })

  test('[CO21] a kind under k is not told, nor anything from which it could be had', () => {
    const few = many(4, cast({ c: 9 }, 'academic'))
    const { byConstituency } = told([...crowd, ...funders, ...few])
    expect(byConstituency!.groups.map(({ group }) => group)).toEqual(['frontline'])
    expect(Object.keys(byConstituency!.rankSum)).toEqual(['order', 'same'])
    expect(Object.keys(byConstituency!.meanShare!)).toEqual(['order', 'same'])
    for (const group of byConstituency!.groups) expect(group).not.toHaveProperty('items')
  })

  test('[CO21] one person of no kind keeps every number of the kinds hidden: the whole less the kinds is theirs', () => {
    const withOne = told([...crowd, ...funders, cast({ c: 9 })]).byConstituency!
    expect(withOne.groups.flatMap((group) => Object.keys(group.items ?? {}))).toEqual([])
    expect(withOne.rankSum).not.toHaveProperty('sums')
    const withNone = told([...crowd, ...funders]).byConstituency!
    expect(Object.keys(withNone.groups[0]!.items!)).toEqual(['a', 'b', 'c'])
  })

  test('[CO21] two breakdowns are never told in numbers together', () => {
    const paired = [
      ...Array.from({ length: 6 }, (_, at) => many(2, cast({ a: 5, b: 5 }, 'funder', `pair ${at}`))).flat(),
      ...Array.from({ length: 12 }, (_, at) => cast({ a: 6, b: 4 }, 'frontline', `single ${at}`)),
    ]
    const { byOrganisation, byConstituency } = told(paired)
    expect(byOrganisation).toHaveProperty('items')
    expect(byConstituency!.groups.flatMap((group) => Object.keys(group.items ?? {}))).toEqual([])
  })

  test('[CO20] one kind alone, or none, is no comparison', () => {
    expect(told(crowd).byConstituency).toBeUndefined()
    expect(told([...crowd, ...many(2, cast({ c: 9 }))]).byConstituency).toBeUndefined()
  })

  test('[CO21] numbers of the kinds are told only when every head-count they could be subtracted to has k', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 4 }), (cells, without) => {
        const kinds = ['frontline', 'funder', 'academic']
        const all = [
          ...cells.flatMap((size, at) => many(size, cast({ a: at, b: 3 }, kinds[at]))),
          ...many(without, cast({ a: 5 })),
        ]
        const { byConstituency } = told(all, { k: 4 })
        const numbers = byConstituency?.groups.filter(({ items }) => items) ?? []
        const joined = cells.filter((size) => size < 3).reduce((sum, size) => sum + size, 0)
        const heads = [...cells.filter((size) => size >= 3), joined, without].filter((size) => size > 0)
        if (numbers.length > 0) expect(heads.every((size) => size >= 4)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('firmness', () => {
  const scored = (a: number, b: number): CastBallot => ({ ballot: { scores: { a, b } } })
  const told = (ballots: readonly CastBallot[]) =>
    countPoll({
      method: 'score',
      config: { scale: 5, missing: 'skip' },
      items: ['a', 'b'],
      eligible: ballots.length,
      k: 5,
      ballots,
    }).stability

  test('[CO30] of fewer than ten ballots words are told, of ten the shares too', () => {
    const nine = Array.from({ length: 9 }, (_, at) => scored(5 - (at % 2), 1 + (at % 3)))
    expect(told(nine)).toEqual({
      resamples: 2000,
      seed: 1,
      pairs: [{ upper: 'a', lower: 'b', word: 'firm' }],
    })
    const ten = told([...nine, scored(5, 2)])!
    expect(ten.pairs).toEqual([{ upper: 'a', lower: 'b', word: 'firm', above: 1 }])
    expect([ten.places, ten.leads]).toEqual([
      { a: [1, 1], b: [2, 2] },
      { a: 1, b: 0 },
    ])
  })

  test('[CO30] an order that hangs on who happened to come is a toss-up, and hidden items leave none', () => {
    const even = [scored(5, 1), scored(1, 5), scored(4, 2), scored(2, 4), scored(3, 3), scored(4, 3)]
    expect(told(even)!.pairs[0]!.word).toBe('toss-up')
    const few = Array.from({ length: 6 }, (_, at) => ({ ballot: { scores: at < 4 ? { a: 3, b: 4 } : { a: 3 } } }))
    expect(told(few)).toBeUndefined()
  })

  test.each(['value_gap', 'dots', 'approval', 'score', 'points', 'quadratic', 'criteria'] as const)(
    '[CO30] drawn once as they are, the ballots of %s come in the order that was counted',
    (name) => {
      const { config, ballots } = someBallots(name)
      const method = METHODS[name]
      fc.assert(
        fc.property(ballots, (all) => {
          const given = all.filter((ballot) => !method.isBlank(ballot))
          fc.pre(given.length > 0)
          const rows = method.resampling!(given, config, ITEMS)
          const drawn = { voters: given.length, items: ITEMS.length, resamples: 1, pick: (_: number, at: number) => at }
          const { above } = redraw(rows, drawn)
          const order = method.count(given, config, ITEMS).order
          const ranks = midRanks(order, ITEMS)
          for (const [a] of ITEMS.entries())
            for (const [b] of ITEMS.entries())
              if (a !== b) expect(above(a, b)).toBe((Math.sign(ranks[b]! - ranks[a]!) + 1) / 2)
        }),
      )
    },
  )
})
