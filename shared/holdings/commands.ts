import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { choice, object } from '../kit/schema.ts'
import { questionId } from '../questions/question.ts'
import { holdingEdits, holdingFields, holdingId, needEdits, needFields, needId } from './holding.ts'
import { COVERAGE_ANSWERS } from './vocabulary.ts'

const [holding, need] = [holdingId, needId]

export const holdingCommands = {
  logHolding: object({ type: v.literal('logHolding'), ...holdingFields }),
  editHolding: object({ type: v.literal('editHolding'), holding, ...holdingEdits }),
  removeHolding: object({ type: v.literal('removeHolding'), holding }),
  logNeed: object({ type: v.literal('logNeed'), ...needFields }),
  editNeed: object({ type: v.literal('editNeed'), need, ...needEdits }),
  removeNeed: object({ type: v.literal('removeNeed'), need }),
  /** Who holds data about a question, as far as this person knows; without an answer it is taken back. */
  answerCoverage: object({
    type: v.literal('answerCoverage'),
    question: questionId,
    answer: v.optional(choice(COVERAGE_ANSWERS)),
  }),
}

export type HoldingCommand = {
  [K in keyof typeof holdingCommands]: InferOutput<(typeof holdingCommands)[K]>
}[keyof typeof holdingCommands]
