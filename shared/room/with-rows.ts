import type { VoterId } from '../core/actor.ts'
import { OrderedMap } from '../kit/ordered-map.ts'
import type { PersonDescribed } from '../people/rules.ts'
import type { VotingEvent } from '../voting/events.ts'
import { type Ballot, type Paper, paperOf, type Participant, type Poll, type PollId } from '../voting/poll.ts'
import type { RoomState } from './room.ts'

/** What a row tells: the latest under its key. */
export type RowEvent = Extract<VotingEvent, { type: 'ballotCast' | 'voted' }> | PersonDescribed

interface Votes {
  readonly ballots: [VoterId, Ballot][]
  readonly voted: [Participant, Paper][]
}

/**
 * The room with all rows at once, none of them twice: as `replay` gives it, which makes a version of the room for
 * each, with all its people's details copied.
 */
export function withRows(room: RoomState, rows: readonly RowEvent[]): RoomState {
  const votes = new Map<PollId, Votes>()
  const [details, forgetting] = [new Map(room.details), new Map(room.forgetting)]
  const of = (poll: PollId) => {
    const known = votes.get(poll) ?? { ballots: [], voted: [] }
    votes.set(poll, known)
    return known
  }
  for (const row of rows) {
    if (row.type === 'ballotCast') of(row.poll).ballots.push([row.voter, row.ballot])
    else if (row.type === 'voted') of(row.poll).voted.push([row.by, paperOf(row)])
    else if (row.details) (room.people.get(row.person)?.forgotten ? forgetting : details).set(row.person, row.details)
  }
  const polls = new Map([...room.polls].map(([id, poll]) => [id, withVotes(poll, votes.get(id))]))
  return { ...room, details, forgetting, polls }
}

const withVotes = (poll: Poll, votes: Votes | undefined): Poll =>
  votes === undefined
    ? poll
    : {
        ...poll,
        ballots: inOrder(poll.ballots, votes.ballots),
        voted: inOrder(poll.voted, votes.voted),
        electorate: new Set([...poll.electorate, ...votes.voted.map(([who]) => who)]),
      }

const inOrder = <K extends string, V>(before: ReadonlyMap<K, V>, more: readonly (readonly [K, V])[]) =>
  OrderedMap.of([...before, ...more])
