import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ResultView } from '#client/voting/result-view.tsx'
import { ResultWall } from '#client/voting/result-wall.tsx'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { countPoll } from '#shared/voting/count.ts'
import type { Participant } from '#shared/voting/poll.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import {
  aPoll,
  CLEAR_LEAD,
  configOf,
  dotsResult,
  P1,
  P2,
  QUESTIONS,
  SPLIT_ROOM,
  valueGapBallots,
  valueGapResult,
} from './a-poll.ts'

const revealed = (result: PollView['result'], more: Partial<PollView> = {}) =>
  aPoll({ status: 'revealed', eligible: 6, ballotsIn: 5, ...(result && { result }), ...more })

function show(polls: Readonly<Record<string, PollView>>, own = {}, screenOf = <ResultView pollId={P1} />) {
  return renderInRoom(screenOf, aRoomClient({ shared: { questions: QUESTIONS, polls }, own }))
}

const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)

test('[VS10] [VS14] tells sentence, chart and table, and what was counted', () => {
  show({ [P1]: revealed(valueGapResult(SPLIT_ROOM)) })
  const figure = screen.getByRole('figure')
  expect(
    within(figure).getByText(/^Question 3 comes first: high value 3\.4, big gap 4\.2\. The room is split on it\.$/),
  ).toBeDefined()
  expect(within(figure).getByRole('img', { name: /^Chart of the result\. Question 3 comes first/ })).toBeDefined()
  const [, first, second] = within(figure).getAllByRole('row')
  expect(cells(first!)).toEqual(['3.4', '4.2', '69.3', 'split'])
  expect(cells(second!)).toEqual(['3.0', '4.4', '65.2', 'strong'])
  expect(within(first!).getByText('Two camps: ask both.')).toBeDefined()
  expect(screen.getByText(/The square root of value × gap decides/)).toBeDefined()
  expect(screen.getByText('5 ballots were received.')).toBeDefined()
})

test('[VS10] the headline is heard', async () => {
  show({ [P1]: revealed(valueGapResult(CLEAR_LEAD)) })
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Question 1 comes first: value 4\.8/))
})

test('[VS12] below the threshold there is one sentence and no number more', () => {
  show({ [P1]: revealed(valueGapResult(SPLIT_ROOM.slice(0, 4))) })
  expect(screen.getAllByText(/We show results when 5 or more people have answered\. So far 4 have\./)).not.toEqual([])
  expect(screen.queryByRole('figure')).toBeNull()
  expect(screen.queryByRole('table')).toBeNull()
})

test('[VS13] a hidden question has its place, dashes for numbers, and says why', () => {
  const some = valueGapBallots({
    q1: { value: [5, 4, 4, 5, 4], gap: [4, 4, 4, 4, 4] },
    q2: { value: [3, 3, 'cant_judge', 2, 3], gap: [5, 4, 5, 4, 4] },
  })
  show({ [P1]: revealed(valueGapResult(some)) })
  const row = screen.getByRole('row', { name: /Which families/ })
  expect(cells(row)).toEqual(['–', '–', '–', '–'])
  expect(within(row).getByText('Hidden so that nobody can be recognised.')).toBeDefined()
  expect(screen.getByText('Some numbers are hidden so that nobody can be recognised.')).toBeDefined()
})

test('[VS14] a ballot that said nothing is counted as blank', () => {
  const ballots = [...CLEAR_LEAD, ...CLEAR_LEAD, ...Array.from({ length: 5 }, () => ({ ballot: { ratings: {} } }))]
  show({ [P1]: revealed(valueGapResult(ballots, { eligible: 20 })) })
  expect(screen.getByText('15 ballots were received; 5 of them are blank.')).toBeDefined()
})

test('[VS15] a disc shows its answers, and closes them again', () => {
  show({ [P1]: revealed(valueGapResult(SPLIT_ROOM)) })
  press('Question 3: value 3.4, gap 4.2, the room is split')
  const answers = screen.getByLabelText('Answers to question 3')
  const [value] = within(answers).getAllByRole('table')
  expect(cells(within(value!).getAllByRole('row')[0]!)).toEqual(['2', '0', '0', '0', '3'])
  press(/^Question 3:/)
  expect(screen.queryByLabelText('Answers to question 3')).toBeNull()
})

test('[VS15] discs are native buttons that say whether they are chosen', () => {
  show({ [P1]: revealed(valueGapResult(SPLIT_ROOM)) })
  const disc = screen.getByRole('button', { name: /^Question 1:/ })
  expect(disc.tagName).toBe('BUTTON')
  expect(disc.getAttribute('aria-pressed')).toBe('false')
  fireEvent.click(disc)
  expect(disc.getAttribute('aria-pressed')).toBe('true')
})

test('[VS14] with more than twenty questions the chart has twelve and says so; the table has all', () => {
  const many = Array.from({ length: 21 }, (_, at) => `m${at + 1}`)
  const ballots = valueGapBallots(
    Object.fromEntries(many.map((id, at) => [id, { value: Array(5).fill((at % 5) + 1), gap: [1, 2, 3, 4, 5] }])),
  )
  const result = { ...valueGapResult(SPLIT_ROOM), ...countOf(ballots, many) }
  const poll = revealed(result, { questions: many as never })
  renderInRoom(<ResultView pollId={P1} />, aRoomClient({ shared: { polls: { [P1]: poll } } }))
  expect(screen.getByText('The chart shows the first 12 of 21 questions. The table has all of them.')).toBeDefined()
  expect(screen.getAllByRole('button', { name: /^Question \d+: value/ })).toHaveLength(12)
  expect(screen.getAllByRole('row')).toHaveLength(22)
})

test('[VS18] another order per organisation is told in a sentence and a table', () => {
  const result = valueGapResult(CLEAR_LEAD)
  const byOrganisation = { voices: 3, order: [['q2'], ['q1'], ['q3']], same: false }
  show({ [P1]: revealed({ ...result, byOrganisation, warnings: ['weights_matter'] }) })
  expect(screen.getByText('By organisation: another order')).toBeDefined()
  expect(screen.getByText('Counted with one voice per organisation (3 voices), question 2 leads.')).toBeDefined()
  expect(screen.getByText('Counted per organisation, another question leads.')).toBeDefined()
})

test('[VS40] the places for each kind of organisation stand in a table, small kinds together', () => {
  const result = valueGapResult(CLEAR_LEAD)
  const groups = {
    frontline: { received: 9, order: [['q2', 'q1'], ['q3']] },
    together: { received: 6, order: [['q3'], ['q1']] },
  }
  show({ [P1]: revealed({ ...result, byKind: { groups } }) })
  const table = screen.getByRole('table', { name: 'Place of each question for each kind of organisation' })
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Question',
    'Frontline charity or community group (9 ballots)',
    'Smaller groups, counted together (6 ballots)',
  ])
  const [, first, second, third] = within(table).getAllByRole('row')
  expect([first, second, third].map((row) => cells(row!))).toEqual([
    ['1=', '2'],
    ['1=', '–'],
    ['3', '1'],
  ])
})

test('[VS19] a second round stands beside the first', () => {
  const first = revealed(valueGapResult(SPLIT_ROOM))
  const second = revealed(valueGapResult(CLEAR_LEAD), { round: 2, previous: P1, position: 2 })
  show({ [P1]: first, [P2]: second }, {}, <ResultView pollId={P2} />)
  const moved = screen.getByRole('region', { name: 'What moved' })
  expect(within(moved).getByText('Question 1 moved up 2 places. Question 3 moved down 2 places.')).toBeDefined()
  const row = within(moved).getByRole('row', { name: /How many families/ })
  expect(cells(row)).toEqual(['3', '1'])
  expect(within(row).getByText('value +0.6, gap +2.2')).toBeDefined()
})

test('[VS14] dots are told as bars with the same numbers as the table', () => {
  const result = dotsResult([{ q2: 3 }, { q2: 2, q1: 1 }, { q2: 1, q3: 2 }, { q1: 1 }, { q2: 1 }])
  show({ [P1]: revealed(result, { method: 'dots', config: configOf('dots', { budget: 5 }) }) })
  const bars = screen.getByRole('list', { name: /Question 2 comes first/ })
  expect(within(bars).getAllByRole('listitem')[0]!.textContent).toMatch(/Which families.*7 dots$/)
  expect(cells(screen.getByRole('row', { name: /Which families/ }))).toEqual(['7', '4'])
})

test("[VS8] one's own answers stand beside the result", () => {
  const ballot = { ratings: { q1: { value: 4, gap: 'cant_judge' } } }
  show({ [P1]: revealed(valueGapResult(CLEAR_LEAD), { mode: 'confidential' }) }, { ballots: { [P1]: ballot } })
  expect(screen.getByText('My answers')).toBeDefined()
  expect(screen.getByText("Value 4. Gap: can't judge.")).toBeDefined()
})

test("where the mode says so, everybody's answers can be read by name", () => {
  const who = 'bob' as Participant
  const ballot = { ratings: { q2: { value: 1, gap: 5 } } }
  show({
    [P1]: revealed(valueGapResult(CLEAR_LEAD), { mode: 'attributed', answers: { [who]: { name: 'Bob', ballot } } }),
  })
  expect(screen.getByText('Who gave which answer (1)')).toBeDefined()
  expect(screen.getByText('Bob')).toBeDefined()
  expect(screen.getByText('Value 1. Gap 5.')).toBeDefined()
})

test('[VS24] before the reveal there are words and no number', () => {
  show({ [P1]: aPoll({ status: 'closed' }) })
  expect(screen.getByText('The result comes when the facilitator shows it, on every screen at once.')).toBeDefined()
  expect(screen.queryByRole('figure')).toBeNull()
})

test('[VS27] the wall shows turnout, then the sentence and the list', () => {
  const room = aRoomClient({ shared: { questions: QUESTIONS, polls: { [P1]: aPoll() } } })
  renderInRoom(<ResultWall />, room)
  expect(screen.getByRole('img', { name: '18 of 24 have voted' })).toBeDefined()
  expect(screen.queryByRole('list')).toBeNull()
})

test('[VS27] the wall names the first eight questions and says how many more there are', () => {
  const many = Array.from({ length: 11 }, (_, at) => `m${at + 1}`)
  const ballots = valueGapBallots(
    Object.fromEntries(many.map((id, at) => [id, { value: Array(5).fill((at % 5) + 1), gap: [1, 2, 3, 4, 5] }])),
  )
  const poll = revealed(countOf(ballots, many), { questions: many as never })
  show({ [P1]: poll }, {}, <ResultWall />)
  expect(screen.getByRole('heading', { level: 1, name: /share the first place/ })).toBeDefined()
  const list = screen.getAllByRole('list').find(({ tagName }) => tagName === 'OL')
  expect(within(list!).getAllByRole('listitem')).toHaveLength(8)
  expect(screen.getByText(/^And 3 more\./)).toBeDefined()
})

function countOf(ballots: Parameters<typeof countPoll>[0]['ballots'], items: readonly string[]) {
  return countPoll({ method: 'value_gap', config: configOf('value_gap', {}, items), items, ballots, eligible: 6, k: 5 })
}
