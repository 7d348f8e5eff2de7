import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { memoryStore } from '#server/store/memory-store.ts'
import { type Database, openDatabase } from '#server/store/sqlite/open-database.ts'
import { besideIn, sqliteStore, storeOn } from '#server/store/sqlite/sqlite-store.ts'
import type { StoreFailed } from '#server/store/failures.ts'
import type { Salvaged, StoreObserver } from '#server/store/store-observer.ts'
import type { Credential, Entry, RoomRecord, Row, Store } from '#server/store/store.ts'
import type { PersonId } from '#shared/core/actor.ts'

export const [fay, ann, bob] = ['fay', 'ann', 'bob'] as PersonId[] as [PersonId, PersonId, PersonId]

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes down all it is told. */
function notebook() {
  const batches: number[] = []
  const failures: StoreFailed[] = []
  const recoveries: string[] = []
  const salvages: Salvaged[] = []
  const observer: StoreObserver = {
    committed: ({ tasks }) => void batches.push(tasks),
    failed: (failure) => void failures.push(failure),
    recovered: () => void recoveries.push('recovered'),
    salvaged: (outcome) => void salvages.push(outcome),
  }
  return { observer, batches, failures, recoveries, salvages }
}

/** A store in a file; open the same folder again to see what is remembered. */
export function fileStore(folder = newFolder()) {
  const notes = notebook()
  const store = sqliteStore(folder, notes.observer)
  onTestFinished(() => store.close())
  return { folder, store, ...notes }
}

/** The same, with a hand on the database below it. */
export function storeWithDatabase(
  altered: (database: Database) => Database = (database) => database,
  folder = newFolder(),
) {
  const notes = notebook()
  const database = altered(openDatabase(join(folder, 'questions-first.db')))
  const store = storeOn(database, besideIn(folder, notes.observer), notes.observer)
  onTestFinished(() => store.close())
  return { folder, database, store, ...notes }
}

export const IMPLEMENTATIONS: readonly (readonly [name: string, open: () => Store])[] = [
  ['memoryStore', memoryStore],
  ['sqliteStore', () => fileStore().store],
]

export const recordOf = (id: string, code = `CODE-${id}`): RoomRecord => ({
  id,
  code,
  createdAt: 1_700_000_000_000,
  retainUntil: 1_800_000_000_000,
  status: 'open',
})

export const entryOf = (...types: readonly string[]): Entry => ({ events: types.map((type) => ({ type })), rows: [] })
export const rowsOnly = (...rows: readonly Row[]): Entry => ({ events: [], rows })

export const ballot = (voter: string, value: unknown, poll = 'p1'): Row => ({
  table: 'ballots',
  key: [poll, voter],
  value,
})

export const credentialOf = (room: string, hash: string, person: PersonId = ann): Credential => ({
  hash,
  room,
  kind: 'token',
  person,
  role: 'attendee',
  expiresAt: 1_700_000_900_000,
})

/** A store with one room, awake, and a way to append to it. */
export async function withRoom(store: Store, id = 'room') {
  await store.createRoom(recordOf(id), entryOf(), [])
  const epoch = await store.wake(id)
  return { epoch, append: (entry: Entry) => store.append(id, epoch, entry) }
}

/** Every byte of every file under the folder, as one text in which a search finds anything. */
export const bytesUnder = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path)),
  )
