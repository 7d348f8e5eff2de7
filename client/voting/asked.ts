import { useShallow } from 'zustand/react/shallow'
import { remembered } from '#shared/kit/remembered.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { useShared } from '../realtime/room-context.tsx'

/** A question as a poll asks it. */
export interface Asked {
  readonly id: QuestionId
  /** Its place on the first round's ballot, 1 for the first: what people call it in the room, on paper and in the chart. */
  readonly number: number
  readonly text: string
  readonly action: string
}

type Questions = Readonly<Record<QuestionId, QuestionView>>
type Polls = Readonly<Record<PollId, Pick<PollView, 'questions' | 'previous'>>>
type Asking = Pick<PollView, 'questions' | 'previous'>

/**
 * A question taken away after the vote keeps its number and its place; and where only a tie is voted on again, it is
 * called what it was called before. One that did not change is the same object as the time before.
 */
export function askedIn(poll: Asking, questions: Questions, polls: Polls): readonly Asked[] {
  const first = firstRound(poll, polls).questions
  return poll.questions.map((id) => {
    const question = questions[id]
    const number = first.indexOf(id) + 1
    return question ? asked(id, number, question) : gone(id, number)
  })
}

/** The same for a screen; the list is another only when one of its questions is. */
export const useAsked = (poll: Asking): readonly Asked[] =>
  useShared(useShallow(({ questions, polls }) => askedIn(poll, questions, polls)))

function firstRound(poll: Asking, polls: Polls): Asking {
  const before = poll.previous === undefined ? undefined : polls[poll.previous]
  // A further round asks the same, or some of it.
  return before && poll.questions.every((id) => before.questions.includes(id)) ? firstRound(before, polls) : poll
}

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
