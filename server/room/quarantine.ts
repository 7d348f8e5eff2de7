import { DamagedRoom, StoreFailed, UnknownRoom } from '../store/failures.ts'
import type { RoomRecord } from '../store/store.ts'
import type { World } from '../world.ts'

export type Quarantine = ReturnType<typeof quarantineOf>

interface Shut {
  readonly damage: DamagedRoom
  /** What is stored is not what was written: another try would find the same. */
  readonly isFinal: boolean
}

/**
 * The rooms that cannot be opened as they were written. Nothing in them is touched and nobody gets in: for good when the
 * data is damaged, else until a try succeeds. Every other room goes on.
 */
export function quarantineOf({ log }: Pick<World, 'log'>) {
  const shut = new Map<string, Shut>()

  return {
    /** Judges why a room did not open, and gives what to throw: trouble of the whole store is not the room's. */
    judge({ id, code }: RoomRecord, reason: unknown): unknown {
      if (reason instanceof StoreFailed || reason instanceof UnknownRoom) return reason
      const damage =
        reason instanceof DamagedRoom ? reason : new DamagedRoom(id, `it cannot be read: ${String(reason)}`)
      if (!shut.has(code))
        log.error({ err: reason, room: id }, 'a room is quarantined; `npm run verify-data` tells more')
      shut.set(code, { damage, isFinal: reason instanceof DamagedRoom })
      return damage
    },
    /** Throws for a room that is known to be damaged. */
    requireSound(code: string) {
      const known = shut.get(code)
      if (known?.isFinal) throw known.damage
    },
    release: (code: string) => void shut.delete(code),
    count: () => shut.size,
  }
}

/** For doors that answer with a code, where others answer with a problem. */
export function damaged(reason: unknown): 'roomDamaged' {
  if (reason instanceof DamagedRoom) return 'roomDamaged'
  throw reason
}
