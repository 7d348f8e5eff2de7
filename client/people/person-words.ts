import { type PersonId, ROLES, type Role } from '#shared/core/actor.ts'
import { remembered } from '#shared/kit/remembered.ts'
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

/** Everybody in order of coming. Whoever did not change is the same object as the time before. */
export function listed(roster: Roster): readonly ListedPerson[] {
  const entries = Object.entries(roster)
  const bearers = new Map<string, number>()
  for (const [, entry] of entries) bearers.set(foldedName(entry), (bearers.get(foldedName(entry)) ?? 0) + 1)
  return entries
    .map(([id, entry]) => listing(id as PersonId, entry, (bearers.get(foldedName(entry)) ?? 0) > 1)) // keyed by their ids
    .toSorted((one, other) => one.number - other.number)
}

const foldedName = remembered(({ name }: RosterEntry) => fold(name ?? ''))
const listings = remembered((_entry: RosterEntry) => new Map<string, ListedPerson>())

function listing(id: PersonId, entry: RosterEntry, isShared: boolean): ListedPerson {
  const words = wordsFor(entry, isShared)
  const known = listings(entry).get(words)
  if (known) return known
  const made = { ...entry, id, words }
  listings(entry).set(words, made)
  return made
}

const wordsFor = ({ name, number }: RosterEntry, isShared: boolean) =>
  name === undefined ? `Person ${number}` : isShared ? `${name} (${number})` : name

/** Those whose name or organisation holds what was typed. */
export function found(people: readonly ListedPerson[], typed: string): readonly ListedPerson[] {
  const wanted = fold(typed)
  return wanted === '' ? people : people.filter((person) => soughtIn(person).includes(wanted))
}

const soughtIn = remembered(({ words, organisation = '' }: ListedPerson) => fold(`${words} ${organisation}`))
