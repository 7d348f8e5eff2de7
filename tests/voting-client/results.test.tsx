import { act, screen, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { ResultView } from '#client/voting/result-view.tsx'
import { ResultWall } from '#client/voting/result-wall.tsx'
import { gradeLean } from '#client/voting/grade-leans.ts'
import { roundSentence } from '#shared/voting/charts/round-words.ts'
import { withoutNulls } from '#shared/kit/patch.ts'
import { countPoll } from '#shared/voting/count.ts'
import { METHOD_NAMES } from '#shared/voting/methods.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, P1, Q, QUESTIONS } from './a-poll.ts'
import { RESULTS, show, times } from './some-shown.tsx'

// What is fetched while people vote is there before the first result; a busy machine takes its time over it.
beforeAll(() => import('#client/voting/results/later-results.ts'))

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
  const rows = new Map<string, number>(Q.map((id, at) => [id, at + 1]))
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
