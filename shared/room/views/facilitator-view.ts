import type { PersonId, Role } from '../../core/actor.ts'
import type { Details } from '../../people/person.ts'
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
      .map(({ id, role, number }): [PersonId, RosterEntry] => {
        const voted = shownIn.filter(({ who }) => who.has(id)).map((poll) => [poll.id, true] as const)
        const marks = voted.length > 0 && { voted: Object.fromEntries(voted) }
        return [id, { ...room.details.get(id), role, number, present: present.has(id), ...marks }]
      }),
  )
}
