import type { Checkpoint } from './checkpoint.ts'
import type { Database } from './open-database.ts'

/** Enough to need new pages, so that a disk with a few spare bytes does not count as mended. */
const PROBE_BYTES = 64 * 1024

/** Writes, flushes and takes away again; throws while that does not work. */
export const probeOf = (database: Database, checkpoint: Checkpoint) => () => {
  try {
    database.exec(`BEGIN IMMEDIATE; INSERT INTO probe (bytes) VALUES (zeroblob(${PROBE_BYTES})); COMMIT`)
    database.exec('BEGIN IMMEDIATE; DELETE FROM probe; COMMIT')
    checkpoint.move()
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
