import type { Checkpoint } from './checkpoint.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

const SCRUB = 'scrub'

/**
 * Writes the whole file anew in the order of its keys, with an empty log. What is owed is noted in the file, so that a
 * crash between shredding a key and scrubbing is made good at the next start.
 */
export function scrubbingOf(database: Database, checkpoint: Checkpoint, commits: GroupCommit) {
  const owe = query(database, 'INSERT INTO owed (work) VALUES (?) ON CONFLICT DO NOTHING')
  const paid = query(database, 'DELETE FROM owed WHERE work = ?')
  const owed = query(database, 'SELECT work FROM owed WHERE work = ?')
  let underWay: Promise<void> | undefined

  function scrubNow() {
    checkpoint.empty()
    database.exec('VACUUM')
    paid.run(SCRUB)
    checkpoint.empty()
  }

  return {
    /** To be called inside a transaction. */
    owe: () => void owe.run(SCRUB),
    /** Polls that close together share one. */
    scrub(): Promise<void> {
      underWay ??= commits.alone(scrubNow).finally(() => {
        underWay = undefined
      })
      return underWay
    },
    catchUp() {
      if (owed.get(SCRUB)) scrubNow()
      else checkpoint.empty()
    },
  }
}
