import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OrganisationType } from '#shared/people/person.ts'
import { gated } from '#shared/summary/gate.ts'
import { type CastBallot, countPoll } from '#shared/voting/count.ts'

const config = { budget: 3, perItem: 3, spendAll: false }
const ballots = (kind: OrganisationType | undefined, count: number, dots: Record<string, number>): CastBallot[] =>
  Array.from({ length: count }, () => ({ ballot: { dots }, ...(kind && { kind }) }))
const counted = (cast: readonly CastBallot[], k = 5) =>
  countPoll({ method: 'dots', config, items: ['a', 'b'], ballots: cast, eligible: cast.length, k })
const [forA, forB] = [{ a: 2, b: 1 }, { b: 2 }]

test('[CO40] each kind has its own order, the largest first, and no number but how many ballots', () => {
  const { byKind } = counted([...ballots('funder', 6, forB), ...ballots('frontline', 9, forA)])
  expect(Object.entries(byKind!.groups)).toEqual([
    ['frontline', { received: 9, order: [['a'], ['b']] }],
    ['funder', { received: 6, order: [['b'], ['a']] }],
  ])
})

test('[CO40] small kinds stand together, unnamed, with as many more as hide them', () => {
  const { byKind } = counted([
    ...ballots('frontline', 14, forA),
    ...ballots('funder', 6, forB),
    ...ballots('academic', 4, forB),
  ])
  expect(byKind!.groups).toEqual({
    frontline: { received: 14, order: [['a'], ['b']] },
    together: { received: 10, order: [['b'], ['a']] },
  })
})

test('[CO40] who said no kind is a group like another', () => {
  const { byKind } = counted([...ballots(undefined, 5, forB), ...ballots('private', 5, forA)])
  expect(Object.keys(byKind!.groups)).toEqual(['not_said', 'private'])
})

test.each([
  ['all of one kind', ballots('funder', 12, forA)],
  ['two small kinds', [...ballots('funder', 4, forA), ...ballots('academic', 3, forB)]],
  ['one of another kind beside many', [...ballots('funder', 9, forA), ...ballots('academic', 1, forB)]],
])('[CO40] nothing is told of %s', (_, cast) => {
  expect(counted(cast).status).toBe('counted')
  expect(counted(cast)).not.toHaveProperty('byKind')
})

test('[CO40] blank ballots fill no group', () => {
  const cast = [...ballots('funder', 6, forB), ...ballots('frontline', 4, forA), ...ballots('frontline', 5, {})]
  expect(counted(cast)).not.toHaveProperty('byKind')
})

test('[CO40] [SU3] a file for anybody asks for ten, and what it puts together anew has no order', () => {
  const room = counted([
    ...ballots('frontline', 12, forA),
    ...ballots('funder', 6, forB),
    ...ballots('academic', 5, forB),
  ])
  expect(Object.keys(room.byKind!.groups)).toEqual(['frontline', 'funder', 'academic'])
  expect(gated(room, 'dots', 10).byKind!.groups).toEqual({
    frontline: { received: 12, order: [['a'], ['b']] },
    together: { received: 11 },
  })
  const fewer = counted([...ballots('frontline', 9, forA), ...ballots('funder', 9, forB)])
  expect(gated(fewer, 'dots', 10)).not.toHaveProperty('byKind')
})

test('[CO40] no group is smaller than k, and all add up to the ballots that say something', () => {
  const kinds = ['frontline', 'funder', 'academic', 'private', undefined] as const
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }), fc.integer({ min: 3, max: 7 }), (sizes, k) => {
      const cast = sizes.flatMap((size, at) => ballots(kinds[at], size, at % 2 ? forA : forB))
      const { byKind, received } = counted(cast, k)
      for (const result of byKind ? [byKind, gated(counted(cast, k), 'dots', 10).byKind] : []) {
        const groups = Object.values(result?.groups ?? {})
        expect(groups.every((group) => group.received >= k)).toBe(true)
        if (groups.length > 0) expect(groups.reduce((sum, group) => sum + group.received, 0)).toBe(received)
      }
    }),
  )
})
