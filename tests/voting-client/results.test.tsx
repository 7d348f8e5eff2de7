import { act, screen, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { ResultView } from '#client/voting/result-view.tsx'
import { ResultWall } from '#client/voting/result-wall.tsx'
import { gradeLean } from '#client/voting/grade-words.ts'
import { roundSentence } from '#client/voting/results/ranked-more.tsx'
import { withoutNulls } from '#shared/kit/patch.ts'
import { countPoll } from '#shared/voting/count.ts'
import { type MethodName, METHOD_NAMES } from '#shared/voting/methods.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, P1, Q, QUESTIONS } from './a-poll.ts'

// What is fetched while people vote is there before the first result; a busy machine takes its time over it.
beforeAll(() => import('#client/voting/results/later-results.ts'))

const times = (count: number, ballot: object) => Array.from({ length: count }, () => ballot)

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
const RESULTS: Readonly<Record<Exclude<MethodName, 'value_gap' | 'dots'>, Shown>> = {
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
    headline: 'The room agrees on 1 of 2 questions. Open is question 2. The room is split on question 2.',
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

function pollOf(method: MethodName, { config, ballots }: Pick<Shown, 'config' | 'ballots'>) {
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
async function show(method: MethodName, shown: Pick<Shown, 'config' | 'ballots'>, on = <ResultView pollId={P1} />) {
  const client = aRoomClient({ shared: { questions: QUESTIONS, polls: { [P1]: pollOf(method, shown) } } })
  await act(async () => void renderInRoom(on, client))
}

const methods = METHOD_NAMES.filter((name): name is keyof typeof RESULTS => Object.hasOwn(RESULTS, name))

test.each(methods)('[VS10] [VS14] [VS42] a result of %s has its sentence, its table and its chart', async (method) => {
  const { headline, first, found, ...shown } = RESULTS[method]
  await show(method, shown)
  const figure = await screen.findByRole('figure')
  expect(within(figure).getByText(headline)).toBeDefined()
  const row = within(figure).getByRole('row', { name: /How many families go without heating/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(first)
  expect(within(figure).getByRole('list', { name: /^Chart of the result/ })).toBeDefined()
  if (found) expect(screen.getByText(found)).toBeDefined()
})

test.each(methods)('[VS27] [VS42] the wall draws a result of %s', async (method) => {
  await show(method, RESULTS[method], <ResultWall />)
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(RESULTS[method].headline)
  expect(screen.getByText('How many families go without heating?')).toBeDefined()
})

const CYCLE = {
  ballots: [
    ...times(8, { ranking: [['q1'], ['q2'], ['q3']] }),
    ...times(7, { ranking: [['q2'], ['q3'], ['q1']] }),
    ...times(5, { ranking: [['q3'], ['q1'], ['q2']] }),
  ],
}

test('[VS42] a circle of wins is told as one, in a sentence and in pairs', async () => {
  await show('ranked', CYCLE)
  expect(
    await screen.findByText(
      /Question 1 beats question 2, question 2 beats question 3 and question 3 beats question 1: nobody leads clearly/,
    ),
  ).toBeDefined()
  const pairs = screen.getByRole('region', { name: 'How many people put one question above another' })
  const row = within(pairs).getByRole('row', { name: /How many families/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['·', '13', '8'])
  expect(within(row).getByText('13').tagName).toBe('STRONG')
  expect(within(row).getByText('8').tagName).not.toBe('STRONG')
})

test('[VS42] another rule with another winner is told plainly', async () => {
  await show('ranked', CYCLE)
  expect(await screen.findByText('Counted by points for places, question 2 would lead.')).toBeDefined()
})

test('[VS42] a question that alone may be told is not set against itself', async () => {
  const few = [['q1', 'q2', 'q3'], ['q1', 'q3', 'q2'], ['q2', 'q1'], ['q1'], ['q3', 'q1', 'q2']]
  await show('ranked', { ballots: few.map((order) => ({ ranking: order.map((id) => [id]) })) })
  expect(await screen.findAllByText(/Question 1 comes first/)).not.toEqual([])
  expect(screen.queryByRole('heading', { name: 'In pairs' })).toBeNull()
})

test.each([2, 3, 4, 5, 6, 7])('[VS42] no two of %d grades share a colour', (grades) => {
  const leans = Array.from({ length: grades }, (_, grade) => gradeLean(grade, grades))
  expect(new Set(leans).size).toBe(grades)
  expect(leans.toSorted((one, other) => one - other)).toEqual(leans)
})

test('[VS42] seats are told count by count', async () => {
  const ballots = [...times(12, { ranking: [['q1'], ['q2']] }), ...times(6, { ranking: [['q3']] })]
  await show('ranked', { config: { rule: 'stv', seats: 2 }, ballots })
  const region = await screen.findByRole('region', { name: 'Votes at each count' })
  expect(within(region).getAllByRole('columnheader').length).toBeGreaterThan(2)
  expect(screen.getAllByText(/Question 1 is elected/)).not.toEqual([])
})

test('[VS42] a count says who dropped out, who was elected and whose votes name nobody who is left', () => {
  const rows = Q.map((id, at) => ({
    id,
    number: at + 1,
    text: '',
    action: '',
    rank: 1,
    rankWords: '1',
    item: undefined,
    flags: [],
  }))
  expect(roundSentence({ tally: {}, exhausted: 2, out: [Q[2]!] }, rows)).toBe(
    'Question 3 drops out; 2 votes name nobody who is left.',
  )
  expect(roundSentence({ tally: {}, exhausted: 0, elected: Q[0]!, surplus: 3 }, rows)).toBe(
    'Question 1 is elected and passes on 3 votes.',
  )
  expect(roundSentence({ tally: {}, exhausted: 1, elected: Q[0]!, surplus: 1 }, rows)).toBe(
    'Question 1 is elected and passes on 1 vote; 1 vote names nobody who is left.',
  )
  expect(roundSentence({ tally: {}, exhausted: 0 }, rows)).toBe('The count is over.')
})

test('[VS18] [VS43] kinds of organisation stand beside each other, and heard as equals', async () => {
  const config = configOf('score')
  const cast = [
    ...times(6, { ballot: { scores: { q1: 5, q2: 3 } }, group: 'frontline' }),
    ...times(5, { ballot: { scores: { q1: 2, q2: 4 } }, group: 'funder' }),
    ...times(5, { ballot: { scores: { q1: 2, q2: 4 } }, group: 'academic' }),
  ] as readonly { ballot: unknown; group: string }[]
  const result = countPoll({ method: 'score', config, items: Q, ballots: cast, eligible: 16, k: 5 })
  const poll = aPoll({ method: 'score', config, status: 'revealed', result: withoutNulls(result), ballotsIn: 16 })
  const client = aRoomClient({ shared: { questions: QUESTIONS, polls: { [P1]: poll } } })
  await act(async () => void renderInRoom(<ResultView pollId={P1} />, client))
  const table = await screen.findByRole('region', { name: 'Places by kind of organisation', hidden: true })
  const row = within(table).getByRole('row', { name: /How many families/, hidden: true })
  const cells = within(row)
    .getAllByRole('cell', { hidden: true })
    .map(({ textContent }) => textContent)
  expect(cells).toEqual(['2', '2', '1', '2'])
})
