import { createHmac } from 'node:crypto'
import type { PersonId, VoterId } from '#shared/core/actor.ts'
import type { RoomEvent, RoomState } from '#shared/room/room.ts'
import type { PollId, PollMode } from '#shared/voting/poll.ts'
import type { Store } from '../store/store.ts'

/** Turns people into voters, poll by poll. Closing an anonymous poll shreds its key, and then nobody can. */
export async function votersOf(room: string, state: RoomState, store: Store) {
  const modes = new Map<string, PollMode>()
  const keys = new Map<string, Buffer>()
  await catchUp(state)

  async function learn(poll: PollId) {
    if (modes.get(poll) === 'anonymous') keys.set(poll, await store.pollKey(room, poll))
  }

  /** The key goes first; then no freed page, nor the order of pages, may tell what it would have told. */
  async function forget(poll: PollId) {
    await shred(poll)
    if (modes.get(poll) === 'anonymous') await store.scrub()
  }

  /** The keys of a room as it was found: all that is open, and nothing of what has closed. */
  async function catchUp({ polls }: RoomState) {
    for (const [poll, { mode }] of polls) modes.set(poll, mode)
    await Promise.all([...polls.values()].map(({ id, status }) => status === 'open' && learn(id)))
    // Whoever ended, or could not write, between closing a poll and shredding its key left the job to us.
    await Promise.all([...polls.values()].map(({ id, status }) => status !== 'open' && shred(id)))
  }

  async function shred(poll: PollId) {
    keys.get(poll)?.fill(0)
    keys.delete(poll)
    if (modes.get(poll) === 'anonymous') await store.shredPollKey(room, poll)
  }

  return {
    catchUp,
    voterIn(poll: string, person: PersonId): VoterId | undefined {
      const mode = modes.get(poll)
      // Outside anonymous polls a voter goes by the name of the person (TRUST.md §4).
      if (mode !== undefined && mode !== 'anonymous') return person as string as VoterId
      const key = keys.get(poll)
      return key && (createHmac('sha256', key).update(person).digest('base64url') as VoterId) // what makes it one
    },
    /** Before a poll that opens can be seen: without its key nobody could vote. */
    async prepare(events: readonly RoomEvent[]): Promise<void> {
      for (const event of events) if (event.type === 'pollOpened') modes.set(event.poll, event.mode)
      await Promise.all(events.map((event) => event.type === 'pollOpened' && learn(event.poll)))
    },
    /** Once a poll is seen to be closed: while it seems open, people are shown their own ballots by its key. */
    async forgetClosed(events: readonly RoomEvent[]): Promise<void> {
      await Promise.all(events.map((event) => event.type === 'pollClosed' && forget(event.poll)))
    },
  }
}
