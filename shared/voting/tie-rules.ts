import { accept, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import type { Refusal } from '../core/refusal.ts'
import { fail, ok, type Result } from '../kit/result.ts'
import type { QuestionId } from '../questions/question.ts'
import type { VotingCommand } from './commands.ts'
import type { VotingEvent } from './events.ts'
import { METHODS } from './methods.ts'
import type { Poll } from './poll.ts'
import { change, ifPoll, type PollState } from './poll-state.ts'
import { settledResult, tieOf } from './settling.ts'

type TieCommand = Extract<VotingCommand, { type: 'settleTie' | 'reopenTie' }>
type TieEvent = Extract<VotingEvent, { type: 'tieSettled' | 'tieReopened' }>

/** What facilitators do about ties that wait for them. */
export const decideTies: Deciders<PollState, TieCommand, VotingEvent> = {
  settleTie: (state, { poll: id, order, reason }) =>
    ifPoll(state, id, ({ status, result }) => {
      if (status !== 'revealed') return refuse('pollNotRevealed')
      const waits = result?.tieBreak.policy === 'facilitator' ? result.tieBreak.open : undefined
      return tieOf(waits, order) ? accept({ type: 'tieSettled', poll: id, order, reason }) : refuse('tieNotOpen')
    }),

  reopenTie: (state, { poll: id, questions }) =>
    ifPoll(state, id, ({ status, settled = [] }) => {
      if (status !== 'revealed') return refuse('pollNotRevealed')
      return settled.some((one) => isAbout(one.order, questions))
        ? accept({ type: 'tieReopened', poll: id, questions })
        : refuse('tieNotOpen')
    }),
}

export const evolveTies: Evolvers<PollState, TieEvent> = {
  tieSettled: (state, { poll, order, reason }) =>
    change(state, poll, (known) => ({
      ...known,
      settled: [...othersThan(known, order), { order: order.map((id) => [id]), reason }],
    })),
  tieReopened: (state, { poll, questions }) =>
    change(state, poll, (known) => ({ ...known, settled: othersThan(known, questions) })),
}

const othersThan = ({ settled = [] }: Poll, questions: readonly QuestionId[]) =>
  settled.filter((one) => !isAbout(one.order, questions))

const isAbout = (order: readonly (readonly string[])[], questions: readonly QuestionId[]) =>
  tieOf([order.flat()], questions) !== undefined

/** What a vote on a tie alone would ask, where such a tie waits and everybody has seen it. */
export function runoffOf(
  { polls }: PollState,
  poll: Poll,
  tied: readonly QuestionId[],
): Result<Pick<Poll, 'config' | 'questions'>, Refusal> {
  if (poll.status !== 'revealed') return fail({ code: 'pollNotRevealed' })
  const result = settledResult(polls, poll)
  const waits = result?.tieBreak.policy === 'runoff' && tieOf(result.tieBreak.open, tied)
  if (!waits) return fail({ code: 'tieNotOpen' })
  const { configure, narrow = (config) => config } = METHODS[poll.method]
  const questions = poll.questions.filter((question) => tied.includes(question))
  const config = configure(narrow(poll.config, questions, placesBefore(result?.order ?? [], questions)), questions)
  return config.ok ? ok({ config: config.value, questions }) : config
}

/** How many stand before what is tied. */
function placesBefore(order: readonly (readonly string[])[], tied: readonly QuestionId[]): number {
  const at = order.findIndex((group) => tied.some((one) => group.includes(one)))
  return order.slice(0, Math.max(0, at)).flat().length
}
