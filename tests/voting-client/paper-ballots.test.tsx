import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { PaperBallots } from '#client/voting/paper-ballots.tsx'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, QUESTIONS } from './a-poll.ts'

let polls = 0
afterEach(() => vi.restoreAllMocks())

function enter(poll: Partial<PollView> = {}) {
  const id = `paper-poll-${(polls += 1)}` as PollId
  const room = aRoomClient({ asFacilitator: true, shared: { questions: QUESTIONS, polls: { [id]: aPoll(poll) } } })
  renderInRoom(<PaperBallots />, room)
  return { id, room }
}

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
  expect(screen.getAllByText('Ballot 1 is entered. 1 of 3 answered.')).not.toEqual([])
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
  expect(screen.getAllByText("Type 1 to 5, 0 for can't judge.")).not.toEqual([])
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
