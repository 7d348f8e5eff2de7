import { expect, test } from 'vitest'
import { DamagedRoom } from '#server/store/failures.ts'
import { entryOf, storeWithDatabase, withRoom } from './stores.ts'

const DAMAGES = [
  ['a changed word', `UPDATE events SET body = replace(body, 'two', 'too') WHERE room = 'room'`],
  ['an event lost from the middle', `DELETE FROM events WHERE room = 'room' AND seq = 2`],
  ['an event lost from the end', `DELETE FROM events WHERE room = 'room' AND seq = 3`],
  ['all events lost', `DELETE FROM events WHERE room = 'room'`],
  [
    'an event too many',
    `INSERT INTO events SELECT room, 4, epoch, link, body FROM events WHERE room = 'room' AND seq = 3`,
  ],
  [
    'two events exchanged',
    `UPDATE events SET seq = CASE seq WHEN 1 THEN -2 ELSE -1 END WHERE room = 'room' AND seq < 3`,
  ],
] as const

test.each(DAMAGES)('[ST20] %s is found at loading, and other rooms open', async (_what, sql) => {
  const { store, database } = storeWithDatabase()
  const { append } = await withRoom(store)
  const other = await withRoom(store, 'other')
  await append(entryOf('one', 'two'))
  await append(entryOf('three'))
  await other.append(entryOf('fine'))
  expect((await store.load('room')).events).toHaveLength(3)
  database.exec(sql)
  await expect(store.load('room')).rejects.toThrow(DamagedRoom)
  expect((await store.load('other')).events).toStrictEqual([{ type: 'fine' }])
})

test('[ST25] what was damaged is not written anew, for it would look whole again', async () => {
  const { store, database } = storeWithDatabase()
  const { append, epoch } = await withRoom(store)
  await append(entryOf('one', 'two'))
  database.exec(`UPDATE events SET body = replace(body, 'two', 'too') WHERE room = 'room'`)
  await expect(store.rewrite('room', epoch, (events) => events, [])).rejects.toThrow(DamagedRoom)
})
