import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { type PersonId, type Role, ROLES } from '../core/actor.ts'
import { choice, id, object } from '../kit/schema.ts'
import { type Details, detailFields } from './person.ts'

const person = id<PersonId>()

export const peopleCommands = {
  updateSelf: object({ type: v.literal('updateSelf'), ...detailFields }),
  setRole: object({ type: v.literal('setRole'), person, role: choice(ROLES) }),
  removePerson: object({ type: v.literal('removePerson'), person }),
  inviteFacilitator: object({ type: v.literal('inviteFacilitator') }),
  forgetMe: object({ type: v.literal('forgetMe') }),
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
