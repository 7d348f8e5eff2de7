import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { DOCUMENT_NAMES } from '#shared/board/rights.ts'
import { replay, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { entryOf, logged } from '../room/sealed-rows.ts'
import { flushFolder, writeFlushed } from '../store/flushed-files.ts'
import { HEADS_FILE } from '../store/heads.ts'
import { BACKUP_NOTE, type BackupNote, DATABASE_FILE, sumOf } from '../store/sqlite/backup.ts'
import { fillFrom } from '../store/sqlite/restored-database.ts'
import { requireFree } from '../store/sqlite/require-free.ts'
import { KEYS_FOLDER, sqliteStore } from '../store/sqlite/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { deletedIn, TOMBSTONES_FILE, tombstonesIn } from '../store/tombstones.ts'
import { unwatched } from '../store/store-observer.ts'

interface Wish {
  readonly source: string
  readonly folder: string
  /** Replaces what is in the folder. */
  readonly force: boolean
  /** More notes of the deleted and the forgotten, as from a newer backup. */
  readonly erasures?: string
  now(): number
}

export interface Restored {
  readonly rooms: number
  readonly takenAt: number
  /** Rooms in the backup that were deleted since, and are not put back. */
  readonly deletedAgain: number
}

const BUILDING = '.restoring'
const DATA = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, HEADS_FILE, TOMBSTONES_FILE, KEYS_FOLDER]

/**
 * Puts a backup in the place of the data, but for rooms that were deleted since; what else was erased since is erased
 * again when the server starts, before anybody is let in. Every room gets a later epoch, so that no screen takes its old state for the newer one, and new documents, so
 * that no phone revives what the backup does not know. Nothing that is there is touched before all of it is ready.
 */
export async function restore({ source, folder, force, erasures, now }: Wish): Promise<Restored> {
  const note = noteOf(source)
  requirePlace(folder, force)
  const building = join(folder, BUILDING)
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true, mode: 0o700 })

  const known = [join(folder, TOMBSTONES_FILE), join(source, TOMBSTONES_FILE), erasures]
  keepTombstones(known, building)
  const rooms = copied(source, building, new Set(deletedIn(tombstonesIn(building))))
  await bringUpToDate(building, { takenAt: note.takenAt, at: now() })

  for (const name of DATA) rmSync(join(folder, name), { recursive: true, force: true })
  for (const name of DATA) if (existsSync(join(building, name))) renameSync(join(building, name), join(folder, name))
  flushFolder(folder)
  rmSync(building, { recursive: true })
  return { rooms, takenAt: note.takenAt, deletedAgain: note.rooms - rooms }
}

function noteOf(source: string): BackupNote {
  const file = join(source, BACKUP_NOTE)
  if (!existsSync(file)) throw new Error(`${source} holds no whole backup: it has no ${BACKUP_NOTE}`)
  const note = JSON.parse(readFileSync(file, 'utf8')) as BackupNote // as `backUp` wrote it
  if (note.format !== 1) throw new Error(`${source} was written by a newer program`)
  if (note.sum !== sumOf(join(source, DATABASE_FILE))) throw new Error(`${source} is damaged; use another backup`)
  return note
}

function requirePlace(folder: string, force: boolean) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  requireFree(join(folder, DATABASE_FILE))
  const isEmpty = readdirSync(folder).every((name) => name === BUILDING)
  if (!isEmpty && !force) throw new Error(`${folder} is not empty; with --force it is replaced by the backup`)
}

/** Each once, in the order in which they were written; whoever starts the server next does all of it again. */
function keepTombstones(files: readonly (string | undefined)[], building: string) {
  const lines = files.flatMap((file) => (file && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []))
  writeFlushed(
    join(building, TOMBSTONES_FILE),
    [...new Set(lines)]
      .filter(Boolean)
      .map((line) => `${line}\n`)
      .join(''),
    'w',
  )
}

function copied(source: string, building: string, deleted: ReadonlySet<string>): number {
  const from = new DatabaseSync(join(source, DATABASE_FILE), { readOnly: true })
  try {
    return fillFrom(from, building, deleted)
  } finally {
    from.close()
  }
}

interface Moment {
  readonly takenAt: number
  readonly at: number
}

async function bringUpToDate(building: string, moment: Moment) {
  const store = sqliteStore(building, unwatched)
  try {
    for (const { id } of await store.rooms()) await bringRoomUpToDate(store, id, moment) // oxlint-disable-line no-await-in-loop -- one after the other
    await store.scrub()
  } finally {
    await store.close()
  }
}

async function bringRoomUpToDate(store: Store, id: string, { takenAt, at }: Moment) {
  const before = replay(logged(await store.load(id)))
  const events: readonly RoomEvent[] = [{ type: 'roomRestored', takenAt }]
  const epoch = await store.wake(id)
  await store.append(id, epoch, entryOf(events, at))
  await renewDocuments(store, id, before.epochs, replay(events, before).epochs)
}

type Epochs = RoomState['epochs']

async function renewDocuments({ documents }: Store, room: string, before: Epochs, after: Epochs) {
  for (const name of DOCUMENT_NAMES) {
    const old = `${name}@${before[name]}`
    const { updates } = await documents.load(room, old) // oxlint-disable-line no-await-in-loop -- one after the other
    for (const update of updates) await documents.append(room, `${name}@${after[name]}`, update) // oxlint-disable-line no-await-in-loop -- in order
    await documents.drop(room, old) // oxlint-disable-line no-await-in-loop -- one after the other
  }
}
