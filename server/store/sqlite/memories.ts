import type { Entry, Memory, Rewriting } from '../store.ts'
import { answersIn } from './answers.ts'
import { eventLogIn } from './event-log.ts'
import type { Database } from './open-database.ts'
import { rowsIn } from './rows.ts'

/** What a room remembers: a log with order, and beside it rows and answers without. */
export function memoriesIn(database: Database) {
  const log = eventLogIn(database)
  const beside = rowsIn(database)
  const given = answersIn(database)
  return {
    requireEpoch: log.requireEpoch,
    write(room: string, { events, rows, answer }: Entry) {
      log.append(room, events)
      for (const row of rows) beside.put(room, row)
      if (answer) given.keep(room, answer)
    },
    rewrite(room: string, anew: Rewriting, rows: Entry['rows']) {
      log.rewrite(room, anew)
      for (const row of rows) beside.put(room, row)
    },
    load: (room: string): Memory => ({ events: log.load(room), rows: beside.load(room), answers: given.load(room) }),
  }
}
