import type { PersonId, VoterId } from '#shared/core/actor.ts'
import type { Details } from '#shared/people/person.ts'
import type { RoomEvent, RoomState } from '#shared/room/room.ts'
import type { RowEvent } from '#shared/room/with-rows.ts'
import type { Ballot, Paper, Participant, PollId } from '#shared/voting/poll.ts'
import type { Entry, Memory, Row, StoredEvent } from '../store/store.ts'

/** Events that are kept as rows: without order, time or link to anything else (TRUST.md §4). */
type Sealed = Extract<RoomEvent, { type: keyof typeof ROW_OF }>

const ROW_OF: { readonly [E in RoomEvent as Extract<E['type'], SealedType>]: (event: E) => Row } = {
  ballotCast: ({ poll, voter, ballot }) => ({ table: 'ballots', key: [poll, voter], value: ballot }),
  ballotTakenBack: ({ poll, voter }) => ({ table: 'ballots', key: [poll, voter], value: undefined }),
  voted: ({ poll, by, organisation, people }) => ({
    table: 'voted',
    key: [poll, by],
    value: { ...(organisation && { organisation }), ...(people && { people }) },
  }),
  unvoted: ({ poll, by }) => ({ table: 'voted', key: [poll, by], value: undefined }),
  personDescribed: ({ person, details }) => ({ table: 'people', key: [person], value: details }),
}
type SealedType = 'ballotCast' | 'ballotTakenBack' | 'voted' | 'unvoted' | 'personDescribed'

export const isSealed = (event: RoomEvent): event is Sealed => Object.hasOwn(ROW_OF, event.type)

/** What is to be written for these events; those that join the log are stamped with the time. */
export function entryOf(events: readonly RoomEvent[], at: number): Pick<Entry, 'events' | 'rows'> {
  const logged: (StoredEvent & { readonly at: number })[] = []
  const rows: Row[] = []
  for (const event of events) {
    if (isSealed(event))
      rows.push((ROW_OF[event.type] as (event: RoomEvent) => Row)(event)) // one type, two unions
    else logged.push({ ...event, at })
  }
  return { events: logged, rows }
}

/**
 * What becomes of the ballots of an anonymous poll that closes: in one step with the closing, the names they were cast
 * under give way to numbers (`shared/voting/nameless.ts`).
 */
export const closingRows = (events: readonly RoomEvent[], before: RoomState, after: RoomState): readonly Row[] =>
  events.flatMap((event): Row[] => {
    if (event.type !== 'pollClosed' || before.polls.get(event.poll)?.mode !== 'anonymous') return []
    const rowsIn = ({ polls }: RoomState, value: (ballot: Ballot) => unknown) =>
      [...(polls.get(event.poll)?.ballots ?? [])].map(([voter, ballot]): Row => ({
        table: 'ballots',
        key: [event.poll, voter],
        value: value(ballot),
      }))
    return [...rowsIn(before, () => undefined), ...rowsIn(after, (ballot) => ballot)]
  })

/** A room is made again from its log, in order, */
export const logged = ({ events }: Pick<Memory, 'events'>) => events as readonly RoomEvent[] // as `entryOf` made them

/** and then from the rows, whose order says nothing. */
export const rowEvents = (rows: readonly Row[]): readonly RowEvent[] => rows.map(eventOf)

function eventOf({ table, key: [first = '', second = ''], value }: Row): RowEvent {
  switch (table) {
    case 'ballots':
      return { type: 'ballotCast', poll: first as PollId, voter: second as VoterId, ballot: value as Ballot }
    case 'voted':
      return {
        type: 'voted',
        poll: first as PollId,
        by: second as Participant,
        ...(value as Paper),
      }
    case 'people':
      return { type: 'personDescribed', person: first as PersonId, details: value as Details }
  }
}
