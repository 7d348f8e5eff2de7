import { describe, expect, test } from 'vitest'
import { opinion, type OpinionBallot, type OpinionDetail } from '#shared/voting/methods/opinion.ts'
import { meanOf, silhouettes } from '#shared/voting/methods/opinion/silhouette.ts'
import { grouping } from '#shared/voting/methods/opinion/tally.ts'
import { groupInformedConsensus, proportionZ, twoProportionZ } from '#shared/voting/methods/opinion/typical.ts'
import { findings } from '#shared/voting/findings.ts'
import { ITEMS } from './ballots.ts'
import { outcomeOf } from './counted.ts'
import { resultOf } from './some-results.ts'
import { ballotsIn, differences, vectorsOf } from './vectors.ts'

test.each(vectorsOf('opinion'))('[CO2] opinion groups: $name', (vector) => {
  const { items, seed } = vector.config as { items: string[]; seed: number }
  const ballots = ballotsIn(vector).map(({ ballot }) => ballot as OpinionBallot)
  const { groups, tried, k } = grouping(ballots, { seed }, items)
  const found = { ...outcomeOf(opinion, vector), groups, k, silhouetteIfThree: tried[3] }
  expect(differences(found, vector.expected, vector.tol)).toEqual([])
})

test.each(vectorsOf('opinion.proportionZ'))('[CO2] how clearly a group agrees: $name', ({ config, expected, tol }) => {
  const { agree, seen } = config as { agree: number; seen: number }
  expect(differences({ z: proportionZ(agree, seen) }, expected, tol)).toEqual([])
})

test.each(vectorsOf('opinion.twoProportionZ'))(
  '[CO2] how clearly more than the rest: $name',
  ({ config, expected, tol }) => {
    const { agree, seen, otherAgree, otherSeen } = config as Record<string, number>
    expect(differences({ z: twoProportionZ(agree!, seen!, otherAgree!, otherSeen!) }, expected, tol)).toEqual([])
  },
)

test.each(vectorsOf('opinion.groupInformedConsensus'))('[CO2] common ground: $name', ({ config, expected, tol }) => {
  const { groups } = config as { groups: { agree: number; seen: number }[] }
  expect(differences({ value: groupInformedConsensus(groups) }, expected, tol)).toEqual([])
})

test.each(vectorsOf('opinion.silhouette'))('[CO2] how far groups stand apart: $name', ({ config, expected, tol }) => {
  const { distances, groups } = config as { distances: number[][]; groups: number[][] }
  const of = distances.map((_, person) => groups.findIndex((group) => group.includes(person)))
  const [each] = silhouettes(distances.length, (person, into) => into.set(distances[person]!), [of])
  const mean = meanOf(each!)
  expect(differences({ each: [...each!], mean }, expected, tol)).toEqual([])
})

const STATEMENTS = ['s1', 's2', 's3', 's4']
const people = (n: number, votes: OpinionBallot['votes']) => Array.from({ length: n }, (): OpinionBallot => ({ votes }))
const camps = [
  ...people(9, { s1: 1, s2: 1, s3: -1, s4: 1 }),
  ...people(6, { s1: -1, s2: -1, s3: 1, s4: 1 }),
  ...people(2, { s1: -1, s2: 1, s3: -1, s4: -1 }),
]
const counted = (ballots: readonly OpinionBallot[]) => opinion.count(ballots, { seed: 1 }, STATEMENTS)

describe('opinion groups', () => {
  test('[CO25] people who answer alike stand together, the largest group first', () => {
    expect(counted(camps).detail).toMatchObject({ included: 17, ways: 3, sizes: { A: 9, B: 6, C: 2 } })
    expect(counted(camps).items.s4).toEqual({ seen: 17, agree: 15, disagree: 2, pass: 0 })
  })

  test('[CO25] who has seen too little is not placed, and below twelve people there are no groups', () => {
    const few = [...people(11, { s1: 1, s2: 1, s3: 1, s4: 1 }), ...people(5, { s1: -1 })]
    expect(counted(few).detail).toEqual({ included: 11 })
  })

  test('[CO25] where everybody says the same there is one way of seeing, and no group is made up', () => {
    expect(counted(people(20, { s1: 1, s2: 0, s3: -1, s4: 1 })).detail).toEqual({ included: 20 })
  })

  test('[CO5] the order of ballots and of statements moves nobody', () => {
    const turned = camps.toReversed()
    expect(counted(turned)).toEqual(counted(camps))
    const { detail } = opinion.count(turned, { seed: 1 }, STATEMENTS.toReversed())
    expect(detail!.sizes).toEqual({ A: 9, B: 6, C: 2 })
    expect(differences(detail!.consensus, counted(camps).detail!.consensus)).toEqual([])
  })

  test('[CO10] a small group hides with another, unnamed, and no product over all groups gives it back', () => {
    const { tell } = opinion.detail!
    const told = tell(counted(camps), new Set(), 3)
    expect(told.sizes).toEqual({ A: 9, other: 8 })
    expect(Object.keys(told.typical!)).toEqual(['A'])
    expect(told).not.toHaveProperty('consensus')
    expect(tell({ ...counted(camps), detail: told as never }, new Set(), 3)).toEqual(told)
    expect(tell({ ...counted(camps), detail: told as never }, new Set(), 10)).toMatchObject({ sizes: { other: 17 } })
    const whole = tell(counted(camps), new Set(['s4']), 2)
    expect(whole.sizes).toEqual({ A: 9, B: 6, C: 2 })
    expect(Object.keys(whole.consensus!)).toEqual(['s1', 's2', 's3'])
    expect(JSON.stringify(whole.typical)).not.toContain('s4')
  })

  test('[CO10] [CO25] of a statement on which few of one group voted nothing is told by group, for totals are known', () => {
    const { tell } = opinion.detail!
    const typical = (statement: string, seen: number, others: number) =>
      ({ statement, side: 'agree', z: 2, z2: 2, seen, others }) as const
    const detail: OpinionDetail = {
      included: 17,
      ways: 2,
      silhouette: 0.7,
      sizes: { A: 9, B: 8 },
      consensus: { s1: 0.2, s2: 0.3 },
      fewest: { s1: 8, s2: 2 },
      typical: { A: [typical('s1', 9, 8), typical('s2', 9, 2)], B: [typical('s1', 8, 9), typical('s2', 2, 9)] },
    }
    const told = (k: number) => tell({ ...counted(camps), detail }, new Set(), k)
    expect(told(2)).toEqual(detail)
    expect(told(3)).toEqual({
      ...detail,
      consensus: { s1: 0.2 },
      fewest: { s1: 8 },
      typical: { A: [typical('s1', 9, 8)], B: [typical('s1', 8, 9)] },
    })
    expect(tell({ ...counted(camps), detail: told(3) as OpinionDetail }, new Set(), 9)).toEqual(told(9))
    expect(counted(camps).detail!.fewest).toEqual({ s1: 2, s2: 2, s3: 2, s4: 2 })
    expect(counted(camps).detail!.typical!.A![0]).toMatchObject({ statement: 's1', seen: 9, others: 8 })
  })

  test('[CO9] of a statement that fewer than k people saw no number is told', () => {
    const some = [...camps, ...people(2, { s1: 1 })]
    const seldom = opinion.count(some, { seed: 1 }, [...STATEMENTS, 's5'])
    expect(opinion.placeOnly(seldom, 5, { seed: 1 })).toEqual(['s5'])
  })
})

test('groups that are all too small to be told are not told as one', () => {
  const result = resultOf(
    'opinion',
    Array.from({ length: 14 }, () => ({ votes: { [ITEMS[0]!]: 1 } })),
  )
  const told = (sizes: Readonly<Record<string, number>>) =>
    findings({ ...result, included: 14, ways: 2, sizes }, String)
  expect(told({ other: 14 })).toContain('14 people, 2 ways of seeing, each held by too few to be told apart.')
  expect(told({ A: 9, other: 5 })).toContain('14 people, 2 ways of seeing: A (9) and others (5).')
})
