import type { QuestionId, QuestionStatus } from '#shared/questions/question.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import { withIds } from '../kit/with-ids.ts'

/** A question and its id, as lists show it. */
export interface Known extends QuestionView {
  readonly id: QuestionId
}

type Questions = Readonly<Record<QuestionId, QuestionView>>

/** All of them, first asked first. One that did not change is the same object as the time before. */
export const listed = (questions: Questions): readonly Known[] =>
  withIds(questions).toSorted((a, b) => a.position - b.position)

export const withStatus = (questions: Questions, status: QuestionStatus): readonly Known[] =>
  listed(questions).filter((question) => question.status === status)

/** What was merged into each question, at whatever remove. */
export function mergedParts(questions: readonly Known[]): (into: QuestionId) => readonly Known[] {
  const parts = new Map<QuestionId, Known[]>()
  for (const question of questions)
    if (question.mergedInto !== undefined)
      parts.set(question.mergedInto, [...(parts.get(question.mergedInto) ?? []), question])
  const within = (into: QuestionId): readonly Known[] =>
    (parts.get(into) ?? NONE).flatMap((question) => [question, ...within(question.id)])
  return within
}
const NONE: readonly Known[] = []

/** A question short enough for the middle of a sentence. */
export const shortened = (text: string, most = 60): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
