import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DamagedRoom, StaleEpoch, UnknownRoom } from '#server/store/failures.ts'
import type { Snapshot, Store } from '#server/store/store.ts'
import type { Head } from '#shared/protocol/wire.ts'
import { bytesUnder, entryOf, fileStore, IMPLEMENTATIONS, storeWithDatabase, withRoom } from './stores.ts'

const snapshotAt = (head: Head, body = 'what it came to', version = 1): Snapshot => ({ version, head, body })

/** A room of three events with a snapshot of the first two. */
async function withSnapshot(store: Store) {
  const room = await withRoom(store)
  const head = await room.append(entryOf('one', 'two'))
  expect(await store.keepSnapshot('room', room.epoch, snapshotAt(head))).toBe(true)
  return { ...room, head, end: await room.append(entryOf('three')) }
}

describe.each(IMPLEMENTATIONS)('%s', (_name, open) => {
  test('[ST44] without a snapshot the whole log is recalled; with one, from there on', async () => {
    const store = open()
    const { append, epoch } = await withRoom(store)
    const head = await append(entryOf('one', 'two'))
    expect(await store.recall('room', 1)).toStrictEqual({ events: entryOf('one', 'two').events, head })
    await store.keepSnapshot('room', epoch, snapshotAt(head, 'first'))
    const end = await append(entryOf('three'))
    const [first, second] = [await store.recall('room', 1), entryOf('three').events]
    expect(first).toStrictEqual({ snapshot: { head, body: 'first' }, events: second, head: end })
    await store.keepSnapshot('room', epoch, snapshotAt(end, 'second'))
    const last = { snapshot: { head: end, body: 'second' }, events: [], head: end }
    expect(await store.recall('room', 1)).toStrictEqual(last)
    await store.dropSnapshot('room')
    expect((await store.recall('room', 1)).events).toHaveLength(3)
    await expect(store.recall('nowhere', 1)).rejects.toThrow(UnknownRoom)
    await expect(store.check('nowhere')).rejects.toThrow(UnknownRoom)
    await store.check('room')
    await store.close()
  })

  test('[ST44] rows are read by themselves', async () => {
    const store = open()
    const { append } = await withRoom(store)
    const row = { table: 'people', key: ['ann'], value: { name: 'Ann' } } as const
    await append({ events: entryOf('one').events, rows: [row] })
    expect(await store.rows('room')).toStrictEqual([row])
    await store.close()
  })

  test('[ST45] a snapshot of another version is left aside, and the whole log recalled', async () => {
    const store = open()
    const { end } = await withSnapshot(store)
    const all = entryOf('one', 'two', 'three').events
    expect(await store.recall('room', 2)).toStrictEqual({ unfit: 'it is of version 1', events: all, head: end })
    await store.close()
  })

  test('[ST46] it is kept only by who woke the room last, and only of this log', async () => {
    const store = open()
    const { epoch, head, end } = await withSnapshot(store)
    for (const wrong of [
      { ...head, hash: 'x'.repeat(16) },
      { ...head, seq: 9 },
      { ...head, edition: 1 },
    ])
      expect(await store.keepSnapshot('room', epoch, snapshotAt(wrong, 'wrong'))).toBe(false)
    await store.wake('room')
    await expect(store.keepSnapshot('room', epoch, snapshotAt(end))).rejects.toThrow(StaleEpoch)
    expect((await store.recall('room', 1)).snapshot).toStrictEqual({ head, body: 'what it came to' })
    await store.close()
  })

  test('[ST47] what is written anew takes its snapshot along, and one made before comes too late', async () => {
    const store = open()
    const { epoch, end } = await withSnapshot(store)
    await store.rewrite('room', epoch, () => entryOf('somebody', 'two', 'three').events, [])
    expect(await store.keepSnapshot('room', epoch, snapshotAt(end))).toBe(false)
    expect(await store.recall('room', 1)).toMatchObject({ events: entryOf('somebody', 'two', 'three').events })
    expect(await store.recall('room', 1)).not.toHaveProperty('snapshot')
    await store.close()
  })
})

test.each([
  ['changed', `UPDATE snapshots SET body = 'what it never came to'`, 'it is not what was written'],
  ['raised to this version', `UPDATE snapshots SET version = 2`, 'it is not what was written'],
  ['moved in the log', `UPDATE snapshots SET seq = 1`, 'it is not of this log'],
  ['of a later log', `UPDATE snapshots SET seq = 7`, 'it is not of this log'],
  [
    'of another room',
    `UPDATE snapshots SET link = (SELECT last_link FROM rooms WHERE id = 'other')`,
    'not of this log',
  ],
])('[ST45] a snapshot that was %s is left aside, and the whole log recalled', async (what, sql, why) => {
  const { store, database } = storeWithDatabase()
  await withSnapshot(store)
  await (await withRoom(store, 'other')).append(entryOf('a'))
  database.exec(sql)
  const found = await store.recall('room', what.startsWith('raised') ? 2 : 1)
  expect(found).toMatchObject({ unfit: expect.stringContaining(why), events: entryOf('one', 'two', 'three').events })
  expect(found).not.toHaveProperty('snapshot')
})

test.each([
  ['a changed word after it', `UPDATE events SET body = replace(body, 'three', 'tree')`],
  ['an event lost after it', `DELETE FROM events WHERE seq = 3`],
  ['an end that is not there', `UPDATE rooms SET last_seq = 4`],
])('[ST48] %s is found when the room is recalled', async (_what, sql) => {
  const { store, database } = storeWithDatabase()
  await withSnapshot(store)
  database.exec(sql)
  await expect(store.recall('room', 1)).rejects.toThrow(DamagedRoom)
})

test.each([
  ['a changed word before it', `UPDATE events SET body = replace(body, 'one', 'won')`],
  ['an event lost before it', `DELETE FROM events WHERE seq = 1`],
])('[ST48] %s is found when the log is checked', async (_what, sql) => {
  const { store, database } = storeWithDatabase()
  await withSnapshot(store)
  await store.check('room')
  database.exec(sql)
  expect((await store.recall('room', 1)).events).toHaveLength(1)
  await expect(store.check('room')).rejects.toThrow(DamagedRoom)
})

test('[ST48] a long log is checked to its end, also while it grows or is written anew', async () => {
  const { store, database } = storeWithDatabase()
  const { append, epoch } = await withRoom(store)
  await append(entryOf(...Array.from({ length: 1_800 }, (_, at) => `event ${at}`)))
  const growing = store.check('room')
  await append(entryOf('meanwhile'))
  await growing
  const writtenAnew = store.check('room')
  await store.rewrite('room', epoch, (events) => events.map(() => ({ type: 'else' })), [])
  await writtenAnew
  database.exec(`UPDATE events SET body = '{"type":"other"}' WHERE seq = 1700`)
  await expect(store.check('room')).rejects.toThrow(/event 1700/)
})

test('[ST48] a log that did not get as far as was answered is found, wherever its snapshot stands', async () => {
  const { store, folder } = fileStore()
  await withSnapshot(store)
  await store.close()
  const heads = readFileSync(join(folder, 'heads'))
  const again = storeWithDatabase(undefined, folder)
  again.database.exec('DELETE FROM events WHERE seq = 3')
  again.database.exec('UPDATE rooms SET last_seq = 2, last_link = (SELECT link FROM events WHERE seq = 2)')
  await again.store.close()
  writeFileSync(join(folder, 'heads'), heads)
  await expect(fileStore(folder).store.recall('room', 1)).rejects.toThrow(/1 of 3 events are missing/)
})

test('[ST47] nothing of a snapshot is in any file once its log was written anew and scrubbed, or its room deleted', async () => {
  const { store, folder } = fileStore()
  const { append, epoch } = await withRoom(store)
  const words = `Ann Ashworth ${'and many more words '.repeat(2_000)}`
  const head = await append(entryOf('one'))
  await store.keepSnapshot('room', epoch, snapshotAt(head, words))
  expect(bytesUnder(folder).includes('Ann Ashworth')).toBe(true)
  await store.rewrite('room', epoch, (events) => events, [])
  await store.scrub()
  expect(bytesUnder(folder).includes('Ann Ashworth')).toBe(false)
  const doomed = await withRoom(store, 'doomed')
  const last = await doomed.append(entryOf('one'))
  await store.keepSnapshot('doomed', doomed.epoch, snapshotAt(last, words))
  await store.deleteRoom('doomed')
  expect(bytesUnder(folder).includes('Ann Ashworth')).toBe(false)
})

test('[ST49] a file that is damaged in a snapshot opens with every room whole, from their logs', async () => {
  const { store, folder } = fileStore()
  const { append, epoch } = await withRoom(store)
  const head = await append(entryOf('one', 'two'))
  await store.keepSnapshot('room', epoch, snapshotAt(head, 'what it came to, at length '.repeat(4_000)))
  await store.close()
  const file = join(folder, 'questions-first.db')
  const bytes = readFileSync(file)
  const page = 4_096 * Math.floor(bytes.indexOf('came to, at length') / 4_096)
  bytes.fill(0xff, page + 4_096, page + 4_100) // where its text goes on is told there
  writeFileSync(file, bytes)
  const again = fileStore(folder)
  const found = await again.store.recall('room', 1)
  expect(found.events).toStrictEqual(entryOf('one', 'two').events)
  expect(found).not.toHaveProperty('snapshot')
  expect(again.salvages).toMatchObject([{ whole: 1, damaged: 0 }])
})
