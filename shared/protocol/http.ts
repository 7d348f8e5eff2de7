import * as v from 'valibot'
import { TEMPLATE_NAMES } from '../agenda/stages.ts'
import type { Role } from '../core/actor.ts'
import { choice, integer, list, object } from '../kit/schema.ts'
import { type Details, detailFields } from '../people/person.ts'
import { actionText, MOST_QUESTIONS, questionText } from '../questions/question.ts'
import type { Notice } from '../room/notice.ts'
import { roomPurpose, roomTitle } from '../room/commands.ts'

// What travels over HTTP (PROTOCOL.md).

export const newRoomSchema = object({
  title: roomTitle,
  purpose: v.optional(roomPurpose, ''),
  template: v.optional(choice(TEMPLATE_NAMES), 'workshop'),
  language: v.optional(choice(['en'] as const), 'en'),
  questions: v.optional(
    list(object({ text: questionText, action: v.optional(actionText, '') }), { max: MOST_QUESTIONS }),
    [],
  ),
  retentionDays: v.optional(integer(1, 3_650), 90),
})

export interface NewRoomAnswer {
  readonly room: string
  readonly facilitatorKey: string
  readonly links: { readonly facilitator: string; readonly join: string; readonly wall: string }
}

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

export const joinSchema = object({
  ...detailFields,
  role: v.optional(choice(['attendee', 'observer'] as const), 'attendee'),
  facilitatorKey: v.optional(secret),
  invitation: v.optional(secret),
  token: v.optional(secret),
})

export interface JoinAnswer {
  readonly token: string
  readonly person: Details & { readonly id: string; readonly role: Role }
}

/** What the join page shows before anybody has joined. */
export interface RoomCard {
  readonly room: string
  readonly title: string
  readonly purpose: string
  readonly stage: string
  readonly people: number
  readonly notice: Notice & {
    readonly retentionDays: number
    /** ISO 8601; absent for a room that has no date. */
    readonly deletedAt?: string
  }
}

export const importRowSchema = object({ text: questionText, action: v.optional(actionText, '') })
export const importSchema = v.union([
  v.pipe(v.array(v.unknown()), v.maxLength(5_000)),
  object({ questions: v.pipe(v.array(v.unknown()), v.maxLength(5_000)) }),
])
export interface ImportAnswer {
  readonly added: number
  readonly refused: readonly { readonly row: number; readonly reason: string }[]
}

/** RFC 9457. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly code: string
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}
