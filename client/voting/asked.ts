import { useShallow } from 'zustand/react/shallow'
import { remembered } from '#shared/kit/remembered.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { useShared } from '../realtime/room-context.tsx'

/** A question as a poll asks it. */
export interface Asked {
  readonly id: QuestionId
  /** Its place on the ballot, 1 for the first: what people call it in the room, on paper and in the chart. */
  readonly number: number
  readonly text: string
  readonly action: string
}

type Questions = Readonly<Record<QuestionId, QuestionView>>

/**
 * A question taken away after the vote keeps its number and its place. One that did not change is the same object as the
 * time before.
 */
export const askedIn = (order: readonly QuestionId[], questions: Questions): readonly Asked[] =>
  order.map((id, at) => {
    const question = questions[id]
    const number = at + 1
    return question ? asked(id, number, question) : gone(id, number)
  })

/** The same for a screen; the list is another only when one of its questions is. */
export const useAsked = (order: readonly QuestionId[]): readonly Asked[] =>
  useShared(useShallow(({ questions }) => askedIn(order, questions)))

const byNumber = remembered((_question: QuestionView) => new Map<number, Asked>())

function asked(id: QuestionId, number: number, question: QuestionView): Asked {
  const known = byNumber(question).get(number)
  if (known) return known
  const made = { id, number, text: question.text, action: question.action }
  byNumber(question).set(number, made)
  return made
}

const missing = new Map<string, Asked>()

function gone(id: QuestionId, number: number): Asked {
  const known = missing.get(`${id} ${number}`)
  if (known) return known
  const made = { id, number, text: `Question ${number} is no longer shown`, action: '' }
  missing.set(`${id} ${number}`, made)
  return made
}
