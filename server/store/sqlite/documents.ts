import { createHash } from 'node:crypto'
import { must } from '#shared/kit/assert.ts'
import type { LoggedDocument } from '../../documents/document-log.ts'
import { DamagedDocument } from '../failures.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

interface Update {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly sum: Uint8Array | null
}

/** The updates of each document, numbered from 1. */
export function documentsIn(database: Database) {
  const insert = query<{ readonly seq: number }>(
    database,
    `INSERT INTO document_updates (room, document, seq, bytes, sum)
     SELECT ?1, ?2, coalesce(max(seq), 0) + 1, ?3, ?4 FROM document_updates WHERE room = ?1 AND document = ?2
     RETURNING seq`,
  )
  const put = query(database, 'INSERT INTO document_updates (room, document, seq, bytes, sum) VALUES (?, ?, ?, ?, ?)')
  const select = query<Update>(
    database,
    'SELECT seq, bytes, sum FROM document_updates WHERE room = ? AND document = ? ORDER BY seq',
  )
  const dropTo = query(database, 'DELETE FROM document_updates WHERE room = ? AND document = ? AND seq <= ?')
  const drop = query(database, 'DELETE FROM document_updates WHERE room = ? AND document = ?')

  return {
    load(room: string, document: string): LoggedDocument {
      const updates = select.all(room, document)
      requireWhole(document, updates)
      return { updates: updates.map(({ bytes }) => bytes), last: updates.at(-1)?.seq ?? 0 }
    },
    append: (room: string, document: string, update: Uint8Array) =>
      must(insert.get(room, document, update, sumOf(update)), 'the number of the update').seq,
    compact(room: string, document: string, snapshot: Uint8Array, upTo: number) {
      dropTo.run(room, document, upTo)
      put.run(room, document, upTo, snapshot, sumOf(snapshot))
    },
    drop: (room: string, document: string) => void drop.run(room, document),
  }
}

const SUM_BYTES = 16
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest().subarray(0, SUM_BYTES)

/** Yjs reads a changed letter without complaint, and waits for ever for an update that is gone. */
function requireWhole(document: string, updates: readonly Update[]) {
  for (const [index, { seq, bytes, sum }] of updates.entries()) {
    const before = updates[index - 1]
    if (before && seq !== before.seq + 1) throw new DamagedDocument(document, `update ${before.seq + 1} is missing`)
    if (sum && Buffer.compare(sum, sumOf(bytes)) !== 0) throw new DamagedDocument(document, `update ${seq}`)
  }
}
