import type { PersonId, Role } from '../core/actor.ts'
import { accept, type Deciders, type Decision, type Evolvers, refuse } from '../core/decision.ts'
import { changed, present, withEntry, withoutEntry } from '../kit/maps.ts'
import type { PeopleCommand } from './commands.ts'
import type { Details, GoneThings, Person } from './person.ts'

export interface PeopleState {
  readonly people: ReadonlyMap<PersonId, Person>
  readonly details: ReadonlyMap<PersonId, Details>
  /** Of people who are forgotten: shown to nobody, and needed only until their names are out of log and documents. */
  readonly forgetting: ReadonlyMap<PersonId, Details>
}

export type PeopleEvent =
  | { readonly type: 'personAdmitted'; readonly person: PersonId; readonly role: Role }
  | { readonly type: 'roleChanged'; readonly person: PersonId; readonly role: Role; readonly by: PersonId }
  | { readonly type: 'personRemoved'; readonly person: PersonId; readonly by: PersonId }
  | { readonly type: 'facilitatorInvited'; readonly by: PersonId }
  | { readonly type: 'personForgotten'; readonly person: PersonId; readonly gone?: GoneThings }
  | PersonDescribed

/** Kept as a row that the next one replaces, never in the log: what is forgotten must be gone. */
export interface PersonDescribed {
  readonly type: 'personDescribed'
  readonly person: PersonId
  /** Absent once the person is forgotten. */
  readonly details?: Details
}

export const MOST_PEOPLE = 2_000

export const decidePeople: Deciders<PeopleState, PeopleCommand, PeopleEvent> = {
  admitPerson({ people }, { person, role, details }) {
    if (people.has(person)) return accept()
    if (people.size >= MOST_PEOPLE) return refuse('roomFull')
    const described = { type: 'personDescribed', person, details: said(details) } as const
    return accept<PeopleEvent>({ type: 'personAdmitted', person, role }, described)
  },

  updateSelf: ({ details }, { type: _, ...fields }, { actor }) =>
    accept({ type: 'personDescribed', person: actor.id, details: said({ ...details.get(actor.id), ...fields }) }),

  setRole({ people }, { person, role }, { actor }) {
    const known = people.get(person)
    if (!known || known.removed) return refuse('notFound')
    if (known.role === role) return accept()
    if (known.role === 'facilitator' && isLast(people)) return refuse('lastFacilitator')
    return accept({ type: 'roleChanged', person, role, by: actor.id })
  },

  removePerson({ people }, { person }, { actor }) {
    const known = people.get(person)
    if (!known) return refuse('notFound')
    if (known.removed) return accept()
    if (known.role === 'facilitator' && isLast(people)) return refuse('lastFacilitator')
    return accept({ type: 'personRemoved', person, by: actor.id })
  },

  inviteFacilitator: (_state, _command, { actor }) => accept({ type: 'facilitatorInvited', by: actor.id }),

  forgetMe: ({ people }, _command, { actor }) => forgetting(people, actor.id, actor.id),
  forgetPerson: ({ people }, { person }, { actor }) => forgetting(people, person, actor.id),
}

export const evolvePeople: Evolvers<PeopleState, PeopleEvent> = {
  personAdmitted: ({ people }, { person: id, role }) => ({
    people: withEntry(people, id, { id, role, number: people.size + 1 }),
  }),
  roleChanged: ({ people }, { person, role }) => ({ people: changed(people, person, (known) => ({ ...known, role })) }),
  personRemoved: ({ people }, { person }) => ({ people: gone(people, person) }),
  personForgotten: ({ people, details, forgetting: before }, { person, gone: things }) => {
    const said = details.get(person)
    return {
      people: changed(people, person, (known) => forgotten(known, things)),
      details: withoutEntry(details, person),
      forgetting: said ? withEntry(before, person, said) : before,
    }
  },
  facilitatorInvited: () => ({}),
  personDescribed({ people, details, forgetting: before }, { person, details: given }) {
    if (!given) return { details: withoutEntry(details, person), forgetting: withoutEntry(before, person) }
    // Rows are read after the log: what is still kept of somebody forgotten is what has yet to be taken out.
    if (people.get(person)?.forgotten) return { forgetting: withEntry(before, person, given) }
    return { details: withEntry(details, person, given) }
  },
}

/** Empty text is "not said": skipping a field and clearing it later come to the same. */
const said = ({ name, organisation, organisationType }: { [K in keyof Details]: Details[K] | undefined }): Details =>
  present({ name: name || undefined, organisation: organisation || undefined, organisationType }) as Details // absent is absent

const forgotten = (known: Person, things: GoneThings | undefined): Person => ({
  ...known,
  removed: true,
  forgotten: true,
  ...(things && { gone: things }),
})

/** The house, which is nobody in the room, erases again what was erased before, whoever is left. */
function forgetting(people: PeopleState['people'], person: PersonId, by: PersonId): Decision<PeopleEvent> {
  const known = people.get(person)
  if (!known) return refuse('notFound')
  if (known.forgotten) return accept()
  const isNeeded = known.role === 'facilitator' && !known.removed && people.has(by)
  if (isNeeded && isLast(people)) return refuse('lastFacilitator')
  return accept({ type: 'personForgotten', person })
}

const isLast = (people: PeopleState['people']) =>
  [...people.values()].filter(({ role, removed }) => role === 'facilitator' && !removed).length <= 1

const gone = (people: PeopleState['people'], person: PersonId) =>
  changed(people, person, (known) => ({ ...known, removed: true as const }))
