import { headAt, sameLink, sumOfSnapshot } from '../event-chain.ts'
import type { Recollection, Snapshot } from '../store.ts'
import type { EventLog } from './event-log.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'
import { CORRUPT, errorCodeOf } from './sqlite-errors.ts'

interface Stored {
  readonly version: number
  readonly seq: number
  readonly link: Uint8Array
  readonly sum: Uint8Array
  readonly body: string
}

/** What is kept of a snapshot, and what is wrong with one that is there. */
type Found = Pick<Recollection, 'unfit'> & { readonly snapshot?: Pick<Stored, 'seq' | 'link' | 'body'> }

/** What the log of a room had come to: one for each room at most, and nothing is lost with it. */
export function snapshotsIn(database: Database, log: EventLog) {
  const select = query<Stored>(database, 'SELECT version, seq, link, sum, body FROM snapshots WHERE room = ?')
  const upsert = query(
    database,
    `INSERT INTO snapshots (room, version, seq, link, sum, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET version = excluded.version, seq = excluded.seq, link = excluded.link,
     sum = excluded.sum, body = excluded.body`,
  )
  const drop = query(database, 'DELETE FROM snapshots WHERE room = ?')

  function stored(room: string): Stored | 'unreadable' | undefined {
    try {
      return select.get(room)
    } catch (error) {
      if (errorCodeOf(error) === CORRUPT) return 'unreadable' // a torn page of what can be made anew
      throw error
    }
  }

  return {
    /** The one of this version, if it is as it was written and the log goes on from it. */
    find(room: string, version: number): Found {
      const found = stored(room)
      if (found === undefined) return {}
      if (found === 'unreadable') return { unfit: 'it cannot be read' }
      const { seq, link, sum, body } = found
      if (found.version !== version) return { unfit: `it is of version ${found.version}` }
      const there = log.linkAt(room, seq)
      if (!there || !sameLink(there, link)) return { unfit: 'it is not of this log' }
      if (!sameLink(sum, sumOfSnapshot(link, version, body))) return { unfit: 'it is not what was written' }
      return { snapshot: { seq, link, body } }
    },
    /** Only where the log has been, and has not been written anew since. */
    keep(room: string, { version, head, body }: Snapshot): boolean {
      const { edition } = log.endOf(room)
      const link = log.linkAt(room, head.seq)
      if (!link || edition !== head.edition || headAt({ seq: head.seq, link, edition }).hash !== head.hash) return false
      upsert.run(room, version, head.seq, link, sumOfSnapshot(link, version, body), body)
      return true
    },
    drop: (room: string) => void drop.run(room),
  }
}
