import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seldom } from '#server/realtime/seldom.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const paced = () => {
  const done: number[] = []
  return { done, ...seldom({ rate: 2, burst: 3 }, { now: Date.now }, (asked: number) => void done.push(asked)) }
}

test('[RH60] a few are done at once, then the last of those asked meanwhile at the pace', () => {
  const { done, ask } = paced()
  for (let asked = 1; asked <= 10; asked++) ask(asked)
  expect(done).toEqual([1, 2, 3])
  vi.advanceTimersByTime(499)
  expect(done).toEqual([1, 2, 3])
  vi.advanceTimersByTime(1)
  expect(done).toEqual([1, 2, 3, 10])
})

test('[RH60] whoever asks now and then never waits', () => {
  const { done, ask } = paced()
  for (let asked = 1; asked <= 10; asked++) {
    ask(asked)
    vi.advanceTimersByTime(500)
  }
  expect(done).toHaveLength(10)
})

test('[RH60] nothing is done any more for whoever has left', () => {
  const { done, ask, close } = paced()
  for (let asked = 1; asked <= 5; asked++) ask(asked)
  close()
  vi.advanceTimersByTime(5_000)
  expect([done, vi.getTimerCount()]).toEqual([[1, 2, 3], 0])
})
