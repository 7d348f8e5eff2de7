import { expect, test } from 'vitest'
import type { VoterId } from '#shared/core/actor.ts'
import { withEntryInOrder } from '#shared/kit/maps.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { nameless } from '#shared/voting/nameless.ts'
import { K_FLOOR, POLL_MODES, type PollMode } from '#shared/voting/poll.ts'
import { ann, bob, fay, p, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const accepted = ['rent', 'heat'].flatMap((id): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
])
const poll = p('new-1')
const opened = (mode: PollMode, k = 5) =>
  given(...aRoomAt('voting'), ...accepted).after(fay, {
    type: 'openPoll',
    method: 'dots',
    config: { budget: 5 },
    questions: [q('rent'), q('heat')],
    mode,
    k,
  })
const closed = (mode: PollMode, k = 5) => opened(mode, k).after(fay, { type: 'closePoll', poll })
const again = (more: object) => ({ type: 'nextRound', poll, ...more }) as const

const PAIRS = POLL_MODES.flatMap((from) => POLL_MODES.map((to) => [from, to] as const))

test.each(PAIRS)('[VO30] after a round that was %s, one that is %s', (from, to) => {
  const story = closed(from).when(fay, again({ mode: to }))
  const isMore = POLL_MODES.indexOf(to) >= POLL_MODES.indexOf(from)
  if (!isMore) expect(story.isRefused('ratchet').room.polls.size).toBe(1)
  else expect(story.room.polls.get(p(String(story.value!['poll'])))).toMatchObject({ mode: to, k: 5, round: 2 })
})

test('[VO30] the threshold only rises', () => {
  const story = closed('anonymous', 5)
  for (const k of [K_FLOOR, 4]) story.when(fay, again({ k })).isRefused('ratchet')
  story.when(fay, again({ mode: 'confidential', k: 9 })).isRefused('ratchet')
  story.after(fay, again({ k: 9 }))
  const second = p(String(story.value!['poll']))
  expect(story.room.polls.get(second)).toMatchObject({ mode: 'anonymous', k: 9 })
  story.after(fay, { type: 'closePoll', poll: second })
  story.when(fay, { type: 'nextRound', poll: second, k: 8 }).isRefused('ratchet')
})

test('[VO30] the round before is left as it was promised, whatever the next one is', () => {
  const story = closed('attributed')
  const before = story.room.polls.get(poll)
  story.after(fay, again({ mode: 'anonymous', k: 7 }))
  expect(story.room.polls.get(poll)).toBe(before)
})

test('[VO32] ballots and voters lie by name in whatever order they come', () => {
  const keys = (order: readonly string[]) =>
    [
      ...order.reduce<ReadonlyMap<string, string>>((map, key) => withEntryInOrder(map, key, key), new Map()).keys(),
    ].join('')
  for (const order of ['abcd', 'dcba', 'cadb', 'bdac', 'cabdcab']) expect(keys([...order])).toBe('abcd')
  const story = opened('confidential')
  const cast = (dots: number) => ({ type: 'castBallot', poll, ballot: { dots: { rent: dots } } }) as const
  story.after(bob, cast(1)).after(ann, cast(2)).after(bob, cast(3))
  const { ballots, voted } = story.room.polls.get(poll)!
  expect([[...ballots.keys()], [...voted.keys()]]).toEqual([
    ['ann', 'bob'],
    ['ann', 'bob'],
  ])
})

test('[VO31] at close an anonymous poll forgets the names ballots were cast under, and nothing else', () => {
  const cast = (dots: number) => ({ type: 'castBallot', poll, ballot: { dots: { rent: dots } } }) as const
  const names = (mode: PollMode) => {
    const story = opened(mode, 3).after(bob, cast(1)).after(ann, cast(2)).after(fay, { type: 'closePoll', poll })
    return [...story.room.polls.get(poll)!.ballots]
  }
  expect(names('anonymous')).toEqual([
    ['ballot-000001', { dots: { rent: 1 } }],
    ['ballot-000002', { dots: { rent: 2 } }],
  ])
  expect(names('confidential').map(([name]) => name)).toEqual(['ann', 'bob'])
})

test('[VO31] numbers are given in the order of what the ballots say, which says nothing of their voters', () => {
  const ballots = ['x', 'y', 'z'].map((voter, at) => [voter as VoterId, { dots: { rent: 3 - at } }] as const)
  const [forwards, backwards] = [new Map(ballots), new Map(ballots.toReversed())]
  expect([...nameless(forwards)]).toEqual([...nameless(backwards)])
})
