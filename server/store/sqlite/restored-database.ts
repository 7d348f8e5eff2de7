import { join } from 'node:path'
import { DATABASE_FILE, writeHeads } from './backup.ts'
import { closeDatabase, type Database, openDatabase } from './open-database.ts'
import { query } from './query.ts'
import { roomCopies } from './room-copies.ts'

/** More wakings than a room can have had since any backup that is kept; revisions begin beyond all that were shown. */
const WAKINGS_AHEAD = 100_000

/** Fills a new database with every room of a backup that has not been deleted since. Gives how many. */
export function fillFrom(from: Database, folder: string, deleted: ReadonlySet<string>): number {
  const to = openDatabase(join(folder, DATABASE_FILE))
  try {
    const copies = roomCopies(from, to, () => false)
    const rooms = query<{ readonly id: string }>(from, 'SELECT id FROM rooms ORDER BY id').all()
    for (const { id } of rooms) if (!deleted.has(id)) copies.whole(id)
    query(to, 'UPDATE rooms SET epoch = epoch + ?').run(WAKINGS_AHEAD)
    return writeHeads(to, folder)
  } finally {
    closeDatabase(to)
  }
}
