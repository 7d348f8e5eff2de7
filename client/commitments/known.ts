import type { Commitment } from '#shared/commitments/commitment.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'

/** What is to be done soonest first, then what has no date, then what is done. */
export const inTurn = (commitments: SharedView['commitments']): readonly Commitment[] =>
  Object.values(commitments).toSorted(
    (a, b) =>
      Number(a.done) - Number(b.done) || (a.due ?? 'never').localeCompare(b.due ?? 'never') || a.position - b.position,
  )

export interface Asked {
  readonly id: QuestionId
  readonly text: string
  readonly action: string
}

/** Accepted questions, the shortlist first. */
export const questionsIn = (questions: SharedView['questions']): readonly Asked[] =>
  Object.entries(questions)
    .map(([id, question]) => ({ ...question, id: id as QuestionId })) // keyed by their ids
    .filter(({ status }) => status === 'accepted')
    .toSorted((a, b) => Number(b.shortlisted) - Number(a.shortlisted) || a.position - b.position)
