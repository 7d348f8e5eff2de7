import type { PersonId } from '#shared/core/actor.ts'
import {
  type Entry,
  type Memory,
  type RoomRecord,
  ROW_TABLES,
  type Rewriting,
  type Row,
  type StoredAnswer,
} from './store.ts'

export interface MemoryRoom {
  record: RoomRecord
  epoch: number
  readonly documents: Map<string, Map<number, Uint8Array>>
  readonly authors: Map<number, PersonId>
  readonly keys: Map<string, Buffer>
  write(entry: Entry): void
  rewrite(anew: Rewriting): void
  load(): Memory
}

/** One room in memory. Everything is kept as text, so that nobody can change what has been stored. */
export function memoryRoom(record: RoomRecord): MemoryRoom {
  const events: string[] = []
  const rows = new Map<string, string>()
  const answers = new Map<string, string>()

  return {
    record,
    epoch: 0,
    documents: new Map(),
    authors: new Map(),
    keys: new Map(),
    write(entry) {
      events.push(...entry.events.map((event) => JSON.stringify(event)))
      for (const row of entry.rows) {
        if (row.value === undefined) rows.delete(rowKey(row))
        else rows.set(rowKey(row), JSON.stringify(row))
      }
      if (!entry.answer) return
      const { person, command } = entry.answer
      const key = JSON.stringify([person, command])
      if (!answers.has(key)) answers.set(key, JSON.stringify(entry.answer))
    },
    rewrite(anew) {
      const before = events.map((event) => JSON.parse(event))
      const after = anew(before)
      if (after.length !== before.length) throw new Error('a rewriting keeps every place')
      events.splice(0, events.length, ...after.map((event) => JSON.stringify(event)))
    },
    load: () => ({
      events: events.map((event) => JSON.parse(event)),
      rows: inOrder<Row>(rows),
      answers: inOrder<StoredAnswer>(answers),
    }),
  }
}

const rowKey = ({ table, key }: Row) => JSON.stringify([ROW_TABLES.indexOf(table), ...key])

/** By key, as SQLite orders them, which tells nothing of when they came. */
const inOrder = <Value>(kept: ReadonlyMap<string, string>): readonly Value[] =>
  [...kept].toSorted(([a], [b]) => compareKeys(JSON.parse(a), JSON.parse(b))).map(([, value]) => JSON.parse(value))

function compareKeys(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  for (const [index, part] of one.entries()) {
    const order = Buffer.compare(Buffer.from(String(part)), Buffer.from(String(other[index])))
    if (order !== 0) return order
  }
  return 0
}
