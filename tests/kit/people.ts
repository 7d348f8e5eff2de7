import type { Actor, PersonId, VoterId } from '#shared/core/actor.ts'
import type { StageId, StageKind } from '#shared/agenda/stages.ts'
import type { CommitmentId } from '#shared/commitments/commitment.ts'
import type { HoldingId, NeedId } from '#shared/holdings/holding.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { PollId } from '#shared/voting/poll.ts'

export const person = (id: string) => id as PersonId

export const fay: Actor = { id: person('fay'), role: 'facilitator' }
export const ann: Actor = { id: person('ann'), role: 'attendee' }
export const bob: Actor = { id: person('bob'), role: 'attendee' }
export const olu: Actor = { id: person('olu'), role: 'observer' }
/** Nobody in particular: what happens at the door. */
export const house: Actor = { id: person('house'), role: 'facilitator' }

export const q = (id: string) => id as QuestionId
export const p = (id: string) => id as PollId
export const h = (id: string) => id as HoldingId
export const n = (id: string) => id as NeedId
export const c = (id: string) => id as CommitmentId
/** In these rooms a stage goes by its kind. */
export const stage = (kind: StageKind) => kind as string as StageId

/** Who somebody is in a poll, when nothing need be secret. */
export const voter = (poll: string, { id }: Pick<Actor, 'id'>) => `${poll}:${id}` as VoterId
