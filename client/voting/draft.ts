import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PersonId } from '#shared/core/actor.ts'
import type { Ballot, PollId } from '#shared/voting/poll.ts'

/** What somebody has marked on this device. */
export interface Draft {
  /** Undefined until something is marked here: then what the room holds stands. */
  readonly ballot: Ballot | undefined
  /** Something here has not been answered by the room yet. */
  readonly isUnsent: boolean
}

const drafts = new Map<string, StoreApi<Draft>>()

/** One per person and poll, so that the next person at a shared device begins afresh. */
export function draftOf(person: PersonId, poll: PollId): StoreApi<Draft> {
  const key = `${person} ${poll}`
  const known = drafts.get(key)
  if (known) return known
  const made = createStore<Draft>(() => ({ ballot: undefined, isUnsent: false }))
  drafts.set(key, made)
  return made
}
