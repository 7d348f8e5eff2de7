import type { Store } from '../store/store.ts'
import type { World } from '../world.ts'
import type { Rooms } from './rooms.ts'

const EVERY = 60 * 60 * 1000

interface Means extends Pick<World, 'now' | 'log'> {
  readonly store: Store
  readonly rooms: Pick<Rooms, 'forget'>
}

/** Deletes rooms whose time is over, as was promised when they were made: now, and every hour. */
export function retention({ store, rooms, now, log }: Means) {
  async function sweep() {
    for (const room of await store.rooms()) if (room.retainUntil <= now()) await rooms.forget(room).catch(report)
  }
  const report = (reason: unknown) => log.error({ err: reason }, 'old rooms could not be deleted')
  const sweeping = () => void sweep().catch(report)
  sweeping()
  const timer = setInterval(sweeping, EVERY)
  timer.unref()
  return { sweep, close: () => clearInterval(timer) }
}
