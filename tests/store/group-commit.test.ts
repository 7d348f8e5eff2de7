import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { ballot, entryOf, fileStore, rowsOnly, storeWithDatabase, withRoom } from './stores.ts'

test('[ST14] five thousand appends in one tick are one transaction', async () => {
  const { store, batches } = fileStore()
  const { append } = await withRoom(store)
  const before = batches.length
  await Promise.all(Array.from({ length: 5_000 }, (_, index) => append(rowsOnly(ballot(`v${index}`, index)))))
  expect(batches.slice(before)).toEqual([5_000])
  expect((await store.load('room')).rows).toHaveLength(5_000)
})

test('[ST14] one task’s own mistake fails only that task', async () => {
  const { store, batches } = fileStore()
  const { append, epoch } = await withRoom(store)
  const circular: { type: string; self?: unknown } = { type: 'circular' }
  circular.self = circular
  const before = batches.length
  const outcomes = await Promise.allSettled([
    append(entryOf('one')),
    store.append('room', epoch - 1, entryOf('stale')),
    append({ events: [{ type: 'half' }, circular], rows: [] }),
    append({ events: [{ type: 'half' }], rows: [{ table: 'ballots', key: ['too short'], value: 1 }] }),
    append(entryOf('two')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'fulfilled'])
  expect((await store.load('room')).events.map(({ type }) => type)).toEqual(['one', 'two'])
  expect(batches.slice(before)).toEqual([5])
  expect(await store.health()).toEqual({ state: 'ok' })
})

test('[ST14] what was asked for before a scrub is written before it, and scrubs asked for together are one', async () => {
  const { store, batches } = fileStore()
  const { append } = await withRoom(store)
  const before = batches.length
  const first = append(entryOf('before'))
  const scrubs = [store.scrub(), store.scrub()]
  const last = append(entryOf('after'))
  expect(scrubs[0]).toBe(scrubs[1])
  await Promise.all([first, ...scrubs, last])
  expect((await store.load('room')).events.map(({ type }) => type)).toEqual(['before', 'after'])
  expect(batches.slice(before)).toEqual([1, 1])
})

test('[ST14] what is waiting when the store closes is still written', async () => {
  const { store, folder } = fileStore()
  const { append } = await withRoom(store)
  const waiting = append(entryOf('last'))
  await store.close()
  await waiting
  expect((await fileStore(folder).store.load('room')).events).toStrictEqual([{ type: 'last' }])
})

test('[ST23] the log is moved into the file before it has grown far', async () => {
  const { store, database } = storeWithDatabase()
  const { append } = await withRoom(store)
  for (let index = 0; index < 400; index++) await append(entryOf('x'.repeat(30_000)))
  const { log } = database.prepare('PRAGMA wal_checkpoint(NOOP)').get()
  expect(log).toBeLessThan(2_000)
})

test('commits a second are known', async () => {
  const { store, batches } = fileStore()
  const { append } = await withRoom(store)
  const alone = 400
  let started = performance.now()
  for (let index = 0; index < alone; index++) await append(rowsOnly(ballot(`v${index % 50}`, index)))
  const commits = (alone / (performance.now() - started)) * 1_000
  const before = batches.length
  started = performance.now()
  const lanes = Array.from({ length: 200 }, async (_, lane) => {
    for (let index = 0; index < 25; index++) await append(rowsOnly(ballot(`v${lane}`, index)))
  })
  await Promise.all(lanes)
  const together = (5_000 / (performance.now() - started)) * 1_000
  console.log(
    `${Math.round(commits)} commits/s one at a time; ${Math.round(together)} appends/s by 200 at once in ${batches.length - before} commits`,
  )
  expect(commits).toBeGreaterThan(0)
})
