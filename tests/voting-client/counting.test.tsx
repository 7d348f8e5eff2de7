import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stepWords } from '#client/voting/counting-words.ts'
import { PollControls } from '#client/voting/poll-controls.tsx'
import { PollProgressWall } from '#client/voting/poll-progress-wall.tsx'
import { COUNT_STEPS, type CountStep } from '#shared/voting/count-steps.ts'
import { METHOD_NAMES } from '#shared/voting/methods.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, P1, Q, QUESTIONS } from './a-poll.ts'
import { showPhone, vote, withItsPaper } from './a-vote.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame', 'cancelAnimationFrame'] })
  showPhone()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const at = (step: CountStep) => aPoll({ ballotsIn: 2_000, eligible: 2_000, counting: { step } })
const heard = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

test('[RC30] who votes reads and hears that it is counted, what is done, and that they can still vote', async () => {
  const { id, room } = await withItsPaper(() => vote({ poll: { ballotsIn: 2_000, eligible: 2_000 } }))
  await wait(20_000)
  expect(screen.queryByText(/^Counting/)).toBeNull()
  act(() => room.show({ shared: { polls: { [id]: at('answers') } } }))
  await wait(100)
  expect(screen.getByText('Counting 2,000 votes…')).toBeDefined()
  expect(screen.getByText(/Adding up value and gap.*You can still answer until voting closes/)).toBeDefined()
  expect(screen.getByRole('group', { name: /^Value/ })).toBeDefined()
  expect(heard()).toContain('Counting 2,000 votes.')
  act(() => room.show({ shared: { polls: { [id]: at('firmness') } } }))
  await wait(20_000)
  expect(heard()).toContain('Checking how firm the order is.')
})

test('[RC30] a count that came to nothing goes, and it is heard that voting is still open', async () => {
  const { id, room } = await withItsPaper(() => vote({ poll: { counting: { step: 'answers' } } }))
  await wait(20_000)
  act(() => room.show({ shared: { polls: { [id]: aPoll() } } }))
  await wait(100)
  expect(screen.queryByText(/^Counting/)).toBeNull()
  expect(heard()).toContain('Voting is still open.')
})

test('[RC30] when the vote has closed nothing is said of counting', async () => {
  const { id, room } = await withItsPaper(() => vote({ poll: { counting: { step: 'answers' } } }))
  await wait(20_000)
  act(() => room.show({ shared: { polls: { [id]: aPoll({ status: 'closed' }) } } }))
  await wait(20_000)
  expect(screen.queryByText(/^Counting/)).toBeNull()
  expect(heard()).not.toContain('Voting is still open.')
})

test('[RC30] every step of every method has its words', () => {
  for (const method of METHOD_NAMES)
    for (const step of COUNT_STEPS)
      expect(stepWords({ method, config: {}, counting: { step } })).toMatch(/^[A-Z][a-z ,]+\.$/)
  const kemeny = configOf('ranked', { rule: 'kemeny' }, Q)
  expect(stepWords({ method: 'ranked', config: kemeny, counting: { step: 'answers' } })).toBe('Comparing every order.')
})

test('[FC20] who closes it sees that it is counted, and closing again asks for nothing more', async () => {
  const room = aRoomClient({ asFacilitator: true, shared: { questions: QUESTIONS, polls: { [P1]: at('waiting') } } })
  renderInRoom(<PollControls />, room)
  expect(screen.getByText('Counting 2,000 votes…')).toBeDefined()
  expect(screen.getByText(/Getting ready to count. Voting closes when this is done/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Closing voting' }))
  await wait(1_000)
  expect(room.asked).toEqual([])
  expect(heard()).toContain('The votes are being counted. Voting closes when this is done.')
  act(() => room.show({ shared: { polls: { [P1]: aPoll() } } }))
  expect(screen.getByRole('button', { name: /^Close voting/ })).toBeDefined()
})

test('[WL20] the wall says that it is counted, beside how many have voted', () => {
  const room = aRoomClient({ shared: { questions: QUESTIONS, polls: { [P1]: at('kinds') } } })
  renderInRoom(<PollProgressWall />, room)
  expect(screen.getByText(/Counting 2,000 votes…/)).toBeDefined()
  expect(screen.getByText(/Counting again by kind of organisation/)).toBeDefined()
  expect(screen.getByText('of 2000 have voted')).toBeDefined()
  act(() => room.show({ shared: { polls: { [P1]: aPoll() } } }))
  expect(screen.queryByText(/Counting/)).toBeNull()
})
