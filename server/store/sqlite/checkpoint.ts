import type { Database } from './open-database.ts'
import { query } from './query.ts'

/** The log is moved into the file when it has grown by this many pages, as SQLite itself would do. */
const PAGES = 1_000

interface Progress {
  readonly busy: number
  readonly log: number
  readonly checkpointed: number
}

export type Checkpoint = ReturnType<typeof checkpointOf>

/** Moves the write-ahead log into the file, and throws when that fails. */
export function checkpointOf(database: Database) {
  const look = query<Progress>(database, 'PRAGMA wal_checkpoint(NOOP)')
  const move = query<Progress>(database, 'PRAGMA wal_checkpoint(PASSIVE)')
  const empty = query<Progress>(database, 'PRAGMA wal_checkpoint(TRUNCATE)')

  return {
    isDue() {
      const progress = look.get()
      return progress !== undefined && progress.log - progress.checkpointed >= PAGES
    },
    /** Leaves the old log in place, to be written over. */
    move: () => requireDone(move.get()),
    /** Leaves a log of no bytes. */
    empty: () => requireDone(empty.get()),
  }
}

function requireDone(progress: Progress | undefined) {
  if (progress?.busy !== 0) throw new Error('the log could not be moved into the file, because it is being read')
}
