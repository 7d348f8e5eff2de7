// How long a room takes to wake: the first time in a new process, and in one that has woken it before; `with` its
// snapshot or `without`. `wake.mjs <folder> <code> <times> <with|without>`; run by the bench with `--import tsx`, which reads our TypeScript as it is.
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { SNAPSHOT_VERSION } from '#shared/room/snapshot.ts'
import { unwatched } from '#server/store/store-observer.ts'
import { loneHost } from './lone-host.mjs'

const [, , folder, code, times, how] = process.argv
const kept = sqliteStore(folder, unwatched)
const store =
  how === 'with' ? kept : { ...kept, recall: (room) => kept.recall(room, 0), keepSnapshot: async () => false }
const { id } = await store.roomByCode(code)
const { snapshot, events } = await store.recall(id, SNAPSHOT_VERSION)
if (how === 'with' && !snapshot) throw new Error('the room has no snapshot')
const took = []
for (let at = 0; at < Number(times); at++) {
  const began = performance.now()
  const host = await loneHost({ id, code, store, newId: () => 'none' })
  took.push(performance.now() - began)
  if (host.state().questions.size === 0) throw new Error('the room woke empty')
  await host.close()
  await pause(20)
}
await store.close()
console.log(JSON.stringify({ took, replayed: events.length }))
