import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { aRoomFullOf, filesWith, NAME } from '#tests/kit/full-of-a-name.ts'
import { aHouse, type House } from '#tests/kit/house.ts'

const DAY = 24 * 60 * 60 * 1000
let clock = 0
let house: House
beforeEach(async () => {
  clock = 0
  house = await aHouse({ durable: true, now: () => Date.now() + clock })
})
afterEach(() => house.close())

const DATABASE = ['questions-first.db', 'questions-first.db-wal'] as const
/** A copy is of both: a database that is older than the heads beside it is damage, and its rooms stay shut. */
const COPIED = [DATABASE[0], 'heads'] as const

function aBackupPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('[RF8] [RF9] whoever was forgotten is forgotten again when an older copy is put back', async () => {
  const { room, fay, zed, people, done } = await aRoomFullOf(house, NAME)
  const backup = aBackupPlace()
  await house.restart(() => COPIED.forEach((name) => cpSync(join(house.folder, name), join(backup, name))))
  await Promise.all([fay.back(), zed.back()])
  await done(zed, { type: 'forgetMe' })
  await house.restart(() => {
    rmSync(join(house.folder, DATABASE[1]), { force: true })
    for (const name of COPIED) cpSync(join(backup, name), join(house.folder, name))
    expect(filesWith(house, NAME)).not.toEqual([])
  })
  expect(filesWith(house, NAME)).toEqual([])
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(200)
  ;[fay, zed, ...people].forEach((client) => client.close())
})

test('[RF8] what a failing disk left undone is done at the next start', async () => {
  let isFailing = true
  const failing = await aHouse({
    durable: true,
    log: pino({ level: 'silent' }),
    through: (store) => ({
      ...store,
      rewrite: (...how) => (isFailing ? Promise.reject(new Error('the disk')) : store.rewrite(...how)),
    }),
  })
  onTestFinished(() => failing.close())
  const { fay, zed, people } = await aRoomFullOf(failing, NAME)
  expect(await zed.ask({ type: 'forgetMe' })).toMatchObject({ ok: false, refusal: { code: 'internal' } })
  await vi.waitFor(() => expect(JSON.stringify(fay.view().shared.people)).not.toContain('Quillfeather'))
  expect(filesWith(failing, NAME)).not.toEqual([])
  isFailing = false
  await failing.restart()
  expect(filesWith(failing, NAME)).toEqual([])
  ;[fay, zed, ...people].forEach((client) => client.close())
})

test('[RF9] [RF12] a deleted room leaves the note that it was, and stays deleted when an older copy is put back', async () => {
  const { room, fay, zed, people } = await aRoomFullOf(house, NAME)
  const backup = aBackupPlace()
  await house.restart(() => cpSync(join(house.folder, DATABASE[0]), join(backup, DATABASE[0])))
  await fay.back()
  expect(await fay.ask({ type: 'deleteRoom', title: 'Warm homes' })).toMatchObject({ ok: true })
  for (const words of [NAME, 'Warm homes', 'How many families?', room]) expect(filesWith(house, words)).toEqual([])
  expect(filesWith(house, 'stageMoved')).toEqual(['erasures.jsonl'])
  await house.restart(() => cpSync(join(backup, DATABASE[0]), join(house.folder, DATABASE[0])))
  for (const words of [NAME, 'Warm homes', room]) expect(filesWith(house, words)).toEqual([])
  ;[fay, zed, ...people].forEach((client) => client.close())
})

test('[RF10] thirty days after the end names are nowhere, and everything else is there', async () => {
  const { room, fay, zed, people, done } = await aRoomFullOf(house, NAME)
  await done(fay, { type: 'closeRoom' })
  ;[fay, zed, ...people].forEach((client) => client.close())
  clock = 29 * DAY
  await house.restart()
  expect(filesWith(house, NAME)).not.toEqual([])
  clock = 31 * DAY
  await house.restart()
  await vi.waitFor(() => expect(filesWith(house, NAME)).toEqual([]))
  for (const words of ['Person 1', `${NAME}@example.org`]) expect(filesWith(house, words)).toEqual([])
  for (const words of ['Call the council', 'Vouchers', 'Hill Fund', room])
    expect(filesWith(house, words), words).not.toEqual([])
  clock = 91 * DAY
  await house.restart()
  await vi.waitFor(() => expect(filesWith(house, 'Call the council')).toEqual([]))
})
