import { setImmediate as turn } from 'node:timers/promises'
import { SNAPSHOT_VERSION } from '#shared/room/snapshot.ts'
import type { Store } from '../store/store.ts'
import { deletedIn, type Tombstones } from '../store/tombstones.ts'
import type { World } from '../world.ts'
import type { Quarantine } from './quarantine.ts'
import { readable } from './recalling.ts'

interface Means extends Pick<World, 'log'> {
  readonly store: Store
  readonly quarantine: Quarantine
  readonly tombstones: Pick<Tombstones, 'all'>
}

/**
 * Reads every room once after a start, one after the other while people come in, so that damage is known before a
 * workshop begins and not when its doors open. A room that somebody opens first is read then, in the same way.
 */
export function startCheck({ store, quarantine, tombstones, log }: Means) {
  let isOver = false
  let lost = 0

  async function check() {
    for (const record of await store.rooms()) {
      await turn() // oxlint-disable-line no-await-in-loop -- one after the other, so that nobody waits long
      if (isOver) return
      try {
        await checkRoom(record.id) // oxlint-disable-line no-await-in-loop -- the same
      } catch (reason) {
        quarantine.judge(record, reason)
      }
    }
    lost = await store.lostRooms(deletedIn(tombstones))
    if (lost > 0) log.error({ lost }, 'rooms that were there are gone; restore them from a backup')
  }

  /** Read at one moment: the whole log, and what its snapshot makes of it. */
  async function checkRoom(id: string) {
    const [memory, recollection] = await Promise.all([store.load(id), store.recall(id, SNAPSHOT_VERSION)])
    const { differs } = await readable(memory, recollection)
    if (!differs || isOver) return
    log.error({ room: id }, 'a snapshot gave another room than its log, and is dropped')
    await store.dropSnapshot(id)
  }

  const done = check().catch((reason: unknown) => log.error({ err: reason }, 'the rooms could not be checked'))
  return {
    done,
    lost: () => lost,
    async close() {
      isOver = true
      await done
    },
  }
}
