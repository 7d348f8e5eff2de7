import { type Decision, refuse } from '../core/decision.ts'
import { changed } from '../kit/maps.ts'
import type { VotingEvent } from './events.ts'
import type { Poll, PollId } from './poll.ts'

/** What voting keeps of a room. */
export interface PollState {
  readonly polls: ReadonlyMap<PollId, Poll>
}

export const ifPoll = (
  { polls }: PollState,
  poll: PollId,
  decide: (known: Poll) => Decision<VotingEvent>,
): Decision<VotingEvent> => {
  const known = polls.get(poll)
  return known ? decide(known) : refuse('notFound')
}

export const change = (state: PollState, id: PollId, to: (known: Poll) => Poll): PollState => ({
  polls: changed(state.polls, id, to),
})
