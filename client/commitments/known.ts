import { useShallow } from 'zustand/react/shallow'
import type { Commitment } from '#shared/commitments/commitment.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { remembered } from '#shared/kit/remembered.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { withIds } from '../kit/with-ids.ts'
import { useShared } from '../realtime/room-context.tsx'

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
const questionsIn = remembered((questions: SharedView['questions']): readonly Asked[] =>
  withIds(questions)
    .filter(({ status }) => status === 'accepted')
    .toSorted((a, b) => Number(b.shortlisted) - Number(a.shortlisted) || a.position - b.position),
)

/** The same for a screen. */
export const useQuestions = (): readonly Asked[] => useShared(useShallow(({ questions }) => questionsIn(questions)))
