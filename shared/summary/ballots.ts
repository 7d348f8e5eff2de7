import type { RoomState } from '../room/room.ts'
import { canonical } from '../voting/canonical.ts'
import { isOrderOnly } from '../voting/order-only.ts'
import { METHODS, type MethodBallot } from '../voting/methods.ts'
import type { Ballot, Poll, PollId } from '../voting/poll.ts'

/** From so many ballots on they may be published; fewer could be guessed, also from their seal (VOTING.md §5.6). */
const LEAST_BALLOTS = 10

export interface PublishedBallots {
  readonly ballots: readonly Ballot[]
  readonly seal?: string
}

/** The ballots of revealed polls without anything that tells whose they are: no voter, no order, no organisation. */
export const ballotsOf = ({ polls }: Pick<RoomState, 'polls'>): Readonly<Record<PollId, PublishedBallots>> =>
  Object.fromEntries([...polls.values()].filter(mayBePublished).map((poll) => [poll.id, unlinked(poll)]))

/** Blank ballots hide nobody, so they are not among the ten. Where no number may be told, ballots would tell them all. */
function mayBePublished({ status, result, method, config, ballots }: Poll): boolean {
  if (status !== 'revealed' || result?.status !== 'counted' || isOrderOnly(config)) return false
  const given = [...ballots.values()].filter((ballot) => !METHODS[method].isBlank(ballot as MethodBallot)) // checked when cast
  return given.length >= LEAST_BALLOTS
}

function unlinked({ ballots, seal }: Poll): PublishedBallots {
  const lines = canonical([...ballots.values()]).split('\n')
  return { ballots: lines.map((line) => JSON.parse(line) as Ballot), ...(seal && { seal }) } // as they were written just now
}
