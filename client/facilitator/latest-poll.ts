import type { PollView } from '#shared/room/views/poll-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import type { PollId } from '#shared/voting/poll.ts'

/** The vote the room is busy with: the last one that was opened. */
export function latestPoll(polls: SharedView['polls']): (PollView & { readonly id: PollId }) | undefined {
  const last = Object.entries(polls).toSorted(([, one], [, other]) => other.position - one.position)[0]
  return last && { ...last[1], id: last[0] as PollId } // keyed by their ids
}
