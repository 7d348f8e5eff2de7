import { DamagedRoom } from '../store/failures.ts'
import type { RoomRecord, Store } from '../store/store.ts'
import type { World } from '../world.ts'
import type { Quarantine } from './quarantine.ts'

interface Means extends Pick<World, 'log'> {
  readonly store: Pick<Store, 'check'>
  readonly quarantine: Pick<Quarantine, 'judge'>
}

interface Awake {
  /** Whether it is still the same that woke. */
  isAwake(): boolean
  /** Everybody is sent off; whoever comes back is told at the door. */
  shut(): Promise<void>
}

/**
 * Waking from a snapshot reads only the end of a log. The rest is walked while people come in: what is not as it was
 * written shuts the room then, as it would have before anybody came.
 */
export async function checkPast({ store, quarantine, log }: Means, record: RoomRecord, { isAwake, shut }: Awake) {
  try {
    await store.check(record.id)
  } catch (reason) {
    if (!isAwake()) return // whoever wakes it next finds the same
    const trouble = quarantine.judge(record, reason)
    log.error({ err: trouble, room: record.id }, 'the past of a room is not as it was written, or cannot be read')
    if (trouble instanceof DamagedRoom)
      await shut().catch((cause: unknown) => log.error({ err: cause }, 'a damaged room could not be shut'))
  }
}
