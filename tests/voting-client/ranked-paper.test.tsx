import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configOf } from './a-poll.ts'
import { pause, press, showLaptop, showPhone, vote, withItsPaper } from './a-vote.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  showPhone()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  localStorage.clear()
})

const rank = (given: object = {}, ballot?: Readonly<Record<string, unknown>>) =>
  withItsPaper(() => vote({ poll: { method: 'ranked', config: configOf('ranked', given) }, ...(ballot && { ballot }) }))
const order = () =>
  within(screen.getByRole('region', { name: 'Your order' }))
    .queryAllByRole('listitem')
    .map((row) => /Place \d: \w+/.exec(row.textContent)?.[0])
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent

test('[VS30] [VS33] a tap is the next place, and the next one to tap has the focus', async () => {
  const { room } = await rank()
  press(/Make it place 1: Which/)
  expect(focused()).toMatch(/Make it place 2: What makes/)
  press(/Make it place 2: How/)
  expect(order()).toEqual(['Place 1: Which', 'Place 2: How'])
  expect(screen.getByRole('heading', { name: 'Not ranked (1)' })).toBeDefined()
  await pause(500)
  expect(room.asked).toMatchObject([{ ballot: { ranking: [['q2'], ['q1']] } }])
  expect(screen.getAllByText('Sent. 2 of 3 ranked.')).not.toEqual([])
  press(/Make it place 3/)
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your order' }))
  expect(screen.getByRole('heading', { name: 'Everything is ranked' })).toBeDefined()
})

const ALL = { ranking: [['q1'], ['q2'], ['q3']] }
const show = async (given?: object) => {
  const shown = await rank(given, ALL)
  press('Check my answers')
  press('Change my answer to question 2')
  return shown
}

test('[VS33] on a phone a tapped question shows its buttons; the focus stays on the one that was pressed', async () => {
  const { room } = await show()
  expect(screen.getByRole('button', { name: /Place 2: Which/ }).getAttribute('aria-expanded')).toBe('true')
  press(/^Move up: Which/)
  expect(order()).toEqual(['Place 1: Which', 'Place 2: How', 'Place 3: What'])
  expect(focused()).toMatch(/^Move up: Which/)
  await pause(500)
  expect(room.asked).toMatchObject([{ ballot: { ranking: [['q2'], ['q1'], ['q3']] } }])
})

test('[VS33] a place is shared with the one above, said as shared, and left again', async () => {
  const { room } = await show()
  const same = () => screen.getByRole('button', { name: /^Same place as above: Which/ })
  fireEvent.click(same())
  expect(same().getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByRole('button', { name: /Place 1, shared: Which/ })).toBeDefined()
  await pause(1_000)
  expect(room.asked).toMatchObject([{ ballot: { ranking: [['q1', 'q2'], ['q3']] } }])
  fireEvent.click(same())
  expect(same().getAttribute('aria-pressed')).toBe('false')
})

test('[VS33] taken out, a question can be tapped again, and has the focus', async () => {
  await show()
  press(/^Take out: Which/)
  expect(focused()).toMatch(/Make it place 3: Which/)
  expect(order()).toHaveLength(2)
})

test('[VS33] where seats are filled no place can be shared', async () => {
  await show({ rule: 'stv', seats: 2 })
  expect(screen.getByRole('button', { name: /^Move down: Which/ })).toBeDefined()
  expect(screen.queryByRole('button', { name: /^Same place/ })).toBeNull()
})

test('[VS33] a laptop shows every question’s buttons at once', async () => {
  showLaptop()
  await show()
  expect(screen.getAllByRole('button', { name: /^Move up/ })).toHaveLength(3)
})

test('[VS4] [VS33] starting again withdraws the ballot', async () => {
  const { id, room } = await show()
  press('Start again')
  await pause(500)
  expect(room.asked.at(-1)).toEqual({ type: 'withdrawBallot', poll: id })
})
