import type { PersonId, Role } from '#shared/core/actor.ts'
import type { Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { hashed, type Secrets } from './secrets.ts'

const HOUR = 60 * 60 * 1000
/** TRUST.md §3: a session lasts three days at most, and ends when nobody has used it for half a day. */
const LONGEST = 72 * HOUR
const IDLE = 12 * HOUR
/** Not every use is written down: it costs a write to the disk. */
const NOTE_EVERY = HOUR / 12

export interface Session {
  readonly person: PersonId
  /** When it ends, however busy it is. */
  readonly until: number
  /** Notes that it is being used. */
  noteUse(): void
}

interface Means extends Pick<World, 'now' | 'log'> {
  readonly store: Pick<Store, 'credential' | 'saveCredential' | 'touchCredential'>
  readonly secrets: Pick<Secrets, 'sessionToken'>
}

/** Whoever joined, by the token they were given. A token is good in one room, and for so long. */
export function sessions({ store, secrets, now, log }: Means) {
  /** Somebody connected for days uses it all the time; that it was used is not worth refusing anybody for. */
  function noting(hash: string, lastNoted: number) {
    let noted = lastNoted
    return () => {
      if (now() - noted < NOTE_EVERY) return
      noted = now()
      store.touchCredential(hash, noted).catch((reason: unknown) => log.error({ err: reason }, 'a use was not noted'))
    }
  }

  return {
    async begin(room: string, person: PersonId, role: Role): Promise<string> {
      const token = secrets.sessionToken()
      const [hash, expiresAt] = [hashed(token), now() + LONGEST]
      await store.saveCredential({ hash, room, kind: 'token', person, role, expiresAt, usedAt: now() })
      return token
    },
    async find(room: string, token: string): Promise<Session | undefined> {
      const hash = hashed(token)
      const credential = await store.credential(hash)
      if (credential?.kind !== 'token' || credential.room !== room || !credential.person) return undefined
      const lastUse = credential.usedAt ?? 0
      const isIdle = lastUse > 0 && lastUse + IDLE <= now()
      if (credential.expiresAt <= now() || isIdle) return undefined
      const noteUse = noting(hash, lastUse)
      noteUse()
      return { person: credential.person, until: credential.expiresAt, noteUse }
    },
  }
}
