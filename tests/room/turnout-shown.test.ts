import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import { aHost, ann, bob, fay } from './a-host.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = (time = 0) => vi.advanceTimersByTimeAsync(time)

test('[VO15] what anybody is shown of a poll does not move with each ballot', async () => {
  const room = await aHost()
  const people = Array.from({ length: 9 }, (_, n): Actor => ({ id: `p${n}` as PersonId, role: 'attendee' }))
  for (const { id: person, role } of people)
    await room.host().command({ id: person, role }, { type: 'admitPerson', person, role, details: {} })
  const poll = await room.openPoll()
  const screens = [room.screenOf(ann), room.screenOf(fay)]
  await settled(6_000)
  const counts = () => screens.map(({ view }) => view().shared.polls[poll as never]!.ballotsIn)
  const marked = () =>
    Object.values((screens[1]!.view().shared.people as { roster: object }).roster).filter((entry) => entry.voted).length
  const seen: number[][] = []
  for (const person of people) {
    await room.castBy(person, poll, 1)
    await settled(400)
    seen.push([...counts(), marked()])
  }
  // The first is shown at once; then they come by threes, until five seconds have passed.
  expect(seen.map(([shown]) => shown)).toEqual([1, 1, 1, 4, 4, 4, 7, 7, 7])
  for (const [shown, toFay, byName] of seen) expect([toFay, byName]).toEqual([shown, shown])
  await settled(5_000)
  expect([...counts(), marked()]).toEqual([9, 9, 9])
})

test('[VO3] [VO15] who casts again is not counted again, and moves nothing', async () => {
  const room = await aHost()
  const poll = await room.openPoll()
  const screen = room.screenOf(bob)
  await settled(6_000)
  await room.castBy(ann, poll, 1)
  await settled(6_000)
  const before = room.told.length
  for (const dots of [1, 1, 1]) await room.castBy(ann, poll, dots)
  await settled(6_000)
  expect(screen.view().shared.people.voted).toBe(1)
  expect(room.told.slice(before)).toEqual([])
})
