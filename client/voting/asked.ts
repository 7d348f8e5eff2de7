import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { QuestionId } from '#shared/questions/question.ts'

/** A question as a poll asks it. */
export interface Asked {
  readonly id: QuestionId
  /** Its place on the ballot, 1 for the first: what people call it in the room, on paper and in the chart. */
  readonly number: number
  readonly text: string
  readonly action: string
}

type Questions = Readonly<Record<QuestionId, QuestionView>>

/** A question taken away after the vote keeps its number and its place. */
export const askedIn = (order: readonly QuestionId[], questions: Questions): readonly Asked[] =>
  order.map((id, at) => {
    const { text = `Question ${at + 1} is no longer shown`, action = '' } = questions[id] ?? {}
    return { id, number: at + 1, text, action }
  })
