import { DamagedRoom, StaleEpoch, UnknownRoom } from '../failures.ts'
import { FIRST_LINK, linkAfter, sameLink } from '../event-chain.ts'
import type { Rewriting, StoredEvent } from '../store.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

interface Head {
  readonly epoch: number
  readonly seq: number
  readonly link: Uint8Array
}

interface Line {
  readonly seq: number
  readonly link: Uint8Array
  readonly body: string
}

/** The events of each room in order, each linked to all before it. */
export function eventLogIn(database: Database) {
  const heads = query<Head>(database, 'SELECT epoch, last_seq AS seq, last_link AS link FROM rooms WHERE id = ?')
  const insert = query(database, 'INSERT INTO events (room, seq, epoch, link, body) VALUES (?, ?, ?, ?, ?)')
  const advance = query(database, 'UPDATE rooms SET last_seq = ?, last_link = ? WHERE id = ?')
  const replace = query(database, 'UPDATE events SET body = ?, link = ? WHERE room = ? AND seq = ?')
  const lines = query<Line>(database, 'SELECT seq, link, body FROM events WHERE room = ? ORDER BY seq')

  function headOf(room: string): Head {
    const found = heads.get(room)
    if (!found) throw new UnknownRoom(room)
    return found
  }

  function load(room: string): readonly StoredEvent[] {
    const { seq, link } = headOf(room)
    const found = lines.all(room)
    requireWhole(room, found, { seq, link })
    return found.map(({ body }) => JSON.parse(body))
  }

  return {
    requireEpoch(room: string, epoch: number) {
      if (headOf(room).epoch !== epoch) throw new StaleEpoch(room, epoch)
    },
    append(room: string, events: readonly StoredEvent[]) {
      if (events.length === 0) return
      const head = headOf(room)
      let { seq, link } = head
      for (const event of events) {
        const body = JSON.stringify(event)
        link = linkAfter(link, body)
        seq += 1
        insert.run(room, seq, head.epoch, link, body)
      }
      advance.run(seq, link, room)
    },
    /** Links are made anew from the first event on; what was damaged before is not made to look whole. */
    rewrite(room: string, anew: Rewriting) {
      const before = load(room)
      const after = anew(before)
      if (after.length !== before.length) throw new Error('a rewriting keeps every place')
      let link = FIRST_LINK
      for (const [place, event] of after.entries()) {
        const body = JSON.stringify(event)
        link = linkAfter(link, body)
        replace.run(body, link, room, place + 1)
      }
      advance.run(after.length, link, room)
    },
    load,
  }
}

/** SQLite's own check calls a flipped bit in a text sound, so the links are walked at every load. */
function requireWhole(room: string, lines: readonly Line[], head: Omit<Head, 'epoch'>) {
  let link = FIRST_LINK
  for (const [before, line] of lines.entries()) {
    link = linkAfter(link, line.body)
    if (line.seq !== before + 1 || !sameLink(link, line.link)) throw new DamagedRoom(room, `event ${before + 1}`)
  }
  if (lines.length !== head.seq || !sameLink(link, head.link)) throw new DamagedRoom(room, 'the end of its events')
}
