import type { PollView } from '#shared/room/views/poll-view.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { PollId } from '#shared/voting/poll.ts'

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
 * called what it was called before.
 */
export function askedIn(poll: Asking, questions: Questions, polls: Polls): readonly Asked[] {
  const first = firstRound(poll, polls).questions
  return poll.questions.map((id) => {
    const number = first.indexOf(id) + 1
    const { text = `Question ${number} is no longer shown`, action = '' } = questions[id] ?? {}
    return { id, number, text, action }
  })
}

function firstRound(poll: Asking, polls: Polls): Asking {
  const before = poll.previous === undefined ? undefined : polls[poll.previous]
  // A further round asks the same, or some of it.
  return before && poll.questions.every((id) => before.questions.includes(id)) ? firstRound(before, polls) : poll
}
