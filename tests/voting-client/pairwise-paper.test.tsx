import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configOf } from './a-poll.ts'
import { pause, press, showPhone, vote, withItsPaper } from './a-vote.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  showPhone()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  localStorage.clear()
})

const pairs = (ballot?: Readonly<Record<string, unknown>>) =>
  withItsPaper(() => vote({ poll: { method: 'pairwise', config: configOf('pairwise') }, ...(ballot && { ballot }) }))
const cards = () => screen.getAllByRole('button', { name: /^First: / })
const texts = () => cards().map(({ textContent }) => textContent.slice('First: '.length, 'First: '.length + 10))
const heading = () => screen.getByRole('heading', { level: 2 })
const sent = (room: { readonly asked: readonly object[] }) =>
  (room.asked.at(-1) as { readonly ballot: { readonly pairs: readonly (readonly [string, string, number])[] } }).ballot
    .pairs

test('[VS30] [VS34] the card that is chosen wins, and the focus goes to the next pair', async () => {
  const { room } = await pairs()
  expect(cards()).toHaveLength(2)
  const [first] = texts()
  cards()[0]!.click()
  await pause(500)
  expect(document.activeElement).toBe(heading())
  expect(heading().textContent).toBe('Pair 2: which comes first?')
  const [[winner, , outcome] = ['', '', 0]] = sent(room)
  expect(outcome).toBe(1)
  expect(first).toBe({ q1: 'How many f', q2: 'Which fami', q3: 'What makes' }[winner])
  expect(screen.getByText('1 of about 3. You can stop at any time.')).toBeDefined()
})

test('[VS34] not decided counts as even; skipped says nothing and does not come back', async () => {
  const { room } = await pairs()
  const skipped = texts().toSorted().join()
  press('Skip this pair')
  expect(texts().toSorted().join()).not.toBe(skipped)
  press('Can’t decide')
  await pause(500)
  expect(sent(room).map(([, , outcome]) => outcome)).toEqual([0.5])
  expect(texts().toSorted().join()).not.toBe(skipped)
})

test('[VS34] no pair comes twice, and after the last there is nothing to ask', async () => {
  const { room } = await pairs()
  const seen: string[] = []
  while (screen.queryByRole('button', { name: 'Skip this pair' })) {
    seen.push(texts().toSorted().join())
    press('Can’t decide')
    await pause(1)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(heading().textContent).toBe('You have seen every pair.')
  await pause(500)
  expect(sent(room)).toHaveLength(3)
})

test('[VS34] who skips everything can see the pairs again', async () => {
  await pairs()
  for (let pair = 0; pair < 3; pair++) press('Skip this pair')
  press('Show them again')
  expect(cards()).toHaveLength(2)
})

test('[VS4] [VS34] a decided pair can be taken back, and comes again', async () => {
  const { id, room } = await pairs({ pairs: [['q1', 'q2', 0]] })
  expect(screen.getByText('Pairs you decided (1)')).toBeDefined()
  press('Take back questions 2 and 1')
  await pause(500)
  expect(room.asked).toEqual([{ type: 'withdrawBallot', poll: id }])
})

test('[VS34] the check says how often each came first', async () => {
  await pairs({
    pairs: [
      ['q1', 'q2', 0],
      ['q2', 'q3', 0.5],
    ],
  })
  press('Check my answers')
  expect(screen.getByText('First in 0 of 1 pair.')).toBeDefined()
  expect(screen.getByText('First in 1 of 2 pairs, 1 not decided.')).toBeDefined()
})
