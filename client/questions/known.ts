import type { QuestionId, QuestionStatus } from '#shared/questions/question.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'

/** A question and its id, as lists show it. */
export interface Known extends QuestionView {
  readonly id: QuestionId
}

type Questions = Readonly<Record<QuestionId, QuestionView>>

/** All of them, first asked first. */
export const listed = (questions: Questions): readonly Known[] =>
  Object.entries(questions)
    .map(([id, question]) => ({ ...question, id: id as QuestionId })) // keyed by their ids
    .toSorted((a, b) => a.position - b.position)

export const withStatus = (questions: Questions, status: QuestionStatus): readonly Known[] =>
  listed(questions).filter((question) => question.status === status)

/** What was merged into this one, at whatever remove. */
export const mergedInto = (questions: readonly Known[], into: QuestionId): readonly Known[] =>
  questions.flatMap((question) =>
    question.mergedInto === into ? [question, ...mergedInto(questions, question.id)] : [],
  )

/** A question short enough for the middle of a sentence. */
export const shortened = (text: string, most = 60): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
