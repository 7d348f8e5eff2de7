import { setImmediate as turn } from 'node:timers/promises'
import type { Head } from '#shared/protocol/wire.ts'
import { newRoom, replay, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { roomIn, SNAPSHOT_VERSION, snapshotOf } from '#shared/room/snapshot.ts'
import { withRows } from '#shared/room/with-rows.ts'
import type { PollId } from '#shared/voting/poll.ts'
import type { Entry, Memory, Recollection, Row, Store } from '../store/store.ts'
import { type Voters, votersOf } from '../voting/voters.ts'
import type { World } from '../world.ts'
import { closingRows, entryOf, logged, rowEvents } from './sealed-rows.ts'

interface Means extends Pick<World, 'log'> {
  readonly id: string
  readonly epoch: number
  readonly store: Store
  readonly snapshots: { read(ofLog: RoomOfLog): void }
}

/** A room as its log alone makes it, where that log had got to, and how many of its events had to be read for it. */
export interface RoomOfLog {
  readonly room: RoomState
  readonly head: Head
  readonly replayed: number
}

/** From the latest snapshot on, if there is one that fits; else from the beginning. */
export async function roomOfLog({ id, store, log }: Pick<Means, 'id' | 'store' | 'log'>): Promise<RoomOfLog> {
  const recollection = await store.recall(id, SNAPSHOT_VERSION)
  const { snapshot, unfit, head } = recollection
  if (unfit !== undefined) log.warn({ room: id, unfit }, 'a snapshot is left aside, and the whole log is read')
  const room = replay(logged(recollection), snapshot && roomIn(snapshot.body))
  return { room, head, replayed: recollection.events.length }
}

/**
 * A room made again from its log and the rows beside it. Ballots that can never be read again are forgotten, with the
 * mark of who had voted, so that their voters can vote once more.
 */
export async function recalled(
  { id, epoch, store, log, snapshots }: Means,
  known?: Voters,
): Promise<{ readonly room: RoomState; readonly voters: Voters }> {
  const ofLog = await roomOfLog({ id, store, log })
  snapshots.read(ofLog)
  const voters = known ?? (await votersOf(id, ofLog.room, store))
  if (known) await known.catchUp(ofLog.room)
  const { rows, lost } = voters.opened(await store.rows(id))
  if (lost.length > 0) {
    log.warn({ room: id, rows: lost.length }, 'ballots of an open vote cannot be read: their key is not here')
    await store.append(id, epoch, { events: [], rows: lost.map((row) => ({ ...row, value: undefined })) })
  }
  return { room: withRows(ofLog.room, rowEvents(rows)), voters }
}

interface Read {
  readonly room: RoomState
  /** Why its snapshot will not be read, if there is one that will not. */
  readonly unfit?: string
  /** Its snapshot would be read, and makes another room. */
  readonly differs: boolean
}

/**
 * A room as far as it can be read without any key: whether it makes sense, what its closed polls hold, and whether its
 * snapshot is what its log had come to. Whoever votes meanwhile is served between two strides.
 */
export async function readable(memory: Memory, { snapshot, unfit }: Recollection): Promise<Read> {
  const events = logged(memory)
  const at = snapshot?.head.seq ?? 0
  const before = await replayedInTurns(events.slice(0, at), newRoom)
  const differs = snapshot !== undefined && snapshotOf(before) !== snapshot.body
  const fromLog = await replayedInTurns(events.slice(at), before)
  const isClosed = ({ table, key: [poll = ''] }: Row) =>
    table !== 'ballots' || fromLog.polls.get(poll as PollId)?.status !== 'open'
  const room = withRows(fromLog, rowEvents(memory.rows.filter(isClosed)))
  return { room, differs, ...(unfit !== undefined && { unfit }) }
}

/** So many events are read before somebody else has their turn. */
const STRIDE = 500

async function replayedInTurns(events: readonly RoomEvent[], from: RoomState): Promise<RoomState> {
  let room = from
  for (let at = 0; at < events.length; at += STRIDE) {
    room = replay(events.slice(at, at + STRIDE), room)
    await turn() // oxlint-disable-line no-await-in-loop -- one stride after the other
  }
  return room
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
