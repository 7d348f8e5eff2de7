import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { type PersonId, type Role, ROLES } from '../core/actor.ts'
import { choice, id, object } from '../kit/schema.ts'
import { type Details, detailFields } from './person.ts'

const person = id<PersonId>()

/** What becomes of what somebody added, when they are forgotten. */
const CONTRIBUTIONS = ['keep', 'remove'] as const
export type Contributions = (typeof CONTRIBUTIONS)[number]

export const peopleCommands = {
  updateSelf: object({ type: v.literal('updateSelf'), ...detailFields }),
  setRole: object({ type: v.literal('setRole'), person, role: choice(ROLES) }),
  removePerson: object({ type: v.literal('removePerson'), person }),
  inviteFacilitator: object({ type: v.literal('inviteFacilitator') }),
  /** Without asking anybody. What they added stays as from "somebody" unless they say otherwise. */
  forgetMe: object({ type: v.literal('forgetMe'), contributions: v.optional(choice(CONTRIBUTIONS)) }),
  /** The same, done by a facilitator for somebody who asked, or who should not be in the record. */
  forgetPerson: object({ type: v.literal('forgetPerson'), person, contributions: v.optional(choice(CONTRIBUTIONS)) }),
}

/** Given by the house itself when somebody joins by HTTP; nobody can send it. */
export interface AdmitPerson {
  readonly type: 'admitPerson'
  readonly person: PersonId
  readonly role: Role
  readonly details: Details
}

export type PeopleCommand =
  | { [K in keyof typeof peopleCommands]: InferOutput<(typeof peopleCommands)[K]> }[keyof typeof peopleCommands]
  | AdmitPerson
