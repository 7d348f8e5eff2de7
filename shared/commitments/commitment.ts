import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import type { PersonId } from '../core/actor.ts'
import type { Brand } from '../kit/brand.ts'
import { choice, date, distinct, id, integer, list, object, text } from '../kit/schema.ts'
import { questionId, type QuestionId } from '../questions/question.ts'
import { holdingId } from '../holdings/holding.ts'

export type CommitmentId = Brand<'CommitmentId'>
export const commitmentId = id<CommitmentId>()

export const MOST_COMMITMENTS = 2_000

export const INTERESTS = [
  'want_answer',
  'can_contribute_data',
  'can_contribute_skills',
  'can_lead',
  'can_fund',
  'keep_informed',
] as const
export type Interest = (typeof INTERESTS)[number]

export const CONTACT_CONSENTS = ['room', 'partners_only', 'facilitator_only'] as const
export type ContactConsent = (typeof CONTACT_CONSENTS)[number]

const needed = { what: text({ min: 3, max: 280 }), who: text({ min: 1, max: 120 }) }
const sticky = id<string>()
const rest = {
  due: v.optional(date),
  question: v.optional(questionId),
  holdings: v.optional(distinct(holdingId, { max: 20 })),
  stickies: v.optional(list(sticky, { max: 20 })),
}

/** Who does what by when, and what it follows from: the end of the thread. */
export const commitmentFields = { ...needed, ...rest }
const commitmentSchema = object(commitmentFields)
export type CommitmentRecord = InferOutput<typeof commitmentSchema>
export const commitmentEdits = {
  what: v.optional(needed.what),
  who: v.optional(needed.who),
  due: v.optional(v.nullable(date)),
  question: v.optional(v.nullable(questionId)),
  holdings: rest.holdings,
  stickies: rest.stickies,
  done: v.optional(v.boolean()),
}

export interface Commitment extends CommitmentRecord {
  readonly id: CommitmentId
  readonly by: PersonId
  readonly position: number
  readonly done: boolean
}

export const interestFields = {
  question: questionId,
  /** None takes the interest back. */
  interests: distinct(choice(INTERESTS), { max: INTERESTS.length }),
  contact: v.optional(text({ max: 254 })),
  contactConsent: v.optional(choice(CONTACT_CONSENTS)),
}

/** That somebody wants to be in on a question, how, and who may see how to reach them. */
export interface PartnerInterest {
  readonly question: QuestionId
  readonly by: PersonId
  readonly interests: readonly Interest[]
  readonly contact?: string
  readonly contactConsent?: ContactConsent
}

export const feedbackFields = {
  /** 1 a waste of time, 5 well worth it. */
  worthwhile: integer(1, 5),
  again: v.optional(choice(['yes', 'perhaps', 'no'] as const)),
  comment: v.optional(text({ max: 280 })),
}
const feedbackSchema = object(feedbackFields)
export type Feedback = InferOutput<typeof feedbackSchema>
