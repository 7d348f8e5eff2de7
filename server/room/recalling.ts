import { replay, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import type { PollId } from '#shared/voting/poll.ts'
import type { Entry, Memory, Row, Store } from '../store/store.ts'
import { type Voters, votersOf } from '../voting/voters.ts'
import type { World } from '../world.ts'
import { closingRows, entryOf, logged, rowEvents } from './sealed-rows.ts'

interface Means extends Pick<World, 'log'> {
  readonly id: string
  readonly epoch: number
  readonly store: Store
}

/**
 * A room made again from its log and the rows beside it. Ballots that can never be read again are forgotten, with the
 * mark of who had voted, so that their voters can vote once more.
 */
export async function recalled(
  { id, epoch, store, log }: Means,
  memory: Memory,
  known?: Voters,
): Promise<{ readonly room: RoomState; readonly voters: Voters }> {
  const fromLog = replay(logged(memory))
  const voters = known ?? (await votersOf(id, fromLog, store))
  if (known) await known.catchUp(fromLog)
  const { rows, lost } = voters.opened(memory.rows)
  if (lost.length > 0) {
    log.warn({ room: id, rows: lost.length }, 'ballots of an open vote cannot be read: their key is not here')
    await store.append(id, epoch, { events: [], rows: lost.map((row) => ({ ...row, value: undefined })) })
  }
  return { room: replay(rowEvents(rows), fromLog), voters }
}

/** A room as far as it can be read without any key: whether it makes sense, and what its closed polls hold. */
export function readable(memory: Memory): RoomState {
  const fromLog = replay(logged(memory))
  const isClosed = ({ table, key: [poll = ''] }: Row) =>
    table !== 'ballots' || fromLog.polls.get(poll as PollId)?.status !== 'open'
  return replay(rowEvents(memory.rows.filter(isClosed)), fromLog)
}

interface Decided {
  readonly events: readonly RoomEvent[]
  readonly at: number
  readonly from: RoomState
  readonly after: RoomState
}

/** What is to be written for a decision: no ballot of an open vote can be read in it. */
export function sealedEntry(voters: Voters, { events, at, from, after }: Decided): Pick<Entry, 'events' | 'rows'> {
  const entry = entryOf(events, at)
  return { events: entry.events, rows: [...voters.sealed(entry.rows), ...closingRows(events, from, after)] }
}
