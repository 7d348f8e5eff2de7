import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { DOCUMENT_NAMES } from '#shared/board/rights.ts'
import type { RoomState } from '#shared/room/room.ts'
import { SNAPSHOT_VERSION } from '#shared/room/snapshot.ts'
import { canonical } from '#shared/voting/canonical.ts'
import { readDocument } from '../documents/live-document.ts'
import { readable } from '../room/recalling.ts'
import type { RoomRecord, Store } from '../store/store.ts'
import { deletedIn, type Tombstones } from '../store/tombstones.ts'

/** What was found of one room; without a reason it is what was written. */
export interface Finding {
  readonly code: string
  readonly id: string
  readonly events: number
  readonly reasons: readonly string[]
  /** What is worth knowing of a room that is what was written. */
  readonly note?: string
}

export interface Verdict {
  readonly rooms: readonly Finding[]
  /** Rooms that were there and are gone, and were not deleted. */
  readonly lost: number
}

/** Reads everything that is kept of every room, and changes nothing. */
export async function verifyStore(store: Store, tombstones: Pick<Tombstones, 'all'>): Promise<Verdict> {
  const rooms: Finding[] = []
  for (const record of await store.rooms()) {
    rooms.push(await verifyRoom(store, record)) // oxlint-disable-line no-await-in-loop -- whoever votes meanwhile is served between two rooms
    await turn() // oxlint-disable-line no-await-in-loop -- the same
  }
  return { rooms, lost: await store.lostRooms(deletedIn(tombstones)) }
}

async function verifyRoom(store: Store, { id, code }: RoomRecord): Promise<Finding> {
  try {
    const [memory, recollection] = await Promise.all([store.load(id), store.recall(id, SNAPSHOT_VERSION)]) // at one moment
    const { room, differs, unfit } = await readable(memory, recollection)
    const another = differs ? ['its snapshot gives another room than its log'] : []
    const reasons = [...faultyPolls(room), ...(await faultyDocuments(store, id, room)), ...another]
    const note = unfit !== undefined && { note: `its snapshot is left aside: ${unfit}` }
    return { code, id, events: memory.events.length, reasons, ...note }
  } catch (reason) {
    return { code, id, events: 0, reasons: [wordsOf(reason)] }
  }
}

/** The ballots of a closed poll are sealed in the event that closed it. */
const faultyPolls = ({ polls }: RoomState): readonly string[] =>
  [...polls.values()]
    .filter(({ seal, ballots }) => seal !== undefined && seal !== digest(canonical([...ballots.values()])))
    .map(({ id }) => `the ballots of poll ${id} are not those that were counted`)

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

async function faultyDocuments({ documents }: Store, room: string, state: RoomState): Promise<readonly string[]> {
  const read = DOCUMENT_NAMES.map((name) =>
    readDocument({ log: documents, room, name, epoch: state.epochs[name] }).then(() => undefined, wordsOf),
  )
  return (await Promise.all(read)).filter((words) => words !== undefined)
}

const wordsOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason))
