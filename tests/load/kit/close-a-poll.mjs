// B12, in a process of its own: the built rooms of the server with a poll in one of them, which is closed. How long
// whoever closes it waits, and how long nobody at all is answered meanwhile. Run with `--import tsx`.
// Words: which poll, and `thread` or `in place`.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { buildApp } from '#server/app.ts'
import { workerCounter } from '#server/counting/worker-counter.ts'
import { houseLog } from '#server/log.ts'
import { entryOf } from '#server/room/sealed-rows.ts'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { tombstonesIn } from '#server/store/tombstones.ts'
import { founding } from '#shared/room/founding.ts'
import { pollOf } from './polls.mjs'

const [name, where] = process.argv.slice(2)
const CODE = 'K7MB4QTR'
const AT_ONCE = 200

const poll = pollOf(name)
const folder = mkdtempSync(join(tmpdir(), 'questions-first-'))
const nobody = () => undefined
const store = sqliteStore(folder, { committed: nobody, failed: nobody, recovered: nobody })
const counter =
  where === 'thread'
    ? workerCounter({ script: new URL('../../../dist/server/counting-worker.js', import.meta.url) })
    : undefined
const app = buildApp({
  store,
  ...(counter && { counter }),
  tombstones: tombstonesIn(folder),
  pages: { folder, app: '', joining: '', styleHashes: [] },
  publicUrl: undefined,
  proxies: 0,
  newRoomsADay: 1,
  hasSpace: () => true,
  now: Date.now,
  elapsed: () => performance.now(),
  randomBytes,
  log: houseLog({ level: 'error', secret: randomBytes(32) }),
})

let drawn = 0
const newId = () => `id-${(drawn += 1)}`
const founded = { title: 'Bench', purpose: '', language: 'en', retentionDays: 1, template: 'workshop' }
const asked = poll.items.map((text) => ({ text, action: 'Act' }))
const record = { id: 'bench', code: CODE, createdAt: Date.now(), retainUntil: Date.now() + 1e9, status: 'open' }
await store.createRoom(record, entryOf(founding({ ...founded, questions: asked }, newId), Date.now()), [])
await app.listen(0, '127.0.0.1')
const host = await app.rooms.at(CODE)

const fay = { id: 'fay', role: 'facilitator' }
async function done(answer) {
  const { ok, refusal, value } = await answer
  if (!ok) throw new Error(`${refusal.code} ${refusal.detail ?? ''}`)
  return value
}
const enter = ({ id, role }, details) =>
  done(host.command({ id, role }, { type: 'admitPerson', person: id, role, details }))
const ask = (who, command) => done(host.submit(who.id, { id: newId(), command }))

await enter(fay, {})
// Fay has one of the seats.
const people = poll.ballots.slice(1).map((_, at) => ({ id: `person-${String(at).padStart(5, '0')}`, role: 'attendee' }))
const questions = [...host.state().questions.keys()]
const nameOf = new Map(poll.items.map((item, at) => [item, questions[at]]))
const renamed = (value) =>
  JSON.parse(JSON.stringify(value), (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).map(([key, one]) => [nameOf.get(key) ?? key, one]))
      : (nameOf.get(inner) ?? inner),
  )
for (let at = 0; at < people.length; at += AT_ONCE)
  await Promise.all(
    people.slice(at, at + AT_ONCE).map((person, n) => {
      const { organisation, group } = poll.ballots[at + n]
      return enter(person, { organisation, organisationType: group })
    }),
  )
const { poll: id } = await ask(fay, { type: 'openPoll', method: poll.method, config: renamed(poll.given), questions })
for (let at = 0; at < people.length; at += AT_ONCE)
  await Promise.all(
    people
      .slice(at, at + AT_ONCE)
      .map((person, n) => ask(person, { type: 'castBallot', poll: id, ballot: renamed(poll.ballots[at + n].ballot) })),
  )
await pause(1_000) // what is to be shown of it has been

/** The longest time in which nothing else had its turn. */
let [block, last] = [0, performance.now()]
const watch = setInterval(() => {
  const now = performance.now()
  block = Math.max(block, now - last - 1)
  last = now
}, 1)
await pause(50)
block = 0
const began = performance.now()
await ask(fay, { type: 'closePoll', poll: id })
const closed = performance.now() - began
await pause(300) // and everybody has been shown
clearInterval(watch)
if (host.state().polls.get(id).result.received !== people.length) throw new Error('the count is wrong')
console.log(JSON.stringify({ block, closed }))

await app.close()
await counter?.close()
await store.close()
rmSync(folder, { recursive: true, force: true })
