import type { Database } from './open-database.ts'
import { query } from './query.ts'

const TABLES = [
  'rooms',
  'events',
  'people',
  'voted',
  'ballots',
  'answers',
  'credentials',
  'document_updates',
  'authors',
] as const
/** What can be made anew is copied where all is well, and left where something is not. */
const MADE_ANEW = ['snapshots'] as const
type Table = (typeof TABLES)[number] | (typeof MADE_ANEW)[number]

type Cell = string | number | Uint8Array | null
type Cells = Readonly<Record<string, Cell>>

/**
 * Copies rooms from one database to another, each whole or not at all, in the order of their keys. What `leavesOut` names
 * never touches the other file.
 */
export function roomCopies(from: Database, to: Database, leavesOut: (table: Table, row: Cells) => boolean) {
  const copies = new Map(
    [...TABLES, ...MADE_ANEW]
      .filter((table) => columnsOf(from, table).length > 0)
      .map((table) => [table, copyOf(table)]),
  )

  function copyOf(table: Table) {
    const names = columnsOf(to, table).filter((name) => columnsOf(from, table).includes(name))
    const select = query<Cells>(
      from,
      `SELECT ${names.join(', ')} FROM ${table} WHERE ${table === 'rooms' ? 'id' : 'room'} = ?`,
    )
    const insert = query(to, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    return (room: string) => {
      for (const row of select.all(room))
        if (!leavesOut(table, row)) insert.run(...names.map((name) => row[name] ?? null))
    }
  }

  function copy(room: string, tables: readonly Table[]) {
    to.exec('BEGIN')
    try {
      for (const table of tables) copies.get(table)?.(room)
      to.exec('COMMIT')
    } catch (error) {
      to.exec('ROLLBACK')
      throw error
    }
  }

  return {
    whole: (room: string) => copy(room, [...TABLES, ...MADE_ANEW]),
    /** All that nothing else can make. */
    withoutSnapshot: (room: string) => copy(room, TABLES),
    /** Only that there is such a room: what is in it is known to be damaged. */
    addressOnly: (room: string) => copy(room, ['rooms']),
  }
}

const columnsOf = (database: Database, table: Table): readonly string[] =>
  query<{ readonly name: string }>(database, `SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name)
