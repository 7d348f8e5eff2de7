import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ann, ballot, fileStore, rowsOnly, storeWithDatabase, withRoom } from './stores.ts'

// Time stands still, so that who waits can be told from who does not.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function aRoom() {
  const { store, batches } = fileStore()
  const opening = withRoom(store)
  await vi.runAllTimersAsync()
  const { append } = await opening
  batches.length = 0
  const cast = (voter: string) => append(rowsOnly(ballot(voter, { dots: 1 })))
  return { batches, cast }
}

test('[RH40] who writes alone is written at once, again and again', async () => {
  const { batches, cast } = await aRoom()
  for (const voter of ['v1', 'v2', 'v3']) {
    const written = cast(voter)
    await vi.advanceTimersByTimeAsync(0)
    await written
  }
  expect(batches).toEqual([1, 1, 1])
})

test('[RH40] after a flush that served many the next waits for company, and then goes as fast as ever', async () => {
  const { batches, cast } = await aRoom()
  const first = [cast('v1'), cast('v2')]
  await vi.advanceTimersByTimeAsync(0)
  await Promise.all(first)
  const later = [cast('v3')]
  await vi.advanceTimersByTimeAsync(2)
  later.push(cast('v4'))
  expect(batches).toEqual([2])
  await vi.advanceTimersByTimeAsync(4)
  await Promise.all(later)
  expect(batches).toEqual([2, 2])
  await vi.advanceTimersByTimeAsync(6)
  const alone = cast('v5')
  await vi.advanceTimersByTimeAsync(0)
  await alone
  expect(batches).toEqual([2, 2, 1])
})

test('[RH41] a row that stands as it is to be is not touched, another is', async () => {
  const { store, database } = storeWithDatabase()
  const opening = withRoom(store)
  await vi.runAllTimersAsync()
  const { append } = await opening
  const voted = (organisation?: string) =>
    rowsOnly({ table: 'voted', key: ['p1', ann], value: organisation ? { organisation } : {} })
  const changes = async (entry: Parameters<typeof append>[0]) => {
    const total = () => database.prepare('SELECT total_changes() AS n').get().n as number
    const before = total()
    const written = append(entry)
    await vi.runAllTimersAsync()
    await written
    return total() - before
  }
  expect(await changes(voted())).toBe(1)
  expect(await changes(voted())).toBe(0)
  expect(await changes(voted('one'))).toBe(1)
  expect((await store.load('room')).rows).toEqual([
    { table: 'voted', key: ['p1', ann], value: { organisation: 'one' } },
  ])
})
