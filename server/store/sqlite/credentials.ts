import type { PersonId } from '#shared/core/actor.ts'
import type { Credential } from '../store.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

type Stored = Omit<Credential, 'person' | 'usedAt'> & {
  readonly person: PersonId | null
  readonly usedAt: number | null
}

/** Rights to enter a room, under the hash of their secret. */
export function credentialsIn(database: Database) {
  const insert = query(
    database,
    'INSERT INTO credentials (hash, room, kind, person, role, expires_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const select = query<Stored>(
    database,
    'SELECT hash, room, kind, person, role, expires_at AS expiresAt, used_at AS usedAt FROM credentials WHERE hash = ?',
  )
  const touch = query(database, 'UPDATE credentials SET used_at = ? WHERE hash = ?')
  const drop = query(database, 'DELETE FROM credentials WHERE hash = ?')
  const dropOf = query(database, 'DELETE FROM credentials WHERE room = ? AND person = ?')
  const extendKeys = query(database, "UPDATE credentials SET expires_at = ? WHERE room = ? AND kind = 'facilitatorKey'")

  return {
    save: ({ hash, room, kind, person, role, expiresAt, usedAt }: Credential) =>
      void insert.run(hash, room, kind, person ?? null, role, expiresAt, usedAt ?? null),
    find(hash: string): Credential | undefined {
      const found = select.get(hash)
      if (!found) return undefined
      const { person, usedAt, ...rest } = found
      return { ...rest, ...(person !== null && { person }), ...(usedAt !== null && { usedAt }) }
    },
    touch: (hash: string, usedAt: number) => void touch.run(usedAt, hash),
    extendKeys: (room: string, expiresAt: number) => void extendKeys.run(expiresAt, room),
    drop: (hash: string) => drop.run(hash) === 1,
    dropOf: (room: string, person: PersonId) => void dropOf.run(room, person),
  }
}
