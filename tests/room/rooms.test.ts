import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { secretsFrom } from '#server/people/secrets.ts'
import { retention } from '#server/room/retention.ts'
import { foundRoom } from '#server/room/room-routes.ts'
import { quarantineOf } from '#server/room/quarantine.ts'
import { openRooms } from '#server/room/rooms.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { Store } from '#server/store/store.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { randomBytes } from 'node:crypto'
import { aLog, ann, aScreen, bob, fay } from './a-host.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const NO_TOMBSTONES = { remember: () => undefined, all: () => [], forgetActs: () => undefined }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const open: (() => Promise<unknown>)[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((close) => close()))))

/** A house without a network: rooms over a store, and notes of what was asked of the documents. */
async function aHouse(store: Store = memoryStore()) {
  const secrets = secretsFrom(randomBytes)
  const let_go: string[] = []
  const slept: string[] = []
  let isAtWork = false
  const { log, lines } = aLog()
  const rooms = openRooms({
    store,
    secrets,
    quarantine: quarantineOf({ log }),
    address: () => undefined,
    now: Date.now,
    elapsed: () => performance.now(),
    randomBytes,
    log,
    showAll: () => undefined,
    leaveDocuments: async (code, who) => void let_go.push(`${code}/${who}`),
    isAtWork: () => isAtWork,
    fellAsleep: (code) => void slept.push(code),
    erasing: { finish: async () => undefined },
    tombstones: NO_TOMBSTONES,
  })
  open.push(() => rooms.close())
  const found = (retentionDays = 90) =>
    foundRoom(
      { store, secrets, now: Date.now },
      { title: 'Warm homes', purpose: '', language: 'en', retentionDays, template: 'quickVote', questions: [] },
    )
  const admit = async (code: string, { id: person, role }: typeof ann) =>
    (await rooms.at(code))!.command(
      { id: person, role },
      { type: 'admitPerson', person, role, details: { name: person } },
    )
  return { store, rooms, found, admit, letGo: let_go, slept, log, lines, atWork: (is: boolean) => void (isAtWork = is) }
}

const hour = (hours: number) => vi.advanceTimersByTimeAsync(hours * 60 * MINUTE)

describe('sleeping and waking', () => {
  test('[RH10] an empty room sleeps after a minute and wakes with everything it had', async () => {
    const house = await aHouse()
    const { code } = await house.found()
    await house.admit(code, fay)
    await house.admit(code, ann)
    const before = await house.rooms.at(code)
    await before!.submit(fay.id, { id: 'once', command: { type: 'proposeQuestion', text: 'Who misses out?' } })
    const state = before!.state()
    await vi.advanceTimersByTimeAsync(3 * MINUTE)
    expect([house.slept, house.rooms.count(), house.rooms.awake(code)]).toEqual([[code], 0, undefined])
    const after = await house.rooms.at(code)
    expect(after).not.toBe(before)
    expect(after!.state()).toEqual(state)
    expect(
      await after!.submit(fay.id, { id: 'once', command: { type: 'proposeQuestion', text: 'Who?' } }),
    ).toMatchObject({ ok: true, value: { question: [...state.questions.keys()][0] } })
    expect(after!.state().questions.size).toBe(1)
  })

  test('[RH10] a room with somebody in it, or at its documents, stays awake', async () => {
    const house = await aHouse()
    const { code } = await house.found()
    await house.admit(code, ann)
    const host = await house.rooms.at(code)
    const screen = aScreen(ann)
    host!.enter(screen.viewer, undefined)
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(house.rooms.awake(code)).toBe(host)
    host!.leave(screen.viewer)
    house.atWork(true)
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(house.rooms.awake(code)).toBe(host)
    house.atWork(false)
    await vi.advanceTimersByTimeAsync(MINUTE / 2)
    expect(house.rooms.awake(code)).toBe(host)
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(house.rooms.awake(code)).toBeUndefined()
  })

  test('[RH10] many who come at once wake one room', async () => {
    const house = await aHouse()
    const { code } = await house.found()
    const hosts = await Promise.all(Array.from({ length: 20 }, () => house.rooms.at(code)))
    expect(new Set(hosts).size).toBe(1)
    expect(await house.rooms.at('BBBBBBBB')).toBeUndefined()
  })

  test('[RH6] a room that cannot be read fails alone, and is tried anew', async () => {
    const store = memoryStore()
    let isDamaged = true
    const house = await aHouse({
      ...store,
      async recall(id, version) {
        if (isDamaged) throw new Error('damaged')
        return store.recall(id, version)
      },
    })
    const { code } = await house.found()
    await expect(house.rooms.at(code)).rejects.toThrow('damaged')
    isDamaged = false
    expect(await house.rooms.at(code)).toBeDefined()
  })
})

describe('who may come in', () => {
  const token = 'a-session-token'
  async function withToken(expiresIn = DAY) {
    const house = await aHouse()
    const { code } = await house.found()
    await house.admit(code, fay)
    await house.admit(code, ann)
    const { id: room } = (await house.store.roomByCode(code))!
    const hash = (await import('#server/people/secrets.ts')).hashed(token)
    const expiresAt = Date.now() + expiresIn
    await house.store.saveCredential({ hash, room, kind: 'token', person: ann.id, role: 'attendee', expiresAt })
    return { ...house, code, room }
  }

  test('a good token leads to its person; others lead nowhere', async () => {
    const { rooms, code } = await withToken()
    expect(await rooms.seatOf(code, token)).toMatchObject({ person: 'ann' })
    expect(await rooms.seatOf(code, 'guess')).toBe('notAdmitted')
    expect(await rooms.seatOf('BBBBBBBB', token)).toBe('roomUnknown')
  })

  test('a token is good for its own room only, and until it expires', async () => {
    const house = await withToken(DAY)
    const other = await house.found()
    await house.admit(other.code, ann)
    expect(await house.rooms.seatOf(other.code, token)).toBe('notAdmitted')
    await hour(25)
    expect(await house.rooms.seatOf(house.code, token)).toBe('notAdmitted')
  })

  test('[RH9] somebody removed is not admitted again, even where their token is still in the store', async () => {
    const house = await withToken()
    const { dropCredentialsOf } = house.store
    Object.assign(house.store, { dropCredentialsOf: async () => undefined })
    const host = (await house.rooms.at(house.code))!
    await host.command(fay, { type: 'removePerson', person: 'ann' as PersonId })
    expect(await house.rooms.seatOf(house.code, token)).toBe('removed')
    expect(house.letGo).toEqual([`${house.code}/ann`])
    await dropCredentialsOf(house.room, ann.id)
    expect(await house.rooms.seatOf(house.code, token)).toBe('notAdmitted')
  })

  test('[RH9] a change of role ends the shared documents that were open under the old one', async () => {
    const house = await withToken()
    const host = (await house.rooms.at(house.code))!
    await host.command(fay, { type: 'setRole', person: ann.id, role: 'observer' })
    expect(house.letGo).toEqual([`${house.code}/ann`])
  })
})

describe('the end of a room', () => {
  test('[RH11] what is over is deleted at the start and every hour; what is not stays', async () => {
    const house = await aHouse()
    const [brief, long] = [await house.found(1), await house.found(2)]
    await house.admit(brief.code, bob)
    const screen = aScreen(bob)
    ;(await house.rooms.at(brief.code))!.enter(screen.viewer, undefined)
    const keeping = retention({
      store: house.store,
      rooms: house.rooms,
      tombstones: NO_TOMBSTONES,
      now: Date.now,
      log: house.log,
    })
    await hour(23)
    expect(await house.store.rooms()).toHaveLength(2)
    await hour(2)
    expect((await house.store.rooms()).map(({ code }) => code)).toEqual([long.code])
    expect(await house.rooms.at(brief.code)).toBeUndefined()
    expect(screen.goodbyes).toEqual(['roomClosed'])
    expect(house.letGo).toEqual([`${brief.code}/everyone`])
    keeping.close()
    await hour(48)
    expect(await house.store.rooms()).toHaveLength(1)
    retention({
      store: house.store,
      rooms: house.rooms,
      tombstones: NO_TOMBSTONES,
      now: Date.now,
      log: house.log,
    }).close()
    await hour(0)
    expect(await house.store.rooms()).toEqual([])
  })

  test('[RH11] one room that cannot be deleted does not keep the others alive', async () => {
    const house = await aHouse()
    for (let n = 0; n < 3; n++) await house.found(1)
    const { deleteRoom } = house.store
    const [first] = await house.store.rooms()
    Object.assign(house.store, {
      async deleteRoom(id: string) {
        if (id === first!.id) throw new Error('stuck')
        return deleteRoom(id)
      },
    })
    await hour(25)
    const keeping = retention({
      store: house.store,
      rooms: house.rooms,
      tombstones: NO_TOMBSTONES,
      now: Date.now,
      log: house.log,
    })
    await hour(0)
    keeping.close()
    expect(await house.store.rooms()).toEqual([first])
    expect(house.lines.join()).toContain('stuck')
  })

  test('[RH11] retention chosen anew while the room lives is what counts', async () => {
    const house = await aHouse()
    const { code } = await house.found(90)
    await house.admit(code, fay)
    const host = (await house.rooms.at(code))!
    await host.command(fay, { type: 'updateRoom', retentionDays: 1 })
    const keeping = retention({
      store: house.store,
      rooms: house.rooms,
      tombstones: NO_TOMBSTONES,
      now: Date.now,
      log: house.log,
    })
    await hour(26)
    keeping.close()
    expect(await house.store.rooms()).toEqual([])
  })

  test('[RH11] a facilitator deletes at once, with tokens and documents', async () => {
    const house = await aHouse()
    const { code } = await house.found()
    await house.admit(code, fay)
    const host = (await house.rooms.at(code))!
    expect(await host.command(fay, { type: 'deleteRoom', title: 'Warm homes' })).toMatchObject({ ok: true })
    expect([await house.store.rooms(), house.letGo]).toEqual([[], [`${code}/everyone`]])
    expect(await house.rooms.at(code)).toBeUndefined()
  })
})

test('at the end of the process everybody is sent off to come back, and what is under way is written', async () => {
  const house = await aHouse()
  const { code } = await house.found()
  await house.admit(code, fay)
  const host = (await house.rooms.at(code))!
  const screen = aScreen(fay)
  host.enter(screen.viewer, undefined)
  const answer = host.command(fay, { type: 'updateRoom', title: 'Warmer homes' })
  await house.rooms.close()
  expect(screen.goodbyes).toEqual(['restarting'])
  expect(await answer).toMatchObject({ ok: true })
})
