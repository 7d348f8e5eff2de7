import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { distinct, object, text } from '../kit/schema.ts'
import { actionText, MOST_QUESTIONS, questionId, questionText, type Wording } from './question.ts'

const question = questionId

export const questionCommands = {
  proposeQuestion: object({
    type: v.literal('proposeQuestion'),
    text: questionText,
    action: v.optional(actionText, ''),
  }),
  acceptQuestion: object({ type: v.literal('acceptQuestion'), question }),
  editQuestion: object({
    type: v.literal('editQuestion'),
    question,
    text: v.optional(questionText),
    action: v.optional(actionText),
  }),
  parkQuestion: object({ type: v.literal('parkQuestion'), question, reason: v.optional(text({ max: 280 })) }),
  restoreQuestion: object({ type: v.literal('restoreQuestion'), question }),
  withdrawQuestion: object({ type: v.literal('withdrawQuestion'), question }),
  mergeQuestions: object({
    type: v.literal('mergeQuestions'),
    into: questionId,
    from: distinct(questionId, { min: 1, max: 100 }),
  }),
  unmergeQuestion: object({ type: v.literal('unmergeQuestion'), question }),
  shortlistQuestions: object({
    type: v.literal('shortlistQuestions'),
    questions: distinct(questionId, { max: MOST_QUESTIONS }),
  }),
}

/** Comes by HTTP, where each row has been read and each bad one named. */
export interface ImportQuestions {
  readonly type: 'importQuestions'
  readonly rows: readonly (Wording & { readonly row: number })[]
}

export type QuestionCommand =
  | { [K in keyof typeof questionCommands]: InferOutput<(typeof questionCommands)[K]> }[keyof typeof questionCommands]
  | ImportQuestions
