import type { PersonId } from '../core/actor.ts'
import type { QuestionId, Wording } from './question.ts'

export type QuestionEvent =
  | ({ readonly type: 'questionProposed'; readonly question: QuestionId; readonly by: PersonId } & Wording)
  /** `withoutAction`: a facilitator let it pass although nobody has said what an answer would let us do. */
  | {
      readonly type: 'questionAccepted'
      readonly question: QuestionId
      readonly by: PersonId
      readonly withoutAction?: true
    }
  | ({ readonly type: 'questionEdited'; readonly question: QuestionId; readonly by: PersonId } & Wording)
  | { readonly type: 'questionParked'; readonly question: QuestionId; readonly reason?: string }
  | { readonly type: 'questionRestored'; readonly question: QuestionId }
  | { readonly type: 'questionWithdrawn'; readonly question: QuestionId }
  | { readonly type: 'questionsMerged'; readonly into: QuestionId; readonly from: readonly QuestionId[] }
  | { readonly type: 'questionUnmerged'; readonly question: QuestionId }
  | { readonly type: 'questionsShortlisted'; readonly questions: readonly QuestionId[] }
