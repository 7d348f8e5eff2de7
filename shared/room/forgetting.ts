import type { PersonId } from '../core/actor.ts'
import type { Decision, Occasion } from '../core/decision.ts'
import { ok } from '../kit/result.ts'
import type { Contributions } from '../people/commands.ts'
import type { GoneThings } from '../people/person.ts'
import type { VotingEvent } from '../voting/events.ts'
import { openPollOf } from '../voting/rules.ts'
import type { RoomEvent, RoomState } from './room.ts'

/** Adds to the forgetting of a person what it takes along: their ballot in an open vote, and their things if asked. */
export function withWhatGoes(
  state: RoomState,
  decision: Decision<RoomEvent>,
  { contributions = 'keep' }: { readonly contributions?: Contributions | undefined },
  occasion: Occasion,
): Decision<RoomEvent> {
  if (!decision.ok) return decision
  const events = decision.value.events.flatMap((event): RoomEvent[] => {
    if (event.type !== 'personForgotten') return [event]
    const gone = contributions === 'remove' && { gone: thingsOf(state, event.person) }
    return [{ ...event, ...gone }, ...leavingVote(state, event.person, occasion)]
  })
  return ok({ ...decision.value, events })
}

/** Counting does not need it to be there: until the vote closes nobody can see the difference. */
function leavingVote(state: RoomState, person: PersonId, { voterIn }: Occasion): readonly VotingEvent[] {
  const poll = openPollOf(state)
  const voter = poll && voterIn(poll.id, person)
  if (!poll || !voter || !poll.ballots.has(voter)) return []
  return [
    { type: 'ballotTakenBack', poll: poll.id, voter },
    { type: 'unvoted', poll: poll.id, by: person },
  ]
}

/** What somebody added. Questions that others have voted on, answered or built on are the room's by now, and stay. */
function thingsOf(state: RoomState, person: PersonId): GoneThings {
  const shared = builtOn(state, person)
  const own = <Id extends string>(things: ReadonlyMap<Id, { readonly by: PersonId }>) =>
    [...things].filter(([, { by }]) => by === person).map(([id]) => id)
  return {
    questions: own(state.questions).filter((id) => !shared.has(id)),
    holdings: own(state.holdings),
    needs: own(state.needs),
    commitments: own(state.commitments),
  }
}

function builtOn(state: RoomState, person: PersonId): ReadonlySet<string> {
  const { questions, polls, holdings, needs, coverage, commitments, interests } = state
  const byOthers = <T extends { readonly by: PersonId }>(things: ReadonlyMap<string, T>) =>
    [...things.values()].filter(({ by }) => by !== person)
  const found = new Set<string>([...polls.values()].flatMap((poll) => poll.questions))
  for (const { id, mergedInto } of questions.values()) if (mergedInto) found.add(id).add(mergedInto)
  for (const holding of byOthers(holdings)) for (const question of holding.questions) found.add(question)
  for (const { question } of [...byOthers(needs), ...byOthers(coverage), ...byOthers(interests)]) found.add(question)
  for (const { question } of byOthers(commitments)) if (question) found.add(question)
  return found
}

/** The room without them. A need that was matched with data that goes is open again. */
export function withoutThings(state: RoomState, person: PersonId, gone: GoneThings): Partial<RoomState> {
  const ids = idsIn(gone)
  const without = <Id extends string, T>(things: ReadonlyMap<Id, T>): ReadonlyMap<Id, T> =>
    new Map([...things].filter(([id]) => !ids.has(id)))
  const notTheirs = <T extends { readonly by: PersonId }>(things: ReadonlyMap<string, T>) =>
    new Map([...things].filter(([, { by }]) => by !== person))
  const needs = [...without(state.needs)].map(([id, need]) => {
    const { matchedHolding, ...rest } = need
    return [id, matchedHolding !== undefined && ids.has(matchedHolding) ? rest : need] as const
  })
  return {
    questions: without(state.questions),
    holdings: without(state.holdings),
    needs: new Map(needs),
    commitments: without(state.commitments),
    coverage: notTheirs(state.coverage),
    interests: notTheirs(state.interests),
    feedback: new Map([...state.feedback].filter(([by]) => by !== person)),
  }
}

export const idsIn = ({ questions, holdings, needs, commitments }: GoneThings): ReadonlySet<string> =>
  new Set([...questions, ...holdings, ...needs, ...commitments])
