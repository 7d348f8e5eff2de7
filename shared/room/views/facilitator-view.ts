import type { PersonId, Role } from '../../core/actor.ts'
import type { Details, Person } from '../../people/person.ts'
import type { PollId } from '../../voting/poll.ts'
import type { Act } from '../acts.ts'
import type { RoomState } from '../room.ts'
import type { Screening } from '../screening.ts'
import * as parts from './parts.ts'
import { facilitatorPollView } from './poll-view.ts'
import { allQuestions } from './question-parts.ts'
import { documentsView, type PeopleView, type SharedView, sharedView } from './shared-view.ts'
import type { Showing } from './showing.ts'

/** What a facilitator may see besides: who is here and who has voted, never how; every question; what happened. */
export interface FacilitatorView extends SharedView {
  readonly people: PeopleView & { readonly roster: Readonly<Record<PersonId, RosterEntry>> }
  /** Keyed by place in the list, oldest first. */
  readonly acts: readonly Act[]
  /** Ten questions about risk, as far as they are answered. */
  readonly screening?: Screening
}

export interface RosterEntry extends Details {
  readonly role: Role
  readonly number: number
  readonly present: boolean
  /** The polls this person is shown as having voted in; moves in steps. */
  readonly voted?: Readonly<Record<PollId, true>>
}

export function facilitatorView(room: RoomState, showing: Showing): FacilitatorView {
  const shared = sharedView(room, showing)
  return {
    ...shared,
    people: { ...shared.people, roster: rosterOf(room, showing) },
    questions: allQuestions(room.questions),
    polls: Object.fromEntries([...room.polls].map(([id, poll]) => [id, facilitatorPollView(poll, room, showing)])),
    holdings: parts.fullHoldings(room.holdings),
    interests: parts.fullInterests(room.interests, room.questions),
    documents: documentsView(room, 'facilitator'),
    acts: room.acts,
    ...(Object.keys(room.screening).length > 0 && { screening: room.screening }),
  }
}

/** The people who are shown as having voted in a poll. */
interface Voters {
  readonly id: PollId
  readonly who: { has(person: PersonId): boolean }
}

function rosterOf(room: RoomState, { present, turnout }: Showing): Readonly<Record<PersonId, RosterEntry>> {
  const polls = [...room.polls.values()].map(({ id, status, voted }): Voters => ({
    id,
    who: status === 'open' ? (turnout.get(id) ?? NOBODY) : voted,
  }))
  const entries: [PersonId, RosterEntry][] = []
  for (const person of room.people.values())
    if (!person.removed)
      entries.push([person.id, entryOf(person, room.details.get(person.id), present.has(person.id), polls)])
  return Object.fromEntries(entries)
}
const NOBODY: ReadonlySet<PersonId> = new Set()

interface Known {
  readonly details: Details | undefined
  readonly isPresent: boolean
  readonly voted: readonly PollId[]
  readonly entry: RosterEntry
}
const known = new WeakMap<Person, Known>()

/** The same entry for as long as it would say the same: of a thousand people a moment changes few. */
function entryOf(person: Person, details: Details | undefined, isPresent: boolean, polls: readonly Voters[]) {
  const { id, role, number } = person
  const before = known.get(person)
  if (before?.details === details && before?.isPresent === isPresent && isStill(before.voted, id, polls))
    return before.entry
  const voted = polls.flatMap((poll) => (poll.who.has(id) ? poll.id : []))
  const marks = voted.length > 0 && { voted: Object.fromEntries(voted.map((poll) => [poll, true as const])) }
  const entry: RosterEntry = { ...details, role, number, present: isPresent, ...marks }
  known.set(person, { details, isPresent, voted, entry })
  return entry
}

function isStill(voted: readonly PollId[], person: PersonId, polls: readonly Voters[]): boolean {
  let at = 0
  for (const { id, who } of polls) {
    if (!who.has(person)) continue
    if (voted[at] !== id) return false
    at += 1
  }
  return at === voted.length
}
