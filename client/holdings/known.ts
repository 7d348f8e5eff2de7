import { useShallow } from 'zustand/react/shallow'
import { rememberedPair } from '#shared/kit/remembered.ts'
import { fold } from '#shared/kit/text.ts'
import type { HoldingId, NeedId } from '#shared/holdings/holding.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { HoldingView, NeedView } from '#shared/room/views/parts.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { withIds } from '../kit/with-ids.ts'
import { useShared } from '../realtime/room-context.tsx'

/** A question as the data stage asks it. */
export interface Asked extends QuestionView {
  readonly id: QuestionId
}

type Polls = Readonly<Record<string, PollView>>

/**
 * Accepted questions in the order in which the room should ask who holds what: the shortlist first, and inside both
 * parts as the latest revealed result ranks them, else as they were asked.
 */
export const inOrder = rememberedPair((questions: SharedView['questions'], polls: Polls): readonly Asked[] => {
  const place = placesIn(polls)
  return withIds(questions)
    .filter(({ status }) => status === 'accepted')
    .toSorted(
      (a, b) =>
        Number(b.shortlisted) - Number(a.shortlisted) ||
        (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) ||
        a.position - b.position,
    )
})

/** The same for a screen: another list only when one of the questions, or their order, is another. */
export const useQuestionsInOrder = (): readonly Asked[] =>
  useShared(useShallow(({ questions, polls }) => inOrder(questions, polls)))

function placesIn(polls: Polls): ReadonlyMap<string, number> {
  const latest = Object.values(polls)
    .filter(({ status, result }) => status === 'revealed' && result?.order)
    .toSorted((a, b) => b.position - a.position)[0]
  return new Map((latest?.result?.order ?? []).flatMap((tied, place) => tied.map((id) => [id, place] as const)))
}

type Questions = SharedView['questions']

/** Merged questions are asked under the one that stands for them. */
const standsFor = (questions: Questions, id: QuestionId): QuestionId => {
  const into = questions[id]?.mergedInto
  return into === undefined ? id : standsFor(questions, into)
}

export const holdingsFor = <H extends Pick<HoldingView, 'questions' | 'position'>>(
  holdings: Readonly<Record<HoldingId, H>>,
  question: QuestionId,
  questions: Questions,
): readonly H[] =>
  Object.values<H>(holdings)
    .filter((holding) => holding.questions.some((each) => standsFor(questions, each) === question))
    .toSorted((a, b) => a.position - b.position)

export const needsFor = (
  needs: Readonly<Record<NeedId, NeedView>>,
  question: QuestionId,
  questions: Questions,
): readonly NeedView[] =>
  Object.values(needs)
    .filter((need) => standsFor(questions, need.question) === question)
    .toSorted((a, b) => a.position - b.position)

/** The key under which an organisation stands in the matrix; people without one stand under "". */
export const keyOf = (organisation: string | undefined): string => fold(organisation ?? '')
