import { setImmediate as turn } from 'node:timers/promises'
import { DamagedRoom, StaleEpoch, UnknownRoom } from '../failures.ts'
import { FIRST_LINK, hasBeenAt, linkAfter, type Mark, sameLink } from '../event-chain.ts'
import type { KeptHeads, KeptMark } from '../heads.ts'
import type { Head } from '#shared/protocol/wire.ts'
import type { Rewriting, StoredEvent } from '../store.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

interface End extends Mark {
  readonly epoch: number
}

interface Line extends KeptMark {
  readonly body: string
}

/** Where the first event goes on from. */
const BEGINNING: KeptMark = { seq: 0, link: FIRST_LINK }
/** So many events are walked before somebody else has their turn. */
const STRIDE = 500

export type EventLog = ReturnType<typeof eventLogIn>

/** The events of each room in order, each linked to all before it. */
export function eventLogIn(database: Database, { kept }: KeptHeads) {
  const ends = query<End>(database, 'SELECT epoch, last_seq AS seq, last_link AS link, edition FROM rooms WHERE id = ?')
  const links = query<Pick<Mark, 'link'>>(database, 'SELECT link FROM events WHERE room = ? AND seq = ?')
  const insert = query(database, 'INSERT INTO events (room, seq, epoch, link, body) VALUES (?, ?, ?, ?, ?)')
  const advance = query(database, 'UPDATE rooms SET last_seq = ?, last_link = ?, edition = ? WHERE id = ?')
  const replace = query(database, 'UPDATE events SET body = ?, link = ? WHERE room = ? AND seq = ?')
  const lines = query<Line>(
    database,
    'SELECT seq, link, body FROM events WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq',
  )

  function endOf(room: string): End {
    const found = ends.get(room)
    if (!found) throw new UnknownRoom(room)
    return found
  }

  const linkAt = (room: string, seq: number) => links.get(room, seq)?.link

  /** What came after a place in the log, which is taken as it is. */
  function since(room: string, from: KeptMark) {
    const end = endOf(room)
    const found = lines.all(room, from.seq, Number.MAX_SAFE_INTEGER)
    requireEnd(room, walked(room, found, from), end)
    requireReached(room, end, kept(room))
    return { events: found.map(({ body }): StoredEvent => JSON.parse(body)), end }
  }

  const load = (room: string): readonly StoredEvent[] => since(room, BEGINNING).events

  /** A file that lost its newest part is whole in itself; only what was kept apart knows that there was more. */
  function requireReached(room: string, end: Mark, head: KeptMark | undefined) {
    if (!head) return
    const there = linkAt(room, head.seq)
    if (!there) throw new DamagedRoom(room, `${head.seq - end.seq} of ${head.seq} events are missing at the end`)
    if (!sameLink(there, head.link)) throw new DamagedRoom(room, `event ${head.seq} is not the one that was answered`)
  }

  return {
    requireEpoch(room: string, epoch: number) {
      if (endOf(room).epoch !== epoch) throw new StaleEpoch(room, epoch)
    },
    /** Whether the log has been where this head says. */
    hasBeenAt: (room: string, head: Head): boolean => hasBeenAt(endOf(room), head, (seq) => linkAt(room, seq)),
    endOf,
    linkAt,
    /** Where the log has got to with these. With a fence, only while the room has not been woken since. */
    append(room: string, events: readonly StoredEvent[], fence?: number): Mark {
      const { epoch, ...end } = endOf(room)
      if (fence !== undefined && fence !== epoch) throw new StaleEpoch(room, fence)
      let { seq, link }: Mark = end
      if (events.length === 0) return end
      for (const event of events) {
        const body = JSON.stringify(event)
        link = linkAfter(link, body)
        seq += 1
        insert.run(room, seq, epoch, link, body)
      }
      advance.run(seq, link, end.edition, room)
      return { ...end, seq, link }
    },
    /** Links are made anew from the first event on; what was damaged before is not made to look whole. */
    rewrite(room: string, anew: Rewriting): Mark {
      const before = load(room)
      const after = anew(before)
      if (after.length !== before.length) throw new Error('a rewriting keeps every place')
      let link = FIRST_LINK
      for (const [place, event] of after.entries()) {
        const body = JSON.stringify(event)
        link = linkAfter(link, body)
        replace.run(body, link, room, place + 1)
      }
      const edition = endOf(room).edition + 1
      advance.run(after.length, link, edition, room)
      return { seq: after.length, link, edition }
    },
    load,
    since,
    /** Walks the log as it is now. Whoever writes it anew meanwhile has read all of it for that. */
    async check(room: string): Promise<void> {
      const end = endOf(room)
      let at = BEGINNING
      while (at.seq < end.seq) {
        const some = lines.all(room, at.seq, Math.min(at.seq + STRIDE, end.seq))
        if (some.length === 0) break
        at = walked(room, some, at)
        await turn() // oxlint-disable-line no-await-in-loop -- one stride after the other
        if (ends.get(room)?.edition !== end.edition) return
      }
      requireEnd(room, at, end)
    },
  }
}

/** SQLite's own check calls a flipped bit in a text sound, so the links are walked. Gives where they lead. */
function walked(room: string, lines: readonly Line[], from: KeptMark): KeptMark {
  let { seq, link } = from
  for (const line of lines) {
    link = linkAfter(link, line.body)
    seq += 1
    if (line.seq !== seq || !sameLink(link, line.link)) throw new DamagedRoom(room, `event ${seq}`)
  }
  return { seq, link }
}

function requireEnd(room: string, at: KeptMark, end: Mark) {
  if (at.seq !== end.seq || !sameLink(at.link, end.link)) throw new DamagedRoom(room, 'the end of its events')
}
