import { UnknownRoom } from '../store/failures.ts'
import type { Store } from '../store/store.ts'
import type { Tombstone, Tombstones } from '../store/tombstones.ts'
import { type Erasing, HOUSE } from './erasures.ts'
import { damaged } from './quarantine.ts'
import type { RoomHost } from './room-host.ts'
import type { Rooms } from './rooms.ts'

interface Means {
  readonly store: Store
  readonly rooms: Pick<Rooms, 'at' | 'forget'>
  readonly erasing: Erasing
  readonly tombstones: Tombstones
}

/**
 * Erases again whatever was erased before: a copy that was put back may hold it, and a crash may have come in between.
 * To be done before anybody is let in.
 */
export async function replayErasures({ store, rooms, erasing, tombstones }: Means): Promise<void> {
  const all = tombstones.all()
  for (const id of new Set(all.map(({ room }) => room))) {
    const stones = all.filter(({ room }) => room === id)
    const record = await store.roomById(id) // oxlint-disable-line no-await-in-loop -- nobody waits yet
    if (!record) continue
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (stones.some(({ kind }) => kind === 'room')) await rooms.forget(record)
    else {
      const host = await rooms.at(record.code).catch(unlessShut) // oxlint-disable-line no-await-in-loop -- as above
      for (const stone of stones) if (host) await eraseAgain(host, stone) // oxlint-disable-line no-await-in-loop -- as above
      if (host) await erasing.finish(host) // oxlint-disable-line no-await-in-loop -- as above
    }
  }
}

/**
 * A damaged room is shut, so nobody sees what is still owed; it is asked again at the next start. And one whose time was
 * over may have been deleted while it woke.
 */
function unlessShut(reason: unknown): undefined {
  if (!(reason instanceof UnknownRoom)) damaged(reason)
}

/** Whoever came after the copy was made is not in it. */
async function eraseAgain(host: RoomHost, stone: Tombstone): Promise<void> {
  if (stone.kind === 'room') return
  const command =
    stone.kind === 'names'
      ? ({ type: 'unlinkNames' } as const)
      : ({ type: 'forgetPerson', person: stone.person, contributions: stone.contributions } as const)
  const answer = await host.command(HOUSE, command)
  if (!answer.ok && answer.refusal.code !== 'notFound')
    throw new Error(`an erasure could not be done again: ${answer.refusal.code}`)
}
