import type { PersonId } from '#shared/core/actor.ts'

/** Who is at a document. Asked anew for every message, so that a closed stage or a new role is felt at once. */
export interface Author {
  readonly person: PersonId
  /** As the server knows it; shown at the person's cursor. */
  readonly name?: string
  mayWrite(): boolean
  isFacilitator(): boolean
  /** Whether this Yjs client id was given to this person. */
  owns(clientId: number): boolean
}
