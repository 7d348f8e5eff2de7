import { act } from '@testing-library/react'
import { expect } from 'vitest'
import { ResultView } from '#client/voting/result-view.tsx'
import { withoutNulls } from '#shared/kit/patch.ts'
import { countPoll } from '#shared/voting/count.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, P1, Q, QUESTIONS } from './a-poll.ts'

export const times = (count: number, ballot: object) => Array.from({ length: count }, () => ballot)

interface Shown {
  readonly config?: object
  readonly ballots: readonly object[]
  /** The first sentence, as it is read. */
  readonly headline: string
  /** The cells of question 1, behind its text. */
  readonly first: readonly string[]
  /** A sentence of what was found besides. */
  readonly found?: RegExp
}

/** One result of every method that is not among the usual two. */
export const RESULTS: Readonly<Record<Exclude<MethodName, 'value_gap' | 'dots'>, Shown>> = {
  approval: {
    ballots: [
      ...times(4, { approved: ['q1', 'q2'] }),
      ...times(2, { approved: ['q1'] }),
      ...times(2, { approved: ['q3'] }),
    ],
    headline: 'Question 1 comes first: 6 people can support it, 75 %.',
    first: ['6', '75 %', '41 % to 93 %'],
  },
  score: {
    ballots: times(6, { scores: { q1: 5, q2: 3, q3: 2 } }),
    headline: 'Question 1 comes first: a mean of 5.0 from 6 people. People agree strongly.',
    first: ['5.0', '5.0', '30', '6', 'strong'],
    found: /The first place is firm/,
  },
  points: {
    ballots: times(6, { points: { q1: 60, q2: 30, q3: 10 } }),
    headline: 'Question 1 comes first: 360 points from 6 people.',
    first: ['360', '60.0', '6'],
  },
  quadratic: {
    config: { credits: 16, negative: true },
    ballots: [...times(5, { votes: { q1: 3, q2: -1 } }), ...times(3, { votes: { q1: 1, q2: 2 } })],
    headline: 'Question 1 comes first: 18 votes, 8 people for it.',
    first: ['18', '8', '0', '48'],
  },
  majority_judgment: {
    ballots: times(6, { grades: { q1: 4, q2: 2, q3: 1 } }),
    headline:
      'Question 1 comes first: the grade in the middle is Very good, as many above as below. People agree strongly.',
    first: ['Very good', '0 %', '0 %', '6'],
  },
  criteria: {
    config: {
      criteria: [
        { id: 'use', label: 'Use', weight: 0.6 },
        { id: 'cost', label: 'Cost', weight: 0.4 },
      ],
    },
    ballots: times(6, { marks: { q1: { use: 5, cost: 3 }, q2: { use: 3, cost: 5 }, q3: { use: 1, cost: 1 } } }),
    headline: 'Question 1 comes first: 80 of 100 from 6 reviewers. People agree strongly.',
    first: ['80.0', '4.2', '4.0', '6', 'strong'],
    found: /If Use weighed 50 % instead of 60 %, question 2 would draw level/,
  },
  delphi: {
    config: { scale: [1, 9], consensus: 'within1', maxRounds: 3 },
    ballots: [...times(5, { estimates: { q1: 5, q2: 2 } }), ...times(3, { estimates: { q1: 5, q2: 9 } })],
    headline: 'The room agrees on 1 of 2 questions. Still open: question 2. The room is split on question 2.',
    first: ['5.0', '5.0 to 5.0', '8', 'yes'],
    found: /Talk about the answers at either end, then estimate again/,
  },
  ranked: {
    ballots: [...times(5, { ranking: [['q1'], ['q2'], ['q3']] }), ...times(3, { ranking: [['q2'], ['q1'], ['q3']] })],
    headline: 'Question 1 comes first: it beats every other one when compared in pairs.',
    first: ['5', '8'],
    found: /Question 1 beats every other one when compared in pairs/,
  },
  pairwise: {
    ballots: [
      ...times(6, {
        pairs: [
          ['q1', 'q2', 1],
          ['q1', 'q3', 1],
        ],
      }),
      ...times(6, { pairs: [['q2', 'q3', 1]] }),
    ],
    headline: 'Question 1 comes first: chosen before another 93 in 100 times.',
    first: ['93', expect.stringMatching(/ to /), '12', '12'],
  },
  equal_shares: {
    config: { costs: { q1: 10, q2: 8, q3: 8 }, budget: 20 },
    ballots: [...times(5, { approved: ['q1', 'q2'] }), { approved: ['q1'] }, ...times(4, { approved: ['q3'] })],
    headline: 'Funded: questions 1 and 3, for 18 of 20.',
    first: ['funded', '10', '6'],
    found: /People who got something they support: 10/,
  },
  opinion: {
    ballots: [...times(7, { votes: { q1: 1, q2: 1, q3: -1 } }), ...times(7, { votes: { q1: 1, q2: -1, q3: 1 } })],
    headline: '2 ways of seeing among 14 people.',
    first: ['100 %', '0 %', '0 %', '14'],
    found: /All come closest to agreeing on question 1/,
  },
}

export function pollOf(method: MethodName, { config, ballots }: Pick<Shown, 'config' | 'ballots'>) {
  const configured = configOf(method, config)
  const cast = ballots.map((ballot) => ({ ballot }))
  const result = countPoll({ method, config: configured, items: Q, ballots: cast, eligible: ballots.length, k: 5 })
  // As it comes over the wire.
  return aPoll({
    method,
    config: configured,
    status: 'revealed',
    result: withoutNulls(result),
    ballotsIn: ballots.length,
  })
}

/** Also waits for what the result is drawn with. */
export async function show(
  method: MethodName,
  shown: Pick<Shown, 'config' | 'ballots'>,
  on = <ResultView pollId={P1} />,
) {
  const client = aRoomClient({ shared: { questions: QUESTIONS, polls: { [P1]: pollOf(method, shown) } } })
  await act(async () => void renderInRoom(on, client))
}
