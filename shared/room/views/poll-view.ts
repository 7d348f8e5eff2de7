import type { PersonId } from '../../core/actor.ts'
import { withoutNulls } from '../../kit/patch.ts'
import { remembered } from '../../kit/remembered.ts'
import type { PeopleState } from '../../people/rules.ts'
import type { QuestionId } from '../../questions/question.ts'
import type { PollResult } from '../../voting/count.ts'
import type { CountStep } from '../../voting/count-steps.ts'
import type { MethodName } from '../../voting/methods.ts'
import type { Ballot, Participant, Poll, PollId, PollMode, PollStatus } from '../../voting/poll.ts'
import type { PollState } from '../../voting/poll-state.ts'
import { settledResult } from '../../voting/settling.ts'
import type { Showing } from './showing.ts'

export interface PollView {
  readonly method: MethodName
  readonly config: unknown
  readonly questions: readonly QuestionId[]
  readonly mode: PollMode
  /** Below this many ballots no result is shown. */
  readonly k: number
  readonly round: number
  readonly previous?: PollId
  readonly position: number
  readonly status: PollStatus
  readonly eligible: number
  readonly ballotsIn: number
  /** There while it is counted, before it is closed. */
  readonly counting?: { readonly step: CountStep }
  /** There once the result is revealed, and only then. */
  readonly result?: PollResult
  /** Who answered what: after the reveal, where the mode says so. */
  readonly answers?: Readonly<Record<Participant, AttributedAnswer>>
}

export interface AttributedAnswer {
  readonly name: string
  readonly ballot: Ballot
}

/** What everyone may know of a poll. */
export function pollView(
  poll: Poll,
  { details, polls }: PeopleState & PollState,
  { turnout, counting }: Showing,
): PollView {
  const result = poll.status === 'revealed' ? settledResult(polls, poll) : undefined
  const step = poll.status === 'open' ? counting?.get(poll.id) : undefined
  const shown = poll.status === 'open' ? (turnout.get(poll.id)?.size ?? 0) : poll.voted.size
  return {
    ...frozenPart(poll),
    eligible: poll.electorate.size,
    ballotsIn: shown,
    ...(step && { counting: { step } }),
    ...(result && { result: told(result) }),
    ...(poll.mode === 'attributed' && mayTellAnswers(poll) && { answers: answersOf(poll, details) }),
  }
}

/** What facilitators may know besides: in a confidential poll, who answered what. Never in an anonymous one. */
export function facilitatorPollView(poll: Poll, room: PeopleState & PollState, showing: Showing): PollView {
  const view = pollView(poll, room, showing)
  if (poll.mode === 'anonymous' || !mayTellAnswers(poll)) return view
  return { ...view, answers: answersOf(poll, room.details) }
}

/** Numbers that are null, for want of answers, are absent in a view. */
const told = remembered((result: PollResult) => withoutNulls(result))

const frozenPart = remembered((poll: Poll) => {
  const { method, config, questions, mode, k, round, previous, position, status } = poll
  return { method, config, questions, mode, k, round, ...(previous && { previous }), position, status }
})

/** Below the threshold a poll tells how many ballots there are, and nothing else, in every mode (VOTING.md §5.1). */
const mayTellAnswers = ({ status, result }: Poll) => status === 'revealed' && result?.status === 'counted'

/** Outside anonymous polls a voter goes by the name of the person (TRUST §4.1). */
function answersOf(
  { ballots }: Poll,
  details: PeopleState['details'],
): Readonly<Record<Participant, AttributedAnswer>> {
  return Object.fromEntries(
    [...ballots].map(([voter, ballot]) => {
      const who = voter as string as Participant // the modes in which this is so are those asked above
      return [who, { name: details.get(who as PersonId)?.name ?? '', ballot }]
    }),
  )
}
