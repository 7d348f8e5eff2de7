import type { RoomState } from '#shared/room/room.ts'
import { SNAPSHOT_VERSION, snapshotOf } from '#shared/room/snapshot.ts'
import { StaleEpoch, UnknownRoom } from '../store/failures.ts'
import type { Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { roomOfLog, type RoomOfLog } from './recalling.ts'

/** A snapshot is made this many milliseconds after it is due: whoever waits for an answer has it by then. */
const LATER = 1_000
/** A room that falls asleep is not worth one for less than this share of what is otherwise read again. */
const LEAST_AT_REST = 0.2

interface Means extends Pick<World, 'log'> {
  readonly id: string
  readonly epoch: number
  readonly store: Store
  /** So many events may have to be read again when the room wakes. */
  readonly every: number
}

/**
 * Keeps what the log of a room comes to, so that the room wakes quickly however long its past is. They are made of what
 * is stored and of nothing else, aside from everything that people wait for; without one, or when one cannot be kept,
 * the log is read from its beginning.
 */
export function snapshotsOf({ id, epoch, store, log, every }: Means) {
  /** How many events the latest one holds, and how many there are. */
  let kept = 0
  let reached = 0
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | undefined

  async function keep(made: Pick<RoomOfLog, 'room' | 'head'>) {
    kept = Math.max(kept, made.head.seq) // also when it fails: it is tried again, but not at once
    await store.keepSnapshot(id, epoch, { version: SNAPSHOT_VERSION, head: made.head, body: snapshotOf(made.room) })
  }

  function begin(make: () => Promise<Pick<RoomOfLog, 'room' | 'head'>>): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    underWay ??= make()
      .then(keep)
      .catch((reason: unknown) => {
        kept = reached
        if (reason instanceof StaleEpoch || reason instanceof UnknownRoom) return // somebody else's room by now, or nobody's
        log.warn({ err: reason, room: id }, 'a snapshot could not be kept; the room wakes from its log')
      })
      .finally(() => (underWay = undefined))
    return underWay
  }

  function later(make: () => Promise<Pick<RoomOfLog, 'room' | 'head'>>) {
    timer ??= setTimeout(() => void begin(make), LATER)
    timer.unref()
  }

  const anew = () => roomOfLog({ id, store, log })

  return {
    /** The room was read: from a snapshot, or from a log that may well be worth one. */
    read({ room, head, replayed }: RoomOfLog) {
      reached = head.seq
      kept = head.seq - replayed
      if (replayed >= every) later(async (): Promise<{ room: RoomState; head: RoomOfLog['head'] }> => ({ room, head }))
    },
    /** So many events are durable. */
    reached(seq: number) {
      reached = seq
      if (reached - kept >= every) later(anew)
    },
    /** The room falls asleep. */
    async rest() {
      clearTimeout(timer)
      timer = undefined
      await underWay
      if (reached - kept >= every * LEAST_AT_REST) await begin(anew)
    },
  }
}
