import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashed, secretsFrom } from '#server/people/secrets.ts'
import { sessions } from '#server/people/sessions.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import { StoreFailed } from '#server/store/failures.ts'
import { aLog, ann } from '#tests/room/a-host.ts'

const HOUR = 60 * 60 * 1000

async function aSession() {
  const settings = { clock: 1_000 * HOUR }
  const store = memoryStore()
  await store.createRoom(
    { id: 'room', code: 'C', createdAt: 0, retainUntil: 1, status: 'open' },
    { events: [], rows: [] },
    [],
  )
  const { log, lines } = aLog()
  const known = sessions({ store, secrets: secretsFrom(randomBytes), now: () => settings.clock, log })
  const token = await known.begin('room', ann.id, 'attendee')
  const lives = async () => (await known.find('room', token)) !== undefined
  return { settings, store, known, token, lives, lines }
}

test('a session that nobody uses for twelve hours is over', async () => {
  const { settings, lives } = await aSession()
  settings.clock += 12 * HOUR - 1
  expect(await lives()).toBe(true)
  settings.clock += 12 * HOUR - 1
  expect(await lives()).toBe(true)
  settings.clock += 12 * HOUR
  expect(await lives()).toBe(false)
})

test('however much it is used, it is over after three days', async () => {
  const { settings, lives } = await aSession()
  for (let hour = 1; hour < 72; hour++) {
    settings.clock += HOUR
    expect([hour, await lives()]).toEqual([hour, true])
  }
  settings.clock += HOUR
  expect(await lives()).toBe(false)
})

test('somebody who stays connected uses it, and it is not written down each time', async () => {
  const { settings, store, known, token } = await aSession()
  const session = await known.find('room', token)
  const usedAt = async () => (await store.credential(hashed(token)))?.usedAt
  const began = await usedAt()
  settings.clock += 60_000
  session!.noteUse()
  expect(await usedAt()).toBe(began)
  settings.clock += HOUR
  session!.noteUse()
  expect(await usedAt()).toBe(settings.clock)
})

test('a store that cannot write keeps nobody out, and it is written down that it could not', async () => {
  const { settings, store, known, token, lines } = await aSession()
  store.touchCredential = () => Promise.reject(new StoreFailed('full', { fatal: false }))
  settings.clock += HOUR
  expect(await known.find('room', token)).toMatchObject({ person: ann.id })
  await new Promise((resolve) => setImmediate(resolve))
  expect(lines.join()).toContain('a use was not noted')
})

test('a token opens no other room', async () => {
  const { known, token } = await aSession()
  expect(await known.find('another', token)).toBeUndefined()
})
