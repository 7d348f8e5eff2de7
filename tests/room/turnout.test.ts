import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { turnoutOf } from '#server/room/turnout.ts'
import type { RoomState } from '#shared/room/room.ts'
import { newRoom } from '#shared/room/room.ts'
import type { Participant, Poll, PollId } from '#shared/voting/poll.ts'

const POLL = 'poll' as PollId

/** A room with one poll in which these people have voted. */
function votedBy(who: Iterable<string>, status: Poll['status'] = 'open'): RoomState {
  const voted = new Map([...who].map((one) => [one as Participant, {}] as const))
  return { ...newRoom, polls: new Map([[POLL, { id: POLL, status, voted } as unknown as Poll]]) }
}

const shownIn = (turnout: ReturnType<typeof turnoutOf>) => [...(turnout.shown().get(POLL) ?? [])]

test('[VO15] one or two more within five seconds move nothing, and it is known when they will', () => {
  let now = 0
  const turnout = turnoutOf(() => now)
  turnout.move(votedBy('abc'))
  expect(shownIn(turnout)).toEqual(['a', 'b', 'c'])
  now = 1_000
  expect(turnout.move(votedBy('abcd'))).toBe(4_000)
  now = 4_999
  expect(turnout.move(votedBy('abcde'))).toBe(1)
  expect(shownIn(turnout)).toEqual(['a', 'b', 'c'])
  now = 5_000
  expect(turnout.move(votedBy('abcde'))).toBeUndefined()
  expect(shownIn(turnout)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('[VO15] three more move it at once, and so do three who took their ballot back', () => {
  const turnout = turnoutOf(() => 0)
  turnout.move(votedBy('abc'))
  turnout.move(votedBy('abcdef'))
  expect(shownIn(turnout)).toHaveLength(6)
  turnout.move(votedBy('bcdef'))
  expect(shownIn(turnout)).toHaveLength(6)
  turnout.move(votedBy('def'))
  expect(shownIn(turnout)).toEqual(['d', 'e', 'f'])
})

test('[VO15] a poll that is not open has no turnout, and one that nobody voted in waits for nothing', () => {
  const turnout = turnoutOf(() => 0)
  expect(turnout.move(votedBy(''))).toBeUndefined()
  turnout.move(votedBy('abc'))
  turnout.move(votedBy('abc', 'closed'))
  expect(turnout.shown().size).toBe(0)
})

test('[VO15] whatever happens when, two moves within five seconds differ by three people or more', () => {
  const happening = fc.record({ wait: fc.nat(2_500), who: fc.nat(11), left: fc.boolean() })
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      let now = 0
      const turnout = turnoutOf(() => now)
      const voted = new Set<string>()
      let shown = new Set(shownIn(turnout))
      let movedAt = Number.NEGATIVE_INFINITY
      for (const { wait, who, left } of happenings) {
        now += wait
        if (left) voted.delete(`p${who}`)
        else voted.add(`p${who}`)
        turnout.move(votedBy(voted))
        const next = new Set(shownIn(turnout))
        const steps =
          [...next].filter((one) => !shown.has(one)).length + [...shown].filter((one) => !next.has(one)).length
        if (steps === 0) continue
        expect(steps >= 3 || now - movedAt >= 5_000).toBe(true)
        movedAt = now
        shown = next
      }
    }),
  )
})
