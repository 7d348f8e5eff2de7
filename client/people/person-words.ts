import { type PersonId, ROLES, type Role } from '#shared/core/actor.ts'
import { fold } from '#shared/kit/text.ts'
import type { RosterEntry } from '#shared/room/views/facilitator-view.ts'

export type Roster = Readonly<Record<PersonId, RosterEntry>>

export interface ListedPerson extends RosterEntry {
  readonly id: PersonId
  /** The name, with a number where two share one; "Person 7" for who gave none. */
  readonly words: string
}

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  facilitator: 'Facilitator',
  attendee: 'Taking part',
  observer: 'Watching',
}

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  facilitator: 'Can do everything you can.',
  attendee: 'Asks, votes, adds data and cards.',
  observer: 'Sees what everyone sees, and writes nothing.',
}

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_WORDS[value], hint: ROLE_HINTS[value] }))

/** Everybody in order of coming. */
export function listed(roster: Roster): readonly ListedPerson[] {
  const entries = Object.entries(roster)
  const names = entries.map(([, { name }]) => fold(name ?? ''))
  const isShared = (name: string) => names.filter((other) => other === fold(name)).length > 1
  return entries
    .map(([id, entry]) => ({ ...entry, id: id as PersonId, words: wordsFor(entry, isShared) })) // keyed by their ids
    .toSorted((one, other) => one.number - other.number)
}

const wordsFor = ({ name, number }: RosterEntry, isShared: (name: string) => boolean) =>
  name === undefined ? `Person ${number}` : isShared(name) ? `${name} (${number})` : name

/** Those whose name or organisation holds what was typed. */
export function found(people: readonly ListedPerson[], typed: string): readonly ListedPerson[] {
  const wanted = fold(typed)
  return wanted === ''
    ? people
    : people.filter(({ words, organisation = '' }) => fold(`${words} ${organisation}`).includes(wanted))
}
