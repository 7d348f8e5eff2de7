import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as device from '#client/realtime/device.ts'
import { tabStorage } from '#client/realtime/outbox-storage.ts'

const ROOM = 'K7MB4QTR'
const ann: device.Membership = { token: 't', person: 'ann', role: 'attendee', name: 'Ann', isShared: false }

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('[RC16] a membership stays on the device, and is gone after leaving with all that belongs to it', () => {
  device.rememberMembership(ROOM, ann)
  device.rememberBallot(ROOM, 'p1', { dots: { q1: 2 } })
  expect(device.membershipOf(ROOM)).toEqual(ann)
  expect(device.rememberedBallot(ROOM, 'p1')).toEqual({ dots: { q1: 2 } })
  device.forgetRoom(ROOM)
  expect(device.membershipOf(ROOM)).toBeUndefined()
  expect(device.rememberedBallot(ROOM, 'p1')).toBeUndefined()
  expect(localStorage.length).toBe(0)
})

test('[RC16] on a shared device everything stands in the tab, and nothing else', () => {
  device.rememberMembership(ROOM, ann)
  device.rememberMembership(ROOM, { ...ann, isShared: true })
  device.rememberBallot(ROOM, 'p1', {})
  expect(localStorage.length).toBe(0)
  expect(device.membershipOf(ROOM)?.isShared).toBe(true)
})

test('[RC16] leaving one room leaves the others alone', () => {
  device.rememberMembership(ROOM, ann)
  device.rememberMembership('BCDFGHJK', ann)
  device.forgetRoom('BCDFGHJK')
  expect(device.membershipOf(ROOM)).toEqual(ann)
})

test('[RC16] what waits on a shared device stays in the tab, in order, until it is wiped', async () => {
  const storage = tabStorage(ROOM, 'ann')
  const entry = (id: string) => ({ id, command: { type: 'stopTimer' } as const, askedAt: 1 })
  await storage.write([entry('a'), entry('b')], [])
  await storage.write([entry('c')], ['a'])
  expect((await storage.read()).map(({ id }) => id)).toEqual(['b', 'c'])
  expect(await tabStorage(ROOM, 'bob').read()).toEqual([])
  await storage.wipe()
  expect(sessionStorage.length).toBe(0)
})

test('[RC17] a browser that refuses storage remembers nothing and breaks nothing', () => {
  const refuse = () => {
    throw new Error('SecurityError')
  }
  vi.stubGlobal('localStorage', new Proxy({}, { get: refuse, ownKeys: refuse }))
  vi.stubGlobal('sessionStorage', new Proxy({}, { get: refuse, ownKeys: refuse }))
  expect(device.rememberMembership(ROOM, ann)).toBe(false)
  expect(device.membershipOf(ROOM)).toBeUndefined()
  device.rememberBallot(ROOM, 'p1', {})
  device.forgetRoom(ROOM)
  expect(device.facilitatedRooms()).toEqual([])
  vi.unstubAllGlobals()
})

test('[RC17] what is not ours in the storage is not believed', () => {
  localStorage.setItem(`questions-first.member.${ROOM}`, '{"token":5}')
  localStorage.setItem('questions-first.facilitated', 'not json')
  expect(device.membershipOf(ROOM)).toBeUndefined()
  expect(device.facilitatedRooms()).toEqual([])
})

test('rooms that were facilitated here come latest first, each once', () => {
  device.rememberFacilitatedRoom({ room: ROOM, title: 'Heat', at: 1 })
  device.rememberFacilitatedRoom({ room: 'BCDFGHJK', title: 'Food', at: 2 })
  device.rememberFacilitatedRoom({ room: ROOM, title: 'Heat and homes', at: 3 })
  expect(device.facilitatedRooms().map(({ title }) => title)).toEqual(['Heat and homes', 'Food'])
  device.forgetFacilitatedRoom(ROOM)
  expect(device.facilitatedRooms().map(({ title }) => title)).toEqual(['Food'])
})

test('an arrival is noted once', () => {
  device.noteArrival(ROOM)
  expect(device.tookArrival(ROOM)).toBe(true)
  expect(device.tookArrival(ROOM)).toBe(false)
})
