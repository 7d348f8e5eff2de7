import { OrderedMap } from '../kit/ordered-map.ts'
import type { Participant, Poll, PollId } from '../voting/poll.ts'
import { newRoom, type RoomState } from './room.ts'

/**
 * To be raised whenever what events make of a room changes, or how it is written here: a snapshot of another version is
 * not read, and the log is.
 */
export const SNAPSHOT_VERSION = 1

type MapName = {
  [K in keyof RoomState]-?: RoomState[K] extends ReadonlyMap<string, unknown> ? K : never
}[keyof RoomState]

/** Every map that the log fills, complete by type; polls are written in a way of their own. */
const LOGGED: Readonly<Record<Exclude<MapName, 'polls' | 'details' | 'forgetting'>, true>> = {
  people: true,
  questions: true,
  holdings: true,
  needs: true,
  coverage: true,
  commitments: true,
  interests: true,
  feedback: true,
}
const NAMES = Object.keys(LOGGED) as readonly (keyof typeof LOGGED)[] // its own keys

type WrittenPoll = Omit<Poll, 'electorate' | 'voted' | 'ballots'> & { readonly electorate: readonly Participant[] }

/** The room as plain JSON, each map as its entries in order. */
type Written = Omit<RoomState, MapName> &
  Readonly<Record<keyof typeof LOGGED, readonly (readonly [string, unknown])[]>> & {
    readonly polls: readonly (readonly [PollId, WrittenPoll])[]
  }

/**
 * A room that was made from its log alone, as text. What lies beside the log is no part of it, and must not be in the
 * room that is given: no name, no sign of having voted, no ballot (TRUST.md §4).
 */
export function snapshotOf({ details, forgetting, polls, ...room }: RoomState): string {
  const beside = details.size + forgetting.size + [...polls.values()].filter(holdsVotes).length
  if (beside > 0) throw new Error('a snapshot is made from the log alone')
  const maps = Object.fromEntries(NAMES.map((name) => [name, [...room[name]]]))
  return JSON.stringify({ ...room, ...maps, polls: [...polls].map(([id, poll]) => [id, pollWritten(poll)]) })
}

const holdsVotes = ({ voted, ballots }: Poll) => voted.size + ballots.size > 0

const pollWritten = ({ electorate, voted: _voted, ballots: _ballots, ...poll }: Poll): WrittenPoll => ({
  ...poll,
  electorate: [...electorate],
})

/** The room that `snapshotOf` was given, from a text of this version. */
export function roomIn(snapshot: string): RoomState {
  const written = JSON.parse(snapshot) as Written // as it was written above
  const maps = Object.fromEntries(NAMES.map((name) => [name, new Map(written[name])])) as object as Pick<
    RoomState,
    keyof typeof LOGGED
  >
  const polls = new Map(written.polls.map(([id, poll]) => [id, pollRead(poll)]))
  return { ...newRoom, ...written, ...maps, polls }
}

const pollRead = ({ electorate, ...poll }: WrittenPoll): Poll => ({
  ...poll,
  electorate: new Set(electorate),
  voted: OrderedMap.of([]),
  ballots: OrderedMap.of([]),
})
