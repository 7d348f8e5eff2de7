import type { PersonId, Role } from '#shared/core/actor.ts'
import type { Change, Goodbye, View } from '#shared/protocol/wire.ts'

/** Who is shown the same: made once, encoded once, written to all of them. */
export const AUDIENCES = ['everyone', 'facilitators'] as const
export type Audience = (typeof AUDIENCES)[number]
export const audienceOf = (role: Role): Audience => (role === 'facilitator' ? 'facilitators' : 'everyone')

/** One connection of one person, as the room host sees it. */
export interface Viewer {
  readonly person: PersonId
  show(view: View): void
  showChange(change: Change): void
  /** From now on shown what this audience is shown. */
  moveTo(audience: Audience): void
  leave(code: Goodbye['code']): void
}
