import { must } from '#shared/kit/assert.ts'
import type { LoggedDocument } from '../../documents/document-log.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

interface Update {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** The updates of each document, numbered from 1. */
export function documentsIn(database: Database) {
  const insert = query<{ readonly seq: number }>(
    database,
    `INSERT INTO document_updates (room, document, seq, bytes)
     SELECT ?1, ?2, coalesce(max(seq), 0) + 1, ?3 FROM document_updates WHERE room = ?1 AND document = ?2
     RETURNING seq`,
  )
  const put = query(database, 'INSERT INTO document_updates (room, document, seq, bytes) VALUES (?, ?, ?, ?)')
  const select = query<Update>(
    database,
    'SELECT seq, bytes FROM document_updates WHERE room = ? AND document = ? ORDER BY seq',
  )
  const dropTo = query(database, 'DELETE FROM document_updates WHERE room = ? AND document = ? AND seq <= ?')
  const drop = query(database, 'DELETE FROM document_updates WHERE room = ? AND document = ?')

  return {
    load(room: string, document: string): LoggedDocument {
      const updates = select.all(room, document)
      return { updates: updates.map(({ bytes }) => bytes), last: updates.at(-1)?.seq ?? 0 }
    },
    append: (room: string, document: string, update: Uint8Array) =>
      must(insert.get(room, document, update), 'the number of the update').seq,
    compact(room: string, document: string, snapshot: Uint8Array, upTo: number) {
      dropTo.run(room, document, upTo)
      put.run(room, document, upTo, snapshot)
    },
    drop: (room: string, document: string) => void drop.run(room, document),
  }
}
