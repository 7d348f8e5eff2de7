import { FIRST_LINK, headAt, type Mark } from '../event-chain.ts'
import { DamagedRoom } from '../failures.ts'
import type { KeptHeads } from '../heads.ts'
import type { Entry, Memory, Recollection, Rewriting } from '../store.ts'
import { answersIn } from './answers.ts'
import { eventLogIn } from './event-log.ts'
import type { Database } from './open-database.ts'
import { rowsIn } from './rows.ts'
import { snapshotsIn } from './snapshots.ts'
import { CORRUPT, errorCodeOf } from './sqlite-errors.ts'

/** What a room remembers: a log with order, and beside it rows and answers without. */
export function memoriesIn(database: Database, heads: KeptHeads) {
  const log = eventLogIn(database, heads)
  const beside = rowsIn(database)
  const given = answersIn(database)
  const snapshots = snapshotsIn(database, log)
  return {
    requireEpoch: log.requireEpoch,
    hasBeenAt: log.hasBeenAt,
    answer: (room: string, person: string, command: string) => reading(room, () => given.find(room, person, command)),
    /** Gives where the log has got to, which is to be kept apart once this is durable. */
    write(room: string, { events, rows, answer }: Entry, fence?: number): Mark {
      const mark = log.append(room, events, fence)
      for (const row of rows) beside.put(room, row)
      if (answer) given.keep(room, answer, headAt(mark))
      return mark
    },
    /** The same, with other events in the place of those that were there. */
    rewrite(room: string, anew: Rewriting, rows: Entry['rows']): Mark {
      const mark = log.rewrite(room, anew)
      snapshots.drop(room)
      for (const row of rows) beside.put(room, row)
      return mark
    },
    load: (room: string): Memory =>
      reading(room, () => ({ events: log.load(room), rows: beside.load(room), answers: given.load(room) })),
    recall: (room: string, version: number): Recollection =>
      reading(room, () => {
        const { snapshot, unfit } = snapshots.find(room, version)
        const { events, end } = log.since(room, snapshot ?? { seq: 0, link: FIRST_LINK })
        const { edition } = end
        return {
          ...(snapshot && { snapshot: { head: headAt({ ...snapshot, edition }), body: snapshot.body } }),
          ...(unfit !== undefined && { unfit }),
          events,
          head: headAt(end),
        }
      }),
    rows: (room: string) => reading(room, () => beside.load(room)),
    check: (room: string): Promise<void> =>
      log.check(room).catch((error: unknown) => {
        throw inWords(room, error)
      }),
    keepSnapshot: snapshots.keep,
    dropSnapshot: snapshots.drop,
  }
}

function reading<Result>(room: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw inWords(room, error)
  }
}

/** A torn page and a text that cannot be read are this room's own trouble, not that of the disk. */
const inWords = (room: string, error: unknown): unknown =>
  errorCodeOf(error) === CORRUPT || error instanceof SyntaxError ? new DamagedRoom(room, String(error)) : error
