import type { PersonId, VoterId } from '../core/actor.ts'
import type { QuestionId } from '../questions/question.ts'
import type { PollResult } from './count.ts'
import type { MethodName } from './methods.ts'
import type { Ballot, Paper, Participant, PollId, PollMode } from './poll.ts'

/** What has happened to a poll. */
export type VotingEvent =
  | {
      readonly type: 'pollOpened'
      readonly poll: PollId
      readonly method: MethodName
      readonly config: unknown
      readonly questions: readonly QuestionId[]
      readonly mode: PollMode
      readonly k: number
      readonly round: number
      readonly previous?: PollId
      readonly electorate: readonly PersonId[]
    }
  | {
      readonly type: 'pollClosed'
      readonly poll: PollId
      readonly result: PollResult
      readonly electorate: readonly Participant[]
      readonly seal?: string
    }
  | {
      readonly type: 'tieSettled'
      readonly poll: PollId
      readonly order: readonly QuestionId[]
      readonly reason: string
    }
  | { readonly type: 'tieReopened'; readonly poll: PollId; readonly questions: readonly QuestionId[] }
  | { readonly type: 'resultRevealed'; readonly poll: PollId }
  | { readonly type: 'resultHidden'; readonly poll: PollId }
  | SealedEvent

/** Kept as rows without order or time, in two tables that cannot be joined; never in the event log. */
export type SealedEvent =
  | { readonly type: 'ballotCast'; readonly poll: PollId; readonly voter: VoterId; readonly ballot: Ballot }
  | { readonly type: 'ballotTakenBack'; readonly poll: PollId; readonly voter: VoterId }
  | ({ readonly type: 'voted'; readonly poll: PollId; readonly by: Participant } & Paper)
  | { readonly type: 'unvoted'; readonly poll: PollId; readonly by: Participant }
