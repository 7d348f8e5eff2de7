import { tooLong } from '../kit/text-limit.ts'
import type { FieldProblem } from '../kit/error-summary.tsx'
import type { QuestionStatus, Wording } from '#shared/questions/question.ts'

/** As the room reads questions and actions. */
export const LONGEST = 280
const SHORTEST = 3

export const STATUS_WORDS: Readonly<Record<QuestionStatus, string>> = {
  proposed: 'Waiting',
  accepted: 'On the list',
  parked: 'Set aside',
  merged: 'Merged',
  withdrawn: 'Taken back',
}

export const QUESTION_STATUS_ORDER = ['accepted', 'proposed', 'parked', 'merged', 'withdrawn'] as const

export const WAITS = 'Others see it when the facilitator accepts it.'

interface Fields {
  readonly text: string
  readonly action: string
}

/** What is wrong with a question as it was typed; `fields` are the ids of its controls. */
export function problemsIn({ text, action }: Wording, fields: Fields, needsAction: boolean): readonly FieldProblem[] {
  const found = [
    { field: fields.text, message: textProblem(text.trim()) },
    { field: fields.action, message: actionProblem(action.trim(), needsAction) },
  ]
  return found.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]))
}

function textProblem(text: string): string | undefined {
  if (text === '') return 'Write your question'
  if (text.length < SHORTEST) return 'Write a longer question'
  return tooLong(text, LONGEST)
}

function actionProblem(action: string, isNeeded: boolean): string | undefined {
  if (isNeeded && action.length < SHORTEST) return 'Say what an answer would let you do'
  return tooLong(action, LONGEST)
}
