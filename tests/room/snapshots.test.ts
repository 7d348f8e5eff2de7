import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { secretsFrom } from '#server/people/secrets.ts'
import { quarantineOf } from '#server/room/quarantine.ts'
import { foundRoom } from '#server/room/room-routes.ts'
import { openRooms } from '#server/room/rooms.ts'
import { snapshotsOf } from '#server/room/snapshots.ts'
import { startCheck } from '#server/room/start-check.ts'
import { DamagedRoom, StoreFailed } from '#server/store/failures.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { Store } from '#server/store/store.ts'
import { SNAPSHOT_VERSION } from '#shared/room/snapshot.ts'
import { aHost, aLog, ann, aScreen, bob, fay } from './a-host.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const SOON = 2_000
const propose = (text: string) => ({ type: 'proposeQuestion', text, action: 'Act' })
const snapshotIn = async (store: Store) => (await store.recall('room', SNAPSHOT_VERSION)).snapshot

test('[RH53] [RH50] a room that falls asleep wakes from its snapshot as the room that it was', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 2)
  await room.ask(bob, { type: 'updateSelf', organisation: 'Hill Fund' })
  const before = room.host().state()
  await room.wakeAgain()
  const { snapshot, events } = await store.recall('room', SNAPSHOT_VERSION)
  expect(events).toEqual([])
  expect(room.host().state()).toEqual({ ...before, details: new Map([...before.details].toSorted()) })
  expect(room.screenOf(ann).view().own.ballots).toEqual({ [poll]: { dots: { [room.questions()[0]!]: 2 } } })
  for (const beside of ['Hill Fund', '"dots":{', '"name"']) expect(snapshot!.body).not.toContain(beside)
  await room.host().close()
})

test('[RH53] one is made a little after so much has happened, and not while somebody waits', async () => {
  const store = memoryStore()
  const keep = vi.spyOn(store, 'keepSnapshot')
  const room = await aHost({ store })
  await vi.advanceTimersByTimeAsync(SOON)
  const had = (await snapshotIn(store))!.head.seq
  const calls = keep.mock.calls.length
  for (const text of ['Where is it cold?', 'Who is cold?', 'When?']) await room.ask(fay, propose(text))
  expect(keep.mock.calls.length).toBe(calls)
  await vi.advanceTimersByTimeAsync(SOON)
  expect(keep.mock.calls.length).toBe(calls + 1)
  expect((await snapshotIn(store))!.head.seq).toBeGreaterThan(had)
})

test('[RH53] a room in which little has happened is not worth one', async () => {
  const { log } = aLog()
  const store = memoryStore()
  const host = await aHost({ store })
  await vi.advanceTimersByTimeAsync(SOON)
  const { head } = await store.recall('room', SNAPSHOT_VERSION)
  const snapshots = snapshotsOf({ id: 'room', epoch: 1, store, log, every: 1_000 })
  const keep = vi.spyOn(store, 'keepSnapshot')
  snapshots.read({ room: host.host().state(), head, replayed: head.seq })
  snapshots.reached(head.seq + 1)
  await snapshots.rest()
  await vi.advanceTimersByTimeAsync(SOON)
  expect(keep).not.toHaveBeenCalled()
})

test('[RH53] one that cannot be kept is written down, and tried again only after as much again', async () => {
  const store = memoryStore()
  let tries = 0
  const failing: Store = {
    ...store,
    async keepSnapshot() {
      tries += 1
      throw new StoreFailed('the disk is full', { fatal: false })
    },
  }
  const room = await aHost({ store: failing })
  await vi.advanceTimersByTimeAsync(SOON)
  const [triedBefore, linesBefore] = [tries, room.log.length]
  expect(linesBefore).toBe(triedBefore)
  for (let at = 0; at < 2; at++) {
    expect(await room.ask(fay, propose(`Who, ${at}?`))).toMatchObject({ ok: true })
    await vi.advanceTimersByTimeAsync(SOON)
  }
  expect(tries).toBeLessThanOrEqual(triedBefore + 1)
  expect(room.log.join()).toContain('a snapshot could not be kept')
  await room.wakeAgain()
  expect(room.questions()).toHaveLength(4)
})

test('[RH53] a room that somebody else has woken keeps none, and says nothing of it', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  await vi.advanceTimersByTimeAsync(SOON)
  const before = await snapshotIn(store)
  await room.ask(fay, propose('Who?'))
  await store.wake('room')
  await room.host().close()
  expect(await snapshotIn(store)).toEqual(before)
  expect(room.log).toEqual([])
})

test('[RH52] a snapshot of another version is left aside, which is written down, and the room is what its log makes it', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const before = room.host().state()
  const { head } = await store.recall('room', SNAPSHOT_VERSION)
  await store.keepSnapshot('room', 1, { version: SNAPSHOT_VERSION + 1, head, body: 'not even JSON' })
  Object.assign(store, { keepSnapshot: async () => false }) // as if nothing new were kept before it slept
  await room.wakeAgain()
  expect(room.host().state().questions).toEqual(before.questions)
  expect(room.log.join()).toMatch(/it is of version 2.*a snapshot is left aside/)
})

test('[RH55] what was answered before the room woke is known, looked up for whoever was here, and for no newcomer', async () => {
  const store = memoryStore()
  const read = vi.spyOn(store, 'answer')
  const room = await aHost({ store })
  const first = await room.ask(fay, propose('Who is cold?'), 'the-one')
  expect(read).not.toHaveBeenCalled()
  await room.wakeAgain()
  expect(read).not.toHaveBeenCalled()
  const [again, other] = await Promise.all([
    room.ask(fay, propose('Who is cold?'), 'the-one'),
    room.ask(fay, propose('And where?'), 'another'),
  ])
  expect(again).toEqual(first)
  expect(other).toMatchObject({ ok: true })
  expect(read.mock.calls).toEqual([
    ['room', 'fay', 'the-one'],
    ['room', 'fay', 'another'],
  ])
  await room.host().command(fay, { type: 'admitPerson', person: 'new' as never, role: 'attendee', details: {} })
  await room.ask({ id: 'new' as never, role: 'attendee' }, { type: 'updateSelf', name: 'New' })
  expect(read).toHaveBeenCalledTimes(2)
})

test('[RH55] answers that cannot be read are asked for again, and nothing is done twice meanwhile', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const first = await room.ask(fay, propose('Who is cold?'), 'the-one')
  await room.wakeAgain()
  const { answer } = store
  store.answer = () => Promise.reject(new StoreFailed('reading failed', { fatal: false }))
  const no = { ok: false, refusal: { code: 'readOnly' } }
  expect(await room.ask(fay, propose('Who is cold?'), 'the-one')).toEqual(no)
  expect(room.log.join()).toContain('what somebody was answered could not be read')
  store.answer = answer
  expect(await room.ask(fay, propose('Who is cold?'), 'the-one')).toEqual(first)
  expect(room.questions()).toHaveLength(3)
})

const FOUNDATION = {
  title: 'Warm homes',
  purpose: '',
  language: 'en',
  retentionDays: 90,
  template: 'quickVote',
  questions: [],
} as const

function rooms(store: Store) {
  const { log, lines } = aLog()
  const secrets = secretsFrom(randomBytes)
  const quarantine = quarantineOf({ log })
  const open = openRooms({
    store,
    secrets,
    quarantine,
    address: () => undefined,
    now: Date.now,
    elapsed: () => performance.now(),
    randomBytes,
    log,
    showAll: () => undefined,
    leaveDocuments: async () => undefined,
    isAtWork: () => false,
    fellAsleep: () => undefined,
    erasing: { finish: async () => undefined },
    tombstones: { remember: () => undefined, all: () => [], forgetActs: () => undefined },
  })
  return { open, lines, quarantine, found: () => foundRoom({ store, secrets, now: Date.now }, FOUNDATION) }
}

test('[RH56] a room whose past proves not to be what was written is shut while people are in it', async () => {
  const store = memoryStore()
  let find: (reason: unknown) => void = () => undefined
  store.check = () => new Promise((_, reject) => void (find = reject))
  const house = rooms(store)
  const { code } = await house.found()
  const host = (await house.open.at(code))!
  const screen = aScreen(ann)
  host.enter(screen.viewer, undefined)
  find(new DamagedRoom(host.id, 'event 7'))
  await vi.waitFor(() => expect(screen.goodbyes).toEqual(['restarting']))
  expect(house.open.awake(code)).toBeUndefined()
  await expect(house.open.at(code)).rejects.toThrow('event 7')
  expect(house.quarantine.count()).toBe(1)
  expect(house.lines.join()).toContain('the past of a room')
  await house.open.close()
})

test('[RH56] trouble of the whole store shuts no room, and what is found too late concerns nobody', async () => {
  const store = memoryStore()
  const finds: ((reason: unknown) => void)[] = []
  store.check = () => new Promise((_, reject) => void finds.push(reject))
  const house = rooms(store)
  const { code } = await house.found()
  const host = (await house.open.at(code))!
  finds[0]!(new StoreFailed('reading failed', { fatal: false }))
  await vi.waitFor(() => expect(house.lines).toHaveLength(1))
  expect(await house.open.at(code)).toBe(host)
  await house.open.close()
  expect(house.quarantine.count()).toBe(0)
})

test('[RH57] at the start a snapshot that makes another room is dropped and written down; a right one stays', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  await room.host().close()
  const right = (await snapshotIn(store))!
  const { log, lines } = aLog()
  const check = () => startCheck({ store, log, quarantine: quarantineOf({ log }), tombstones: { all: () => [] } }).done
  await check()
  expect([await snapshotIn(store), lines]).toEqual([right, []])
  await store.keepSnapshot('room', 1, {
    version: SNAPSHOT_VERSION,
    head: right.head,
    body: right.body.replace('Warm homes', 'Cold homes'),
  })
  await check()
  expect(await snapshotIn(store)).toBeUndefined()
  expect(lines.join()).toContain('another room than its log')
})

test('[RH54] [VO73] a table that answered together is as many people after the room woke', async () => {
  const room = await aHost()
  const poll = await room.openPoll({ k: 3 })
  await room.castBy(ann, poll, 1)
  await room.castBy(bob, poll, 2)
  const ballot = { dots: { [room.questions()[0]!]: 2 } }
  await room.ask(fay, {
    type: 'enterPaperBallots',
    poll,
    ballots: [{ number: 7, organisation: 'Homes', people: 12, ballot }],
  })
  await room.wakeAgain()
  await room.ask(fay, { type: 'closePoll', poll })
  const { result, voted } = room
    .host()
    .state()
    .polls.get(poll as never)!
  expect(result).toMatchObject({ received: 3, tables: { count: 1, people: 12 } })
  expect([...voted.values()]).toContainEqual({ organisation: 'homes', people: 12 })
})
