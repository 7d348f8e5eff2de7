import { DAY } from '#shared/kit/day.ts'
import { NAMES_KEPT_DAYS, namesUntil } from '#shared/room/kept.ts'
import type { RoomRecord, Store } from '../store/store.ts'
import type { Tombstones } from '../store/tombstones.ts'
import type { World } from '../world.ts'
import { HOUSE } from './erasures.ts'
import type { Rooms } from './rooms.ts'

const EVERY = 60 * 60 * 1000
/** What kinds of acts there were in a room, without names, outlives it by so much. */
const ACTS_KEPT = 365 * DAY

interface Means extends Pick<World, 'now' | 'log'> {
  readonly store: Store
  readonly rooms: Pick<Rooms, 'forget' | 'at'>
  readonly tombstones: Pick<Tombstones, 'forgetActs'>
}

/** Keeps what was promised about time: deletes rooms that are over and takes names out of old ones, every hour. */
export function retention({ store, rooms, tombstones, now, log }: Means) {
  /** When a room has to be looked at again, so that sleeping rooms are not woken every hour to be asked. */
  const nextLook = new Map<string, number>()

  async function sweep() {
    tombstones.forgetActs(now() - ACTS_KEPT)
    for (const room of await store.rooms()) {
      const keeping = room.retainUntil <= now() ? rooms.forget(room) : unlinkNames(room)
      await keeping.catch(report) // oxlint-disable-line no-await-in-loop -- one after the other holds up nobody
    }
  }

  async function unlinkNames(room: RoomRecord): Promise<void> {
    if ((nextLook.get(room.id) ?? room.createdAt + NAMES_KEPT_DAYS * DAY) > now()) return
    const host = await rooms.at(room.code)
    if (!host) return
    const due = namesUntil(host.state()) ?? now()
    if (due > now() || host.state().namesGone) {
      nextLook.set(room.id, host.state().namesGone ? Number.POSITIVE_INFINITY : due)
      return
    }
    const answer = await host.command(HOUSE, { type: 'unlinkNames' })
    if (!answer.ok) throw new Error(`names could not be taken out: ${answer.refusal.code}`)
  }

  const report = (reason: unknown) => log.error({ err: reason }, 'what was promised about time could not be kept')
  const sweeping = () => void sweep().catch(report)
  sweeping()
  const timer = setInterval(sweeping, EVERY)
  timer.unref()
  return { sweep, close: () => clearInterval(timer) }
}
