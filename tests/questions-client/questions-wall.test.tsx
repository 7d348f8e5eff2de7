import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pagesOf } from '#client/kit/use-turning.ts'
import { QuestionsWall } from '#client/questions/questions-wall.tsx'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { q } from '#tests/kit/people.ts'

const questions = Object.fromEntries(
  Array.from({ length: 9 }, (_, at) => [
    q(`q${at + 1}`),
    {
      text: `Question ${at + 1} of the room, which needs a line or two?`,
      action: 'do something about it',
      status: 'accepted' as const,
      position: at + 1,
      shortlisted: false,
    },
  ]),
)

let motion = true
beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) => ({ matches: motion, media: query, addEventListener: () => {}, removeEventListener: () => {} }) as never,
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const headings = () => screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent.slice(0, 10))

test('the newest stand first, and pages turn slowly', () => {
  motion = true
  renderInRoom(<QuestionsWall />, aRoomClient({ shared: { questions } }))
  expect(screen.getByText('9')).toBeTruthy()
  expect(headings()[0]).toBe('Question 9')
  const first = headings()
  act(() => void vi.advanceTimersByTime(15_000))
  expect(headings()).not.toContain(first[0])
  expect(screen.getByText('Page 2 of 2')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Keep this page' }))
  const kept = headings()
  act(() => void vi.advanceTimersByTime(60_000))
  expect(headings()).toEqual(kept)
})

test('where motion is not welcome the first page stays and the rest is counted', () => {
  motion = false
  renderInRoom(<QuestionsWall />, aRoomClient({ shared: { questions } }))
  const first = headings()
  act(() => void vi.advanceTimersByTime(60_000))
  expect(headings()).toEqual(first)
  expect(screen.getByText(`and ${9 - first.length} more`)).toBeTruthy()
})

test('pages hold what fits and lose nothing', () => {
  expect(pagesOf([3, 3, 3, 9, 20, 1], 9, (lines) => lines)).toEqual([[3, 3, 3], [9], [20], [1]])
  expect(pagesOf([], 9, () => 1)).toEqual([])
})
