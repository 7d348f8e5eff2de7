import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { choice, distinct, integer, list, object, text } from '../kit/schema.ts'
import { questionId } from '../questions/question.ts'
import { METHOD_NAMES } from './methods.ts'
import { K_FLOOR, MOST_ITEMS, POLL_MODES, pollId } from './poll.ts'

const poll = pollId
/** Below this many ballots no result is shown. */
const threshold = integer(K_FLOOR, 50)
/** Only its method can read a ballot or a config; here it need only be an object. */
const unread = v.record(v.string(), v.unknown())

/** Above this it is no table but a room. */
const MOST_AT_A_TABLE = 99

export const votingCommands = {
  openPoll: object({
    type: v.literal('openPoll'),
    method: choice(METHOD_NAMES),
    config: v.optional(unread),
    questions: distinct(questionId, { min: 1, max: MOST_ITEMS }),
    mode: v.optional(choice(POLL_MODES)),
    k: v.optional(threshold),
  }),
  castBallot: object({ type: v.literal('castBallot'), poll, ballot: unread }),
  withdrawBallot: object({ type: v.literal('withdrawBallot'), poll }),
  closePoll: object({ type: v.literal('closePoll'), poll }),
  revealResult: object({ type: v.literal('revealResult'), poll }),
  hideResult: object({ type: v.literal('hideResult'), poll }),
  nextRound: object({
    type: v.literal('nextRound'),
    poll,
    /** Only towards more privacy than the round before. */
    mode: v.optional(choice(POLL_MODES)),
    k: v.optional(threshold),
    /** Of a tie that waits for a new round: only what is tied is voted on again. */
    questions: v.optional(distinct(questionId, { min: 2, max: MOST_ITEMS })),
  }),
  /** Puts a tie that waits for the facilitator in order; doing it again replaces what was decided. */
  settleTie: object({
    type: v.literal('settleTie'),
    poll,
    order: distinct(questionId, { min: 2, max: MOST_ITEMS }),
    reason: text({ min: 1, max: 280 }),
  }),
  /** Takes back what was decided on a tie: it waits again. */
  reopenTie: object({
    type: v.literal('reopenTie'),
    poll,
    questions: distinct(questionId, { min: 2, max: MOST_ITEMS }),
  }),
  enterPaperBallots: object({
    type: v.literal('enterPaperBallots'),
    poll,
    ballots: list(
      object({
        number: integer(1, 9_999),
        ballot: unread,
        organisation: v.optional(text({ max: 80 })),
        /** A table that answered together: how many people sit at it. */
        people: v.optional(integer(2, MOST_AT_A_TABLE)),
      }),
      { min: 1, max: 100 },
    ),
  }),
}

export type VotingCommand = {
  [K in keyof typeof votingCommands]: InferOutput<(typeof votingCommands)[K]>
}[keyof typeof votingCommands]
