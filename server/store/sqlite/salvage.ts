import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { DamagedFile } from '../failures.ts'
import { flushFolder } from '../flushed-files.ts'
import type { Salvaged, StoreObserver } from '../store-observer.ts'
import { closeDatabase, type Database, openDatabase } from './open-database.ts'
import { query } from './query.ts'
import { roomCopies } from './room-copies.ts'

/** What belongs to a database besides its file. */
const COMPANIONS = ['-wal', '-journal', '-shm'] as const

/** Opens the file; a damaged one is first written anew from every room that can still be read. */
export function openOrSalvage(file: string, observer: StoreObserver): Database {
  try {
    return openDatabase(file)
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error
    const outcome = salvage(file, error)
    observer.salvaged?.(outcome)
    return openDatabase(file)
  }
}

/** A room that cannot be read whole keeps its address, so that its doors can say what has happened. */
function salvage(file: string, found: DamagedFile): Salvaged {
  const keptIn = keepApart(file)
  fillUp(file)
  const from = new DatabaseSync(file)
  const fresh = `${file}.new`
  rmSync(fresh, { force: true })
  const to = openDatabase(fresh)
  let counts
  try {
    counts = copyAll(from, to)
  } catch (cause) {
    putBack(file, keptIn)
    throw new Error(`${found.message}. No room in it can be read. Restore a backup: npm run restore.`, { cause })
  } finally {
    closeDatabase(to)
    from.close()
  }
  for (const companion of COMPANIONS) rmSync(file + companion, { force: true })
  renameSync(fresh, file)
  flushFolder(dirname(file))
  return { ...counts, keptIn }
}

function copyAll(from: Database, to: Database): Pick<Salvaged, 'whole' | 'damaged'> {
  const copies = roomCopies(from, to, () => false)
  const rooms = query<{ readonly id: string }>(from, 'SELECT id FROM rooms ORDER BY id').all()
  let damaged = 0
  for (const { id } of rooms) {
    try {
      copies.withoutSnapshot(id)
    } catch {
      damaged += 1 // whatever stood in the way: the room is found damaged when it is checked, and says so
      copies.addressOnly(id)
    }
  }
  return { whole: rooms.length - damaged, damaged }
}

/** As it was found, for whoever knows more. */
function keepApart(file: string): string {
  let number = 1
  while (existsSync(join(dirname(file), `damaged-${number}`))) number += 1
  const folder = join(dirname(file), `damaged-${number}`)
  mkdirSync(folder, { mode: 0o700 })
  for (const part of ['', ...COMPANIONS])
    if (existsSync(file + part)) copyFileSync(file + part, join(folder, basename(file) + part))
  return folder
}

/** A start that comes to nothing leaves everything as it was, however often it is tried. */
function putBack(file: string, keptIn: string) {
  for (const part of ['', ...COMPANIONS]) {
    rmSync(file + part, { force: true })
    const kept = join(keptIn, basename(file) + part)
    if (existsSync(kept)) renameSync(kept, file + part)
  }
  rmSync(keptIn, { recursive: true })
}

/** Where the header says how long a page is, and how many there are (sqlite.org/fileformat.html, section 1.3). */
const HEADER_BYTES = 100
const PAGE_SIZE_AT = 16
const PAGES_AT = 28

/** SQLite reads nothing of a file that is shorter than it should be; with zeros at its end it reads all that is there. */
function fillUp(file: string) {
  const header = Buffer.alloc(HEADER_BYTES)
  const open = openSync(file, 'r')
  const got = readSync(open, header, 0, HEADER_BYTES, 0)
  closeSync(open)
  if (got < HEADER_BYTES) return
  const pageSize = header.readUInt16BE(PAGE_SIZE_AT)
  const whole = (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(PAGES_AT)
  if (statSync(file).size < whole) truncateSync(file, whole)
}
