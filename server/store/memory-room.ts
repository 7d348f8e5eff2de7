import type { PersonId } from '#shared/core/actor.ts'
import type { Head } from '#shared/protocol/wire.ts'
import { FIRST_LINK, hasBeenAt, headAt, linkAfter, type Mark } from './event-chain.ts'
import { must } from '#shared/kit/assert.ts'
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
  write(entry: Entry): Head
  rewrite(anew: Rewriting): void
  hasBeenAt(head: Head): boolean
  load(): Memory
  answer(person: PersonId, command: string): unknown
}

/** One room in memory. Everything is kept as text, so that nobody can change what has been stored. */
export function memoryRoom(record: RoomRecord): MemoryRoom {
  const events: string[] = []
  const marks: Mark[] = [{ seq: 0, link: FIRST_LINK, edition: 0 }]
  const rows = new Map<string, string>()
  const answers = new Map<string, string>()

  const end = () => must(marks.at(-1), 'the end of the log')

  function add(body: string) {
    const { seq, link, edition } = end()
    events.push(body)
    marks.push({ seq: seq + 1, link: linkAfter(link, body), edition })
  }

  return {
    record,
    epoch: 0,
    documents: new Map(),
    authors: new Map(),
    keys: new Map(),
    write(entry) {
      for (const event of entry.events) add(JSON.stringify(event))
      const head = headAt(end())
      for (const row of entry.rows) {
        if (row.value === undefined) rows.delete(rowKey(row))
        else rows.set(rowKey(row), JSON.stringify(row))
      }
      if (!entry.answer) return head
      const { person, command, value, isMarked } = entry.answer
      const key = JSON.stringify([person, command])
      const kept = { person, command, value: isMarked ? { ...(value as object), head } : value }
      if (!answers.has(key)) answers.set(key, JSON.stringify(kept))
      return head
    },
    rewrite(anew) {
      const after = anew(events.map((event) => JSON.parse(event)))
      if (after.length !== events.length) throw new Error('a rewriting keeps every place')
      events.length = 0
      marks.splice(0, marks.length, { seq: 0, link: FIRST_LINK, edition: end().edition + 1 })
      for (const event of after) add(JSON.stringify(event))
    },
    answer(person, command) {
      const kept = answers.get(JSON.stringify([person, command]))
      return kept === undefined ? undefined : (JSON.parse(kept) as StoredAnswer).value // as written above
    },
    hasBeenAt: (head) => hasBeenAt(end(), head, (seq) => marks[seq]?.link),
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
