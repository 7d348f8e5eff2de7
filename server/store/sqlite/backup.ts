import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { checkedLine } from '../checked-lines.ts'
import type { Mark } from '../event-chain.ts'
import { flushFolder, writeFlushed } from '../flushed-files.ts'
import { HEADS_FILE } from '../heads.ts'
import { nameFor, type PollKeys } from '../poll-keys.ts'
import { TOMBSTONES_FILE } from '../tombstones.ts'
import { closeDatabase, type Database, openDatabase } from './open-database.ts'
import { query } from './query.ts'
import { roomCopies } from './room-copies.ts'

export const DATABASE_FILE = 'questions-first.db'
export const BACKUP_NOTE = 'backup.json'

/** Written last: a backup without it is not one. */
export interface BackupNote {
  readonly format: 1
  /** Milliseconds since 1970. */
  readonly takenAt: number
  readonly rooms: number
  /** SHA-256 of the database, in hex. */
  readonly sum: string
}

interface Sources {
  readonly database: Database
  readonly keys: Pick<PollKeys, 'has'>
  /** The folder of the live data. */
  readonly folder: string
}

/**
 * Copies every room into a new folder while people work: one room after the other, each as it is at one moment.
 * Never in it are poll keys, and the ballots that a key still ties to people: two backups would tell in which order they
 * came, and without the key nobody could change them. Whoever restores has people vote again in polls that were open.
 */
export async function backUp(
  { database, keys, folder }: Sources,
  target: string,
  takenAt: number,
): Promise<BackupNote> {
  mkdirSync(target, { recursive: true, mode: 0o700 })
  if (readdirSync(target).length > 0) throw new Error(`${target} is not empty; a backup needs a folder of its own`)
  const file = join(target, DATABASE_FILE)
  const to = openDatabase(file)
  let rooms: number
  try {
    const copies = roomCopies(database, to, (table, { room, poll, value }) => {
      if (table === 'ballots' || table === 'voted') return keys.has(String(room), String(poll))
      return table === 'answers' && value === SAYS_NOTHING
    })
    for (const { id } of query<{ readonly id: string }>(database, 'SELECT id FROM rooms ORDER BY id').all()) {
      copies.whole(id)
      await turn() // oxlint-disable-line no-await-in-loop -- whoever votes meanwhile is served between two rooms
    }
    rooms = writeHeads(to, target)
  } finally {
    closeDatabase(to)
  }
  if (existsSync(join(folder, TOMBSTONES_FILE)))
    copyFileSync(join(folder, TOMBSTONES_FILE), join(target, TOMBSTONES_FILE))
  const note: BackupNote = { format: 1, takenAt, rooms, sum: sumOf(file) }
  writeFlushed(join(target, BACKUP_NOTE), `${JSON.stringify(note, undefined, 2)}\n`, 'w')
  flushFolder(target)
  return note
}

/** The kept answer to a ballot; with it a ballot that is not in the backup would count as cast. */
const SAYS_NOTHING = '{}'

/** The heads of a copy are those of its own rooms; gives how many there are. */
export function writeHeads(database: Database, folder: string): number {
  const rooms = query<Pick<Mark, 'seq' | 'link'> & { readonly id: string }>(
    database,
    'SELECT id, last_seq AS seq, last_link AS link FROM rooms',
  )
  const lines = rooms.all().map(({ id, seq, link }) => checkedLine(nameFor(id), seq, Buffer.from(link).toString('hex')))
  writeFlushed(join(folder, HEADS_FILE), lines.join(''), 'w')
  return lines.length
}

export const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
