import { headAt, type Mark } from '../event-chain.ts'
import { DamagedRoom } from '../failures.ts'
import type { KeptHeads } from '../heads.ts'
import type { Entry, Memory, Rewriting } from '../store.ts'
import { answersIn } from './answers.ts'
import { eventLogIn } from './event-log.ts'
import type { Database } from './open-database.ts'
import { rowsIn } from './rows.ts'
import { CORRUPT, errorCodeOf } from './sqlite-errors.ts'

/** What a room remembers: a log with order, and beside it rows and answers without. */
export function memoriesIn(database: Database, heads: KeptHeads) {
  const log = eventLogIn(database, heads)
  const beside = rowsIn(database)
  const given = answersIn(database)
  return {
    requireEpoch: log.requireEpoch,
    hasBeenAt: log.hasBeenAt,
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
      for (const row of rows) beside.put(room, row)
      return mark
    },
    load(room: string): Memory {
      try {
        return { events: log.load(room), rows: beside.load(room), answers: given.load(room) }
      } catch (error) {
        throw inWords(room, error)
      }
    },
  }
}

/** A torn page and a text that cannot be read are this room's own trouble, not that of the disk. */
const inWords = (room: string, error: unknown): unknown =>
  errorCodeOf(error) === CORRUPT || error instanceof SyntaxError ? new DamagedRoom(room, String(error)) : error
