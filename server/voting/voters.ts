import { createHmac } from 'node:crypto'
import type { PersonId, VoterId } from '#shared/core/actor.ts'
import type { RoomEvent, RoomState } from '#shared/room/room.ts'
import type { PollId, PollMode } from '#shared/voting/poll.ts'
import type { Store } from '../store/store.ts'

/** Turns people into voters, poll by poll. Closing an anonymous poll shreds its key, and then nobody can. */
export async function votersOf(room: string, { polls }: RoomState, store: Store) {
  const modes = new Map<string, PollMode>([...polls].map(([poll, { mode }]) => [poll, mode]))
  const keys = new Map<string, Buffer>()

  async function learn(poll: PollId) {
    if (modes.get(poll) === 'anonymous') keys.set(poll, await store.pollKey(room, poll))
  }

  /** The key goes first; then no freed page, nor the order of pages, may tell what it would have told. */
  async function forget(poll: PollId) {
    keys.get(poll)?.fill(0)
    keys.delete(poll)
    if (modes.get(poll) !== 'anonymous') return
    await store.shredPollKey(room, poll)
    await store.scrub()
  }

  await Promise.all(
    [...polls.values()]
      .filter(({ status, mode }) => status === 'open' && mode === 'anonymous')
      .map(({ id }) => learn(id)),
  )
  // A process that ended between closing a poll and shredding its key left the job to us.
  await Promise.all(
    [...polls.values()]
      .filter(({ status, mode }) => status !== 'open' && mode === 'anonymous')
      .map(({ id }) => store.shredPollKey(room, id)),
  )

  return {
    voterIn(poll: string, person: PersonId): VoterId | undefined {
      const mode = modes.get(poll)
      // Outside anonymous polls a voter goes by the name of the person (TRUST.md §4).
      if (mode !== undefined && mode !== 'anonymous') return person as string as VoterId
      const key = keys.get(poll)
      return key && (createHmac('sha256', key).update(person).digest('base64url') as VoterId) // what makes it one
    },
    /** Follows the room once its events are durable: a key for each poll that opens, none for one that has closed. */
    async follow(events: readonly RoomEvent[]): Promise<void> {
      for (const event of events) if (event.type === 'pollOpened') modes.set(event.poll, event.mode)
      await Promise.all(events.map((event) => event.type === 'pollOpened' && learn(event.poll)))
      await Promise.all(events.map((event) => event.type === 'pollClosed' && forget(event.poll)))
    },
  }
}
export type Voters = Awaited<ReturnType<typeof votersOf>>
