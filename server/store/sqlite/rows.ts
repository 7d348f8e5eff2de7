import { type Row, ROW_TABLES, type RowTable } from '../store.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

const KEYS: Readonly<Record<RowTable, readonly string[]>> = {
  people: ['person'],
  voted: ['poll', 'person'],
  ballots: ['poll', 'voter'],
}

/** The rows beside the log. They come back by key, which tells nothing of when they came. */
export function rowsIn(database: Database) {
  const tables = new Map(ROW_TABLES.map((table) => [table, tableOf(database, table)]))
  return {
    put: (room: string, row: Row) => tables.get(row.table)?.put(room, row),
    load: (room: string): readonly Row[] => [...tables.values()].flatMap(({ load }) => load(room)),
  }
}

function tableOf(database: Database, table: RowTable) {
  const names = KEYS[table]
  const columns = ['room', ...names].join(', ')
  const upsert = query(
    database,
    `INSERT INTO ${table} (${columns}, value) VALUES (?, ${names.map(() => '?').join(', ')}, ?)
     ON CONFLICT (${columns}) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
  )
  const drop = query(
    database,
    `DELETE FROM ${table} WHERE room = ? AND ${names.map((name) => `${name} = ?`).join(' AND ')}`,
  )
  const select = query<Readonly<Record<string, string>>>(
    database,
    `SELECT ${names.join(', ')}, value FROM ${table} WHERE room = ? ORDER BY ${names.join(', ')}`,
  )

  return {
    put(room: string, { key, value }: Row) {
      if (key.length !== names.length) throw new Error(`a row of ${table} has the key ${names.join(', ')}`)
      if (value === undefined) drop.run(room, ...key)
      else upsert.run(room, ...key, JSON.stringify(value))
    },
    load: (room: string): readonly Row[] =>
      select.all(room).map(({ value = '', ...key }) => ({ table, key: Object.values(key), value: JSON.parse(value) })),
  }
}
