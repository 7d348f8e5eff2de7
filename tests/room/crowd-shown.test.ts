import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import { aHost, aScreen, ann, bob, fay } from './a-host.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = (time = 0) => vi.advanceTimersByTimeAsync(time)
const crowd = (count: number) =>
  Array.from({ length: count }, (_, at): Actor => ({ id: `p${at}` as PersonId, role: 'attendee' }))

type House = Awaited<ReturnType<typeof aHost>>
const admit = ({ host }: House, { id, role }: Actor) =>
  host().command({ id, role }, { type: 'admitPerson', person: id, role, details: { name: String(id) } })
const toldIn = ({ told }: House, from: number) =>
  told.slice(from).filter(({ audience, change }) => audience === 'everyone' && change.shared)

test('[RH58] of a few who come in each is seen at once', async () => {
  const room = await aHost()
  await settled(1_000)
  const screen = room.screenOf(fay)
  room.screenOf(ann)
  await settled(100)
  expect(screen.view().shared.people.present).toBe(2)
})

test('[RH58] of 300 who come in over three seconds the room is told a few times, and in the end rightly', async () => {
  const room = await aHost()
  const people = crowd(300)
  for (const person of people) await admit(room, person)
  await settled(5_000)
  const screen = room.screenOf(ann)
  await settled(1_000)
  const before = room.told.length
  for (const person of people) {
    room.host().enter(aScreen(person).viewer, undefined)
    await settled(10)
  }
  expect(toldIn(room, before).length).toBeLessThanOrEqual(200 / 40 + 2_800 / 250)
  await settled(600)
  expect(screen.view().shared.people.present).toBe(301)
  const later = room.told.length
  for (const person of crowd(600).slice(300)) {
    await admit(room, person)
    room.host().enter(aScreen(person).viewer, undefined)
    await settled(10)
  }
  expect(toldIn(room, later).length).toBeLessThanOrEqual(3_000 / 600)
  await settled(1_200)
  expect(screen.view().shared.people).toMatchObject({ present: 601, joined: 603 })
})

test('[RH58] [RH64] what happens in a crowded room after a quiet moment is told as quickly as in any other', async () => {
  const room = await aHost()
  for (const person of crowd(400)) {
    await admit(room, person)
    room.host().enter(aScreen(person).viewer, undefined)
  }
  const screen = room.screenOf(ann)
  await settled(2_000)
  room.host().enter(aScreen(fay).viewer, undefined)
  await room.ask(fay, { type: 'startTimer', seconds: 60 })
  await settled(50)
  expect(screen.view().shared.agenda.timer).toMatchObject({ length: 60 })
})

test('[RH64] of what 600 people do within a second each is told some sixteen times, and in the end everything', async () => {
  const room = await aHost()
  for (const person of crowd(600)) {
    await admit(room, person)
    room.host().enter(aScreen(person).viewer, undefined)
  }
  const screen = room.screenOf(ann)
  await settled(2_000)
  const before = room.told.length
  for (let seconds = 60; seconds < 160; seconds++) {
    const asked = room.ask(fay, { type: 'startTimer', seconds })
    await settled(10)
    await asked
  }
  expect(toldIn(room, before).length).toBeLessThanOrEqual(Math.ceil(1_000 / 60) + 1)
  await settled(100)
  expect(screen.view().shared.agenda.timer).toMatchObject({ length: 159 })
})

test('[VO15] who has voted since turnout last moved is in no number, whatever else is shown meanwhile', async () => {
  const room = await aHost()
  const screens = [room.screenOf(ann), room.screenOf(fay)]
  const poll = await room.openPoll()
  await settled(6_000)
  await room.castBy(ann, poll, 1) // five quiet seconds have passed, so this one is told at once
  await settled(1_000)
  await room.castBy(bob, poll, 2)
  await room.ask(fay, { type: 'startTimer', seconds: 60 })
  await settled(1_000)
  for (const screen of screens) {
    const { people, polls, agenda } = screen.view().shared
    expect(agenda.timer).toMatchObject({ length: 60 })
    expect([people.voted, polls[poll as never]]).toEqual([1, expect.objectContaining({ ballotsIn: 1 })])
  }
  await settled(5_000)
  expect(screens[0]!.view().shared.people.voted).toBe(2)
})
