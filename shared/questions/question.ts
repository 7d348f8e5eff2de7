import type { PersonId } from '../core/actor.ts'
import type { Brand } from '../kit/brand.ts'
import { id, text } from '../kit/schema.ts'

export type QuestionId = Brand<'QuestionId'>
export const questionId = id<QuestionId>()

export const QUESTION_STATUSES = ['proposed', 'accepted', 'parked', 'merged', 'withdrawn'] as const
export type QuestionStatus = (typeof QUESTION_STATUSES)[number]

export const MOST_QUESTIONS = 500

/** What somebody wants to know. Shorter than three letters is no question. */
export const questionText = text({ min: 3, max: 280 })
/** What an answer would let us do; empty only where a facilitator let it pass. */
export const actionText = text({ max: 280 })

export interface Wording {
  readonly text: string
  readonly action: string
}

export interface Question extends Wording {
  readonly id: QuestionId
  readonly status: QuestionStatus
  /** 1 for the first; ties in any result stand in this order. */
  readonly position: number
  readonly by: PersonId
  readonly shortlisted: boolean
  /** How it was put before, oldest first. */
  readonly history: readonly Wording[]
  readonly mergedInto?: QuestionId
  /** What it was before it was merged or parked, so that this can be undone. */
  readonly before?: 'proposed' | 'accepted'
  readonly reason?: string
}
