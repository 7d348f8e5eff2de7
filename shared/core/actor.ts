import type { Brand } from '../kit/brand.ts'

export type PersonId = Brand<'PersonId'>

/** Who somebody is inside one poll. Only the server can turn a person into a voter, and only while the poll is open. */
export type VoterId = Brand<'VoterId'>

export const ROLES = ['facilitator', 'attendee', 'observer'] as const
export type Role = (typeof ROLES)[number]

/** Whoever is asking. The server sets this from the connection; it is never read from a message. */
export interface Actor {
  readonly id: PersonId
  readonly role: Role
}
