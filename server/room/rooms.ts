import type { RefusalCode } from '#shared/core/refusal.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { DAY } from '#shared/kit/day.ts'
import type { Change } from '#shared/protocol/wire.ts'
import { isAct } from '#shared/room/acts.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import type { Secrets } from '../people/secrets.ts'
import { hashed } from '../people/secrets.ts'
import { type Session, sessions } from '../people/sessions.ts'
import type { RoomRecord, Store } from '../store/store.ts'
import type { World } from '../world.ts'
import type { Audience } from './audience.ts'
import type { Tombstones } from '../store/tombstones.ts'
import type { Erasing } from './erasures.ts'
import type { Quarantine } from './quarantine.ts'
import { checkPast } from './past-check.ts'
import { hostRoom, type RoomHost } from './room-host.ts'

/** A room that nobody is in sleeps after this long; it wakes when somebody comes. */
const GRACE = 60_000
/** So many events are read in a few milliseconds, and most rooms never have as many. */
const SNAPSHOT_EVERY = 500

interface Means extends World {
  readonly store: Store
  readonly secrets: Secrets
  readonly quarantine: Quarantine
  /** The address to share, once we listen. */
  address(): string | undefined
  showAll(code: string, audience: Audience, change: Change): void
  /** Rights in shared documents have changed for these people: they are to be let go of. */
  leaveDocuments(code: string, person: PersonId | 'everyone'): Promise<void>
  /** Whether somebody is at a shared document of this room. */
  isAtWork(code: string): boolean
  fellAsleep(code: string): void
  readonly erasing: Erasing
  readonly tombstones: Tombstones
}

/** Somebody's place in a room, by the token they showed. */
export interface Seat {
  readonly host: RoomHost
  readonly person: PersonId
  readonly session: Session
}

/** Every live room of this process, woken when it is asked for. */
export function openRooms(means: Means) {
  const {
    store,
    secrets,
    quarantine,
    address,
    showAll,
    leaveDocuments,
    isAtWork,
    fellAsleep,
    erasing,
    tombstones,
    ...world
  } = means
  const known = sessions({ ...world, store, secrets })
  const awake = new Map<string, Promise<RoomHost>>()
  const hosts = new Map<string, RoomHost>()
  const idle = new Map<string, number>()
  let isClosing = false

  /** What has to be done outside the room once something has durably happened. */
  async function afterwards(record: RoomRecord, events: readonly RoomEvent[]) {
    const { id, code, createdAt } = record
    let value: Readonly<Record<string, unknown>> | undefined
    for (const event of events) {
      if (event.type === 'facilitatorInvited') value = { invitation: await invite(id) } // oxlint-disable-line no-await-in-loop -- one at most
      if (event.type === 'personRemoved') await leaveDocuments(code, event.person) // oxlint-disable-line no-await-in-loop -- one at most
      if (event.type === 'personForgotten') await letGo(record, event) // oxlint-disable-line no-await-in-loop -- one at most
      if (event.type === 'namesUnlinked') await unlink(record) // oxlint-disable-line no-await-in-loop -- one at most
      if (event.type === 'roleChanged') await leaveDocuments(code, event.person) // oxlint-disable-line no-await-in-loop -- one at most
      if (event.type === 'roomClosed') await store.setStatus(id, 'closed') // oxlint-disable-line no-await-in-loop -- one at most
      const days = event.type === 'roomUpdated' ? event.changes.retentionDays : undefined
      if (days !== undefined) await store.setRetention(id, createdAt + days * DAY) // oxlint-disable-line no-await-in-loop -- one at most
      if (event.type === 'roomDeleted') await erase(record) // oxlint-disable-line no-await-in-loop -- one at most
    }
    return value
  }

  async function invite(room: string): Promise<string> {
    const invitation = secrets.invitation()
    const expiresAt = world.now() + DAY
    await store.saveCredential({ hash: hashed(invitation), room, kind: 'invitation', role: 'facilitator', expiresAt })
    return invitation
  }

  /** Somebody who was removed keeps a token that only says so; of somebody forgotten nothing is kept. */
  async function letGo({ id, code }: RoomRecord, { person, gone }: Extract<RoomEvent, { type: 'personForgotten' }>) {
    const contributions = gone ? 'remove' : 'keep'
    tombstones.remember({ kind: 'person', room: id, person, contributions, at: world.now() })
    await store.dropCredentialsOf(id, person)
    await leaveDocuments(code, person)
    const host = hosts.get(code)
    if (host) await erasing.finish(host)
  }

  async function unlink({ id, code }: RoomRecord) {
    tombstones.remember({ kind: 'names', room: id, at: world.now() })
    const host = hosts.get(code)
    if (host) await erasing.finish(host)
  }

  async function erase({ id, code }: RoomRecord): Promise<RoomHost | undefined> {
    await leaveDocuments(code, 'everyone')
    const host = await awake.get(code)
    fallAsleep(code)
    await host?.close()
    tombstones.remember({ kind: 'room', room: id, at: world.now(), acts: await actsIn(id) })
    await store.deleteRoom(id)
    quarantine.release(code)
    await store.scrub()
    return host
  }

  /** What kinds of acts there were and when, for a year: no name, no word, nobody. A damaged room has none to tell. */
  async function actsIn(id: string) {
    const { events } = await store.load(id).catch((reason: unknown) => {
      world.log.warn({ err: reason, room: id }, 'a room is deleted without its acts')
      return { events: [] }
    })
    const stamped = events as readonly (RoomEvent & { readonly at: number })[] // as `entryOf` stamped them
    return stamped.filter(({ type }) => isAct(type)).map(({ at: when, type }) => ({ at: when, type }))
  }

  /** Takes a room out of the world, whether or not somebody is in it. */
  async function forget(record: RoomRecord) {
    const host = await erase(record)
    host?.sayGoodbye('roomClosed')
  }

  function fallAsleep(code: string) {
    awake.delete(code)
    hosts.delete(code)
    idle.delete(code)
    fellAsleep(code)
  }

  /** What a crash or a failing disk left undone is owed still; it is tried again until it is done. */
  const settle = (host: RoomHost) =>
    erasing
      .finish(host)
      .catch((reason: unknown) => world.log.error({ err: reason, room: host.id }, 'forgetting is owed'))

  async function wake(record: RoomRecord): Promise<RoomHost> {
    const { id, code } = record
    const host = await hostRoom({
      ...world,
      id,
      code,
      address: address(),
      store,
      snapshotEvery: SNAPSHOT_EVERY,
      newId: secrets.id,
      showAll: (audience, change) => showAll(code, audience, change),
      afterwards: (events) => afterwards(record, events),
    }).catch((reason: unknown) => {
      throw quarantine.judge(record, reason)
    })
    quarantine.release(code)
    hosts.set(code, host)
    void settle(host) // nobody who comes in has to wait for it
    const isAwake = () => !isClosing && hosts.get(code) === host
    void checkPast({ ...world, store, quarantine }, record, { isAwake, shut: () => shut(host) })
    return host
  }

  async function shut(host: RoomHost) {
    await leaveDocuments(host.code, 'everyone')
    fallAsleep(host.code)
    host.sayGoodbye('restarting') // coming back, they are told
    await host.close()
  }

  /** The live room with this code, or undefined when there is none. Rejects with `DamagedRoom` for one in quarantine. */
  async function at(code: string): Promise<RoomHost | undefined> {
    const already = awake.get(code)
    if (already) return already
    quarantine.requireSound(code)
    const record = await store.roomByCode(code)
    if (!record) return undefined
    const again = awake.get(code)
    if (again) return again
    const waking = wake(record)
    awake.set(code, waking)
    waking.catch(() => awake.delete(code)) // whoever asked is told; the next one tries anew
    return waking
  }

  const watch = setInterval(
    () => void rest().catch((reason: unknown) => world.log.error({ err: reason }, 'rooms could not rest')),
    GRACE / 2,
  )
  watch.unref()

  /** Puts rooms to sleep that have been empty for long enough. */
  async function rest() {
    for (const [code, waking] of awake) {
      const host = await waking // oxlint-disable-line no-await-in-loop -- they are awake already
      if (!host.isEmpty() || isAtWork(code)) {
        idle.delete(code)
        continue
      }
      const since = idle.get(code) ?? world.now()
      idle.set(code, since)
      if (world.now() - since < GRACE) continue
      await settle(host) // oxlint-disable-line no-await-in-loop -- nothing is owed, but after a failure
      fallAsleep(code)
      await host.close() // oxlint-disable-line no-await-in-loop -- one after the other is soon enough
    }
  }

  return {
    at,
    /** The host of a room that is awake, without waiting. */
    awake: (code: string): RoomHost | undefined => hosts.get(code),
    forget,
    /** The people behind a session token, in this room. */
    async seatOf(code: string, token: string): Promise<Seat | RefusalCode> {
      const host = await at(code)
      if (!host) return 'roomUnknown'
      const session = await known.find(host.id, token)
      if (!session) return 'notAdmitted'
      return host.actorOf(session.person) ? { host, person: session.person, session } : 'removed'
    },
    /** A token for somebody who has just come in. */
    beginSession: known.begin,
    /** Wakes every room that has a poll's key: waking finishes a closing that was cut short. */
    async finishClosings(): Promise<void> {
      for (const { code } of await store.roomsWithPollKeys())
        // oxlint-disable-next-line no-await-in-loop -- few, and each writes
        await at(code).catch((reason: unknown) => world.log.error({ err: reason }, 'a room could not be woken'))
    },
    count: () => awake.size,
    async close() {
      isClosing = true
      clearInterval(watch)
      const live = await Promise.all(awake.values())
      for (const host of live) host.sayGoodbye('restarting')
      await Promise.all(live.map((host) => host.close()))
    },
  }
}
export type Rooms = ReturnType<typeof openRooms>
