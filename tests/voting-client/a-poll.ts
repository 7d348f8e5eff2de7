import type { PollView } from '#shared/room/views/poll-view.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { type CastBallot, countPoll, type PollResult } from '#shared/voting/count.ts'
import { type MethodName, METHODS } from '#shared/voting/methods.ts'
import type { Mark } from '#shared/voting/methods/reading.ts'
import type { PollId } from '#shared/voting/poll.ts'

export const P1 = 'p1' as PollId
export const P2 = 'p2' as PollId

const TEXTS: readonly (readonly [string, string])[] = [
  ['How many families go without heating?', 'target grants by street'],
  ['Which families miss out on support?', 'call those who have not claimed'],
  ['What makes people wait before they ask?', ''],
]

export const Q = TEXTS.map((_, at) => `q${at + 1}` as QuestionId)

export const QUESTIONS: Readonly<Record<QuestionId, QuestionView>> = Object.fromEntries(
  TEXTS.map(([text, action], at) => [
    Q[at]!,
    { text, action, status: 'accepted', position: at + 1, shortlisted: at < 2 },
  ]),
)

export const configOf = (method: MethodName, given: object = {}, items: readonly string[] = Q): unknown => {
  const config = METHODS[method].configure(given, items)
  if (!config.ok) throw new Error(config.error.code)
  return config.value
}

export const aPoll = (poll: Partial<PollView> = {}): PollView => {
  const { method = 'value_gap' } = poll
  return {
    method,
    config: poll.config ?? configOf(method),
    questions: Q,
    mode: 'anonymous',
    k: 5,
    round: 1,
    position: 1,
    status: 'open',
    eligible: 24,
    ballotsIn: 18,
    ...poll,
  }
}

/** Ballots from columns: each question's values and gaps, person by person. */
export const valueGapBallots = (
  answers: Readonly<Record<string, { readonly value: readonly Mark[]; readonly gap: readonly Mark[] }>>,
  organisations: readonly string[] = [],
): readonly CastBallot[] => {
  const people = Math.max(...Object.values(answers).map(({ value }) => value.length))
  return Array.from({ length: people }, (_, at) => ({
    ballot: {
      ratings: Object.fromEntries(
        Object.entries(answers).map(([id, { value, gap }]) => [id, { value: value[at], gap: gap[at] }]),
      ),
    },
    ...(organisations[at] && { organisation: organisations[at] }),
  }))
}

/** The example of VOTING.md §2.1 with a full third column: Q3 leads, and the room is split on it. */
export const SPLIT_ROOM = valueGapBallots({
  q1: { value: [5, 4, 4, 5, 3], gap: [2, 3, 2, 1, 2] },
  q2: { value: [3, 3, 4, 2, 3], gap: [5, 4, 5, 4, 4] },
  q3: { value: [5, 5, 1, 1, 5], gap: [4, 4, 4, 5, 4] },
})

export const CLEAR_LEAD = valueGapBallots({
  q1: { value: [5, 5, 5, 4, 5], gap: [4, 4, 5, 4, 4] },
  q2: { value: [3, 3, 4, 2, 3], gap: [2, 3, 2, 3, 2] },
  q3: { value: [2, 2, 2, 1, 2], gap: [2, 1, 2, 2, 2] },
})

export const valueGapResult = (
  ballots: readonly CastBallot[],
  more: { k?: number; eligible?: number } = {},
): PollResult =>
  countPoll({ method: 'value_gap', config: configOf('value_gap'), items: Q, ballots, eligible: 6, k: 5, ...more })

export const dotsResult = (dots: readonly Readonly<Record<string, number>>[]): PollResult =>
  countPoll({
    method: 'dots',
    config: configOf('dots', { budget: 5 }),
    items: Q,
    ballots: dots.map((one) => ({ ballot: { dots: one } })),
    eligible: 6,
    k: 5,
  })
