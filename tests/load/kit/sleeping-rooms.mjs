// B8, in a process of its own: what the house holds before rooms wake, while they are awake, and once they sleep again.
// Run by the bench with `--expose-gc --import tsx`, which reads our TypeScript as it is.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mock } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { buildApp } from '#server/app.ts'
import { houseLog } from '#server/log.ts'
import { foundRoom } from '#server/room/room-routes.ts'
import { secretsFrom } from '#server/people/secrets.ts'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { unwatched } from '#server/store/store-observer.ts'
import { tombstonesIn } from '#server/store/tombstones.ts'

const rooms = Number(process.argv[2])
const [PEOPLE, QUESTIONS] = [20, 20]
/** The engine settles in the first ones. */
const CYCLES = 5
/** Rooms look around every half minute and sleep after one. */
const [LOOK, UNTIL_ASLEEP] = [30_000, 4]

mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.now() })
const folder = mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
const store = sqliteStore(folder, unwatched)
const secrets = secretsFrom(randomBytes)
const app = buildApp({
  store,
  tombstones: tombstonesIn(folder),
  pages: { folder, app: '', joining: '', styleHashes: [] },
  publicUrl: undefined,
  proxies: 0,
  newRoomsADay: 20,
  hasSpace: () => true,
  now: Date.now,
  elapsed: () => performance.now(),
  randomBytes,
  log: houseLog({ level: 'silent', secret: randomBytes(32) }),
})
await app.listen(0, '127.0.0.1')
await app.checked

const questions = Array.from({ length: QUESTIONS }, (_, at) => ({ text: `What is question ${at}?`, action: 'Act' }))
const foundation = { title: 'Bench', purpose: '', language: 'en', retentionDays: 90, template: 'workshop', questions }
const codes = []
for (let at = 0; at < rooms; at++) {
  const { code } = await foundRoom({ store, secrets, now: Date.now }, foundation)
  codes.push(code)
  await fill(await app.rooms.at(code))
}
const begin = await asleepAgain()
const cycles = []
for (let cycle = 0; cycle < CYCLES; cycle++) cycles.push(await wokenAndSlept())
console.log(JSON.stringify({ begin, cycles }))
await app.close()
await store.close()
rmSync(folder, { recursive: true, force: true })

async function fill(host) {
  const people = Array.from({ length: PEOPLE }, (_, at) => ({ id: secrets.id(), at }))
  await Promise.all(
    people.map(({ id, at }) =>
      host.command(
        { id, role: 'attendee' },
        { type: 'admitPerson', person: id, role: 'attendee', details: { name: `Person ${at}`, organisation: 'City' } },
      ),
    ),
  )
}

async function wokenAndSlept() {
  for (const code of codes) await app.rooms.at(code)
  const held = await heldNow()
  return { awake: held, asleep: await asleepAgain() }
}

async function asleepAgain() {
  for (let look = 0; look < UNTIL_ASLEEP; look++) {
    mock.timers.tick(LOOK)
    for (let turns = 0; turns < 20 * rooms && app.rooms.count() > 0; turns++) await turn()
  }
  if (app.rooms.count() > 0) throw new Error(`${app.rooms.count()} rooms do not sleep`)
  return heldNow()
}

async function heldNow() {
  for (let turns = 0; turns < 3; turns++) {
    globalThis.gc()
    await turn()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
