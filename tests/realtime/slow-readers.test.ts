import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isShallow } from '#server/realtime/shallow.ts'
import { type Reader, slowReaders } from '#server/realtime/slow-readers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A reader whose queue we fill by hand, and what was done with it. */
function watched() {
  const readers = slowReaders({ now: Date.now })
  const done: string[] = []
  let queue: readonly number[] = []
  const reader: Reader = {
    queued: () => queue,
    leaveAlone: () => void done.push('left alone'),
    catchUp: () => void done.push('caught up'),
    giveUp: () => void done.push('given up'),
  }
  readers.watch(reader)
  return {
    done,
    readers,
    reader,
    async queues(...lengths: readonly number[]) {
      queue = lengths
      await vi.advanceTimersByTimeAsync(500)
    },
  }
}
const many = (count: number) => Array.from({ length: count }, () => 10)

test('who reads is never touched, however big one message is', async () => {
  const { done, queues } = watched()
  await queues(...many(64))
  await queues(5_000_000)
  await queues()
  expect(done).toEqual([])
})

test.each([[many(65)], [[10, 200_000, 100_000]]])(
  'who falls behind is left alone, and told all once it has read',
  async (behind) => {
    const { done, queues, readers, reader } = watched()
    await queues(...behind)
    expect([done, readers.isBehind(reader)]).toEqual([['left alone'], true])
    await queues(10)
    expect(done).toEqual(['left alone'])
    await queues()
    expect([done, readers.isBehind(reader)]).toEqual([['left alone', 'caught up'], false])
  },
)

test('who reads nothing at all for twenty seconds is given up, and who reads a little is not', async () => {
  const { done, queues } = watched()
  for (let left = 90; left > 50; left--) await queues(...many(left))
  expect(done).toEqual(['left alone'])
  for (let half = 0; half < 42; half++) await queues(...many(50))
  expect(done).toEqual(['left alone', 'given up'])
})

test('four megabytes unread are too many', async () => {
  const { done, queues } = watched()
  await queues(...many(70))
  await queues(...many(70), 5_000_000)
  expect(done).toEqual(['left alone', 'given up'])
})

test('everybody is looked at after sixteen changes, however quickly they come', () => {
  const { done, readers, reader } = watched()
  readers.forget(reader)
  readers.watch({ ...reader, queued: () => many(80) })
  for (let change = 0; change < 15; change++) readers.told()
  expect(done).toEqual([])
  readers.told()
  expect(done).toEqual(['left alone'])
})

test('JSON is shallow down to sixteen levels', () => {
  const nested = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), 1)
  expect([1, 7, 8, 50].map((depth) => isShallow(nested(depth)))).toEqual([true, true, false, false])
  expect([null, undefined, 'x', [], {}].every(isShallow)).toBe(true)
})
