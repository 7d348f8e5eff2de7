import type { PersonId } from '#shared/core/actor.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

interface Claim {
  readonly clientId: number
  readonly person: PersonId
}

/** Which person each Yjs client id belongs to. An id is given once. */
export function authorsIn(database: Database) {
  const insert = query(
    database,
    'INSERT INTO authors (room, client_id, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const select = query<Claim>(
    database,
    'SELECT client_id AS clientId, person FROM authors WHERE room = ? ORDER BY client_id',
  )

  return {
    /** False when the id belongs to somebody already. */
    claim: (room: string, person: PersonId, clientId: number): boolean => insert.run(room, clientId, person) === 1,
    owners: (room: string): ReadonlyMap<number, PersonId> =>
      new Map(select.all(room).map(({ clientId, person }) => [clientId, person])),
  }
}
