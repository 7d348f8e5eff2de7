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

function rosterOf(room: RoomState, { present, turnout }: Showing): Readonly<Record<PersonId, RosterEntry>> {
  const shownIn = [...room.polls.values()].map(({ id, status, voted }) => ({
    id,
    who: status === 'open' ? (turnout.get(id) ?? new Set()) : voted,
  }))
  return Object.fromEntries(
    [...room.people.values()]
      .filter(({ removed }) => !removed)
      .map((person): [PersonId, RosterEntry] => {
        const { id } = person
        const voted = shownIn.flatMap(({ id: poll, who }) => (who.has(id) ? [poll] : []))
        return [id, entryOf(person, { details: room.details.get(id), present: present.has(id), voted })]
      }),
  )
}

interface EntrySource {
  readonly details: Details | undefined
  readonly present: boolean
  readonly voted: readonly PollId[]
}

/** Made again only when something in it has changed: most of a long roster is as it was. */
function entryOf(person: Person, from: EntrySource): RosterEntry {
  const known = lastEntry.get(person)
  if (known && isSame(known.from, from)) return known.made
  const marks = from.voted.length > 0 && { voted: Object.fromEntries(from.voted.map((poll) => [poll, true] as const)) }
  const { role, number } = person
  const made: RosterEntry = { ...from.details, role, number, present: from.present, ...marks }
  lastEntry.set(person, { from, made })
  return made
}

const isSame = (one: EntrySource, other: EntrySource) =>
  one.details === other.details &&
  one.present === other.present &&
  one.voted.length === other.voted.length &&
  one.voted.every((poll, at) => poll === other.voted[at])

const lastEntry = new WeakMap<Person, { readonly from: EntrySource; readonly made: RosterEntry }>()
