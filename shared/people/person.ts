import * as v from 'valibot'
import type { PersonId, Role } from '../core/actor.ts'
import { choice, text } from '../kit/schema.ts'
import { fold } from '../kit/text.ts'

export const ORGANISATION_TYPES = [
  'frontline',
  'funder',
  'infrastructure',
  'local_gov',
  'national_gov',
  'academic',
  'private',
  'other',
] as const
export type OrganisationType = (typeof ORGANISATION_TYPES)[number]

/** Who somebody is in this room: a number and a role. What they said about themselves lies apart, so it can be forgotten. */
export interface Person {
  readonly id: PersonId
  readonly role: Role
  /** 1 for the first who came; tells two people of the same name apart. */
  readonly number: number
  readonly removed?: true
  /** Their name is taken out of everything the room keeps. They are removed as well. */
  readonly forgotten?: true
  /** What went with them, by ids. */
  readonly gone?: GoneThings
}

/** What goes with somebody who is forgotten: only what nobody else has built on. */
export interface GoneThings {
  readonly questions: readonly string[]
  readonly holdings: readonly string[]
  readonly needs: readonly string[]
  readonly commitments: readonly string[]
}

/** What somebody chose to say about themselves; all of it may be skipped. */
export interface Details {
  readonly name?: string
  readonly organisation?: string
  readonly organisationType?: OrganisationType
}

/** Names that would pass somebody off as part of the house. */
const RESERVED = new Set(['facilitator', 'moderator', 'admin', 'administrator', 'host', 'observer', 'system'])

const name = v.pipe(
  text({ max: 40 }),
  v.maxBytes(160, 'at most 160 bytes'),
  v.check((value) => !RESERVED.has(fold(value)), 'a name that is not a role'),
)
const organisation = text({ max: 80 })

export const detailFields = {
  name: v.optional(name),
  organisation: v.optional(organisation),
  organisationType: v.optional(choice(ORGANISATION_TYPES)),
}

/** The key under which people of one organisation are counted as one voice. */
export const organisationKey = ({ organisation: given }: Details): string | undefined =>
  given === undefined ? undefined : fold(given) || undefined
