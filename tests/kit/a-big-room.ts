import type { PersonId } from '#shared/core/actor.ts'
import { METHODS, type MethodName } from '#shared/voting/methods.ts'
import type { PollId } from '#shared/voting/poll.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { ROSTER, SHARED } from './a-room-view.ts'

const numbered = <T>(count: number, make: (number: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1))

export const questionNumber = (number: number) => `q${number}` as QuestionId

/** 300 accepted questions, each of about the usual length. */
const MANY_QUESTIONS: SharedView['questions'] = Object.fromEntries(
  numbered(300, (number) => [
    questionNumber(number),
    {
      text: `How many families in area ${number} go without heating in a cold winter?`,
      action: `target grants by street in area ${number}`,
      status: 'accepted',
      position: number,
      shortlisted: number <= 20,
    },
  ]),
)

/** Fay, and 2,000 people from 200 organisations; two of each name. */
export const MANY_PEOPLE: FacilitatorView['people']['roster'] = {
  ['fay' as PersonId]: ROSTER['fay' as PersonId]!,
  ...Object.fromEntries(
    numbered(2_000, (number) => [
      `person-${number}`,
      {
        role: 'attendee',
        number: number + 1,
        name: `Person ${number % 1_000}`,
        organisation: `Charity ${number % 200}`,
        present: true,
      },
    ]),
  ),
}

export const BIG_POLL = 'big-poll' as PollId

/** An open vote on the first so many questions. */
export function aBigPoll(method: MethodName, count: number, given: object = {}): PollView {
  const questions = numbered(count, questionNumber)
  const config = METHODS[method].configure(given, questions)
  if (!config.ok) throw new Error(config.error.code)
  return {
    method,
    config: config.value,
    questions,
    mode: 'anonymous',
    k: 5,
    round: 1,
    position: 1,
    status: 'open',
    eligible: 2_000,
    ballotsIn: 100,
  }
}

export const BIG_SHARED: SharedView = {
  ...SHARED,
  questions: MANY_QUESTIONS,
  people: { present: 2_000, joined: 2_001, organisations: 200, byOrganisationType: { frontline: 2_000 }, voted: 100 },
}

export const BIG_FACILITATOR: FacilitatorView = {
  ...BIG_SHARED,
  people: { ...BIG_SHARED.people, roster: MANY_PEOPLE },
  acts: [],
}
