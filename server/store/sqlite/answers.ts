import type { Head } from '#shared/protocol/wire.ts'
import type { GivenAnswer, StoredAnswer } from '../store.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

/** What each command was answered. The first answer stays, because the command was done then. */
export function answersIn(database: Database) {
  const insert = query(
    database,
    'INSERT INTO answers (room, person, command, value) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const select = query<StoredAnswer & { readonly value: string }>(
    database,
    'SELECT person, command, value FROM answers WHERE room = ? ORDER BY person, command',
  )
  const selectOne = query<{ readonly value: string }>(
    database,
    'SELECT value FROM answers WHERE room = ? AND person = ? AND command = ?',
  )
  return {
    find(room: string, person: string, command: string): unknown {
      const found = selectOne.get(room, person, command)
      return found && JSON.parse(found.value)
    },
    keep: (room: string, { person, command, value, isMarked }: GivenAnswer, head: Head) =>
      insert.run(room, person, command, JSON.stringify(isMarked ? { ...(value as object), head } : value)),
    load: (room: string): readonly StoredAnswer[] =>
      select.all(room).map(({ person, command, value }) => ({ person, command, value: JSON.parse(value) })),
  }
}
