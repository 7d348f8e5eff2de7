import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { PaperBallots } from '#client/voting/paper-ballots.tsx'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, QUESTIONS } from './a-poll.ts'
import { withItsPaper } from './a-vote.tsx'

let polls = 0
afterEach(() => vi.restoreAllMocks())

function enter(poll: Partial<PollView> = {}) {
  const id = `paper-poll-${(polls += 1)}` as PollId
  const room = aRoomClient({ asFacilitator: true, shared: { questions: QUESTIONS, polls: { [id]: aPoll(poll) } } })
  renderInRoom(<PaperBallots />, room)
  return { id, room }
}

/** The same for a way of voting whose paper comes by itself. */
const enterOnce = (poll: Partial<PollView>) => withItsPaper(() => enter(poll))

const field = (name: RegExp | string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const focused = () => document.activeElement!
/** A key as a facilitator presses it: into whatever has the focus. */
const type = (key: string) => fireEvent.change(focused(), { target: { value: key } })
const enterKey = async (ctrlKey = false) => {
  await act(async () => void fireEvent.keyDown(focused(), { key: 'Enter', ctrlKey }))
}

test('[VS25] a ballot is typed without leaving the keyboard', async () => {
  const { id, room } = enter()
  field('Question 1, value').focus()
  type('4')
  expect(focused()).toBe(field('Question 1, gap'))
  type('0')
  await enterKey()
  expect(focused()).toBe(field('Question 2, value'))
  type('2')
  await enterKey()
  expect(focused()).toBe(field('Question 3, value'))
  await enterKey(true)
  expect(room.asked).toEqual([
    {
      type: 'enterPaperBallots',
      poll: id,
      ballots: [{ number: 1, ballot: { ratings: { q1: { value: 4, gap: 'cant_judge' }, q2: { value: 2 } } } }],
    },
  ])
  expect(focused()).toBe(field('Question 1, value'))
  expect(field('Question 1, value').value).toBe('')
  expect(field('Number on the ballot').value).toBe('2')
  expect(screen.getAllByText('Ballot 1 is entered. 1 question has no gap yet. 1 of 3 answered.')).not.toEqual([])
})

test('[VS25] number and organisation travel with the ballot, and it stands in the list', async () => {
  const { room } = enter()
  fireEvent.change(field('Number on the ballot'), { target: { value: '17' } })
  fireEvent.change(field(/^Organisation/), { target: { value: 'Hill Fund' } })
  field('Question 2, gap').focus()
  type('5')
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Save and start the next ballot' })))
  expect(room.asked).toMatchObject([{ ballots: [{ number: 17, organisation: 'Hill Fund' }] }])
  const row = screen.getByRole('row', { name: /17/ })
  expect(within(row).getByText('Hill Fund')).toBeDefined()
  fireEvent.change(field('Number on the ballot'), { target: { value: '17' } })
  expect(screen.getByText('This number is entered already. Saving replaces it.')).toBeDefined()
})

test('[VS25] a key that is no mark is refused in words and changes nothing', () => {
  enter()
  field('Question 1, value').focus()
  type('7')
  expect(screen.getAllByText("Question 1: type 1 to 5, 0 for can't judge.")).not.toEqual([])
  expect(field('Question 1, value').value).toBe('')
})

test('[VS25] nothing typed is not sent', async () => {
  const { room } = enter()
  field('Question 1, value').focus()
  await enterKey(true)
  expect(room.asked).toEqual([])
  expect(screen.getAllByText('Nothing is typed yet. Type at least one answer.')).not.toEqual([])
})

test('[VS9] [VS25] dots on paper keep to budget and cap', () => {
  enter({ method: 'dots', config: configOf('dots', { budget: 3, perItem: 2 }) })
  field('Question 1, dots').focus()
  type('3')
  expect(field('Question 1, dots').value).toBe('')
  type('2')
  field('Question 2, dots').focus()
  type('2')
  expect(field('Question 2, dots').value).toBe('')
})

test('[VS26] printed ballots carry number, code, questions and privacy', () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  enter()
  fireEvent.change(field('First number'), { target: { value: '31' } })
  fireEvent.change(field('How many ballots'), { target: { value: '2' } })
  const sheets = screen.getAllByRole('article', { hidden: true })
  expect(sheets.map((sheet) => sheet.getAttribute('aria-label'))).toEqual(['Ballot 31', 'Ballot 32'])
  const sheet = within(sheets[0]!)
  expect(sheet.getByText(/Room code K7MB-4QTR/)).toBeDefined()
  expect(sheet.getByText(/1\. How many families go without heating\?/)).toBeDefined()
  expect(sheet.getByText(/Nobody can see who gave which answer, not even the facilitator\./)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Print' }))
  expect(print).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

test('[VS26] ballots can be printed before a vote is open', () => {
  const room = aRoomClient({ asFacilitator: true, shared: { questions: QUESTIONS } })
  renderInRoom(<PaperBallots />, room)
  expect(screen.getByText('No vote is open.')).toBeDefined()
  expect(screen.getAllByRole('article', { hidden: true })).toHaveLength(10)
})

test('[VS37] a ranking is typed as the numbers on the paper', async () => {
  const { room } = await enterOnce({ method: 'ranked', config: configOf('ranked') })
  field('Question 1, place').focus()
  for (const place of ['2', '1', '2']) {
    type(place)
    await enterKey()
  }
  await enterKey(true)
  expect(room.asked).toMatchObject([{ ballots: [{ ballot: { ranking: [['q2'], ['q1', 'q3']] } }] }])
})

test('[VS31] [VS37] points that do not come to the total are not entered', async () => {
  const { room } = await enterOnce({ method: 'points', config: configOf('points') })
  field('Question 1, points').focus()
  type('60')
  await enterKey(true)
  expect(room.asked).toEqual([])
  expect(screen.getAllByText('This ballot cannot be counted as it is. Give 40 points more.')).not.toEqual([])
})

test('[VS37] a number half typed is let be, and is told on leaving its line', async () => {
  await enterOnce({ method: 'delphi', config: configOf('delphi', { scale: [10, 60] }) })
  field('Question 1, estimate').focus()
  type('4')
  expect(screen.queryByText(/^Question 1: type/)).toBeNull()
  await enterKey()
  expect(focused()).toBe(field('Question 1, estimate'))
  expect(screen.getAllByText("Question 1: type 10 to 60, x for can't judge.")).not.toEqual([])
  type('y')
  expect(field('Question 1, estimate').value).toBe('4')
})

test('[VS37] pairs: a line has two questions, and each numbered ballot its own', async () => {
  const { room } = await enterOnce({ method: 'pairwise', config: configOf('pairwise') })
  const lines = screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Questions \d and \d, which first$/ })
  expect(lines).toHaveLength(3)
  lines[0]!.focus()
  type('2')
  await enterKey(true)
  expect(room.asked).toMatchObject([
    { ballots: [{ ballot: { pairs: [[expect.any(String), expect.any(String), 0]] } }] },
  ])
})

test('[VS26] [VS37] any way of voting can be printed before it is open', async () => {
  const room = aRoomClient({ asFacilitator: true, shared: { questions: QUESTIONS } })
  renderInRoom(<PaperBallots />, room)
  const ways = screen.getByRole('combobox', { name: 'Print for this way of voting' })
  await withItsPaper(() => fireEvent.change(ways, { target: { value: 'majority_judgment' } }))
  const [sheet] = screen.getAllByRole('article', { hidden: true })
  expect(within(sheet!).getAllByText('6 Excellent')).toHaveLength(3)
  expect(within(sheet!).getByText(/Tick one grade for each\./)).toBeDefined()
})

test('[VS85] [VS80] a printed ballot says what each question costs, and that only the order will be told', async () => {
  const costs = { q1: 12, q2: 7, q3: 9 }
  await enterOnce({ method: 'equal_shares', config: configOf('equal_shares', { costs, budget: 20, tells: 'order' }) })
  const [sheet] = screen.getAllByRole('article', { hidden: true })
  const told = within(sheet!)
    .getAllByRole('listitem', { hidden: true })
    .map((line) => /Costs \d+\./.exec(line.textContent)?.[0])
  expect(told).toEqual(['Costs 12.', 'Costs 7.', 'Costs 9.'])
  expect(within(sheet!).getByText(/The result tells the order alone, without numbers\./)).toBeDefined()
  const entry = field('Question 2, support').closest('div')!
  expect(within(entry).getByText('Costs 7.')).toBeDefined()
})

test('[VS86] a table that answered together is entered with how many people sit at it', async () => {
  const { id, room } = await enterOnce({ method: 'ranked', config: configOf('ranked') })
  const people = field(/^People at the table/)
  fireEvent.change(people, { target: { value: '1' } })
  field('Question 1, place').focus()
  type('1')
  await enterKey(true)
  expect(room.asked).toEqual([])
  expect(screen.getAllByText(/^Type how many people sit at the table, 2 to 99/)).not.toEqual([])
  fireEvent.change(people, { target: { value: '7x' } })
  expect(people.value).toBe('1')
  fireEvent.change(people, { target: { value: '7' } })
  field('Question 1, place').focus()
  await enterKey(true)
  const ballot = { ranking: [['q1']] }
  expect(room.asked).toEqual([{ type: 'enterPaperBallots', poll: id, ballots: [{ number: 1, ballot, people: 7 }] }])
  expect(screen.getAllByText(/^Ballot 1 is entered, for a table of 7\./)).not.toEqual([])
  expect(people.value).toBe('')
})
