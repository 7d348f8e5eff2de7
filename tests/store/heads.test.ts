import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DamagedDocument, DamagedRoom } from '#server/store/failures.ts'
import { readHeads } from '#server/store/heads.ts'
import { entryOf, fileStore, newFolder, storeWithDatabase, withRoom } from './stores.ts'

const DATABASE = 'questions-first.db'

/** What a power cut at this moment would leave, had everything been flushed. */
function copyOf(folder: string, ...without: readonly string[]): string {
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })
  for (const name of without) rmSync(join(copy, name))
  return copy
}

/** Two rooms in the file itself, then more of one of them in the log of SQLite alone. */
async function withLatestInTheLog() {
  const before = fileStore()
  for (const room of ['room', 'other']) await (await withRoom(before.store, room)).append(entryOf('one', 'two'))
  await before.store.close()
  const { store, folder } = fileStore(before.folder)
  const epoch = await store.wake('room')
  const head = await store.append('room', epoch, entryOf('three'))
  return { store, folder, head, epoch }
}

test('[ST31] a head says how many events there are, and is another for any other events', async () => {
  const { store } = fileStore()
  const [one, two] = [await withRoom(store, 'one'), await withRoom(store, 'two')]
  const head = await one.append(entryOf('a', 'b'))
  expect(head).toEqual({ seq: 2, hash: expect.stringMatching(/^[\w-]{16}$/), edition: 0 })
  expect((await two.append(entryOf('a', 'c'))).hash).not.toBe(head.hash)
  await one.append(entryOf('more'))
  expect(await store.hasBeenAt('one', head)).toBe(true)
  expect(await store.hasBeenAt('two', head)).toBe(false)
  expect(await store.hasBeenAt('one', { ...head, seq: 9 })).toBe(false)
  expect(await store.hasBeenAt('one', { seq: 0, hash: 'x'.repeat(16), edition: 0 })).toBe(false)
})

test('[ST31] the head that is shown is not the link that the next event hangs on', async () => {
  const { store, database } = storeWithDatabase()
  const head = await (await withRoom(store)).append(entryOf('a'))
  const { link } = database.prepare('SELECT link FROM events').get()
  for (const form of ['hex', 'base64url'] as const) expect(Buffer.from(link).toString(form)).not.toContain(head.hash)
})

test('[ST32] a lost log of SQLite is found: that room is damaged, others open', async () => {
  const { folder } = await withLatestInTheLog()
  const sound = fileStore(copyOf(folder)).store
  expect((await sound.load('room')).events).toHaveLength(3)
  const { store } = fileStore(copyOf(folder, `${DATABASE}-wal`))
  await expect(store.load('room')).rejects.toThrow(/1 of 3 events are missing at the end/)
  expect((await store.load('other')).events).toHaveLength(2)
  expect(await store.lostRooms([])).toBe(0)
})

test('[ST32] a room that is gone altogether is counted, one that was deleted is not', async () => {
  const { store, folder } = fileStore()
  await (await withRoom(store, 'kept')).append(entryOf('a'))
  await store.close()
  const again = fileStore(folder).store
  await (await withRoom(again, 'lost')).append(entryOf('a'))
  await (await withRoom(again, 'deleted')).append(entryOf('a'))
  await again.deleteRoom('deleted')
  expect(await again.lostRooms([])).toBe(0)
  const copy = copyOf(folder)
  await again.close()
  copyFileSync(join(copy, 'heads'), join(folder, 'heads'))
  const raw = fileStore(folder)
  await raw.store.close()
  const { store: reopened, database } = storeWithDatabase(undefined, folder)
  database.exec(`DELETE FROM rooms WHERE id = 'lost'`)
  expect(await reopened.lostRooms([])).toBe(1)
})

test('[ST32] an older file that was put in its place is found', async () => {
  const { store, folder } = fileStore()
  const { append } = await withRoom(store)
  await append(entryOf('a'))
  await store.close()
  const old = copyOf(folder)
  const again = fileStore(folder).store
  const epoch = await again.wake('room')
  await again.append('room', epoch, entryOf('b', 'c'))
  await again.close()
  copyFileSync(join(old, DATABASE), join(folder, DATABASE))
  await expect(fileStore(folder).store.load('room')).rejects.toThrow(/2 of 3 events are missing/)
})

test('[ST32] a log that went on differently from where it was answered is found', async () => {
  const { store, folder } = fileStore()
  const { append, epoch } = await withRoom(store)
  await append(entryOf('a'))
  await store.close()
  const fork = copyOf(folder)
  const one = fileStore(folder).store
  await one.append('room', epoch, entryOf('b'))
  await one.close()
  const other = fileStore(fork).store
  await other.append('room', epoch, entryOf('c', 'd'))
  await other.close()
  copyFileSync(join(fork, DATABASE), join(folder, DATABASE))
  await expect(fileStore(folder).store.load('room')).rejects.toThrow(/event 2 is not the one that was answered/)
})

test('[ST32] of a file that was cut off, the rooms that are whole open', async () => {
  const { store, folder } = fileStore()
  await (await withRoom(store, 'first')).append(entryOf('a'))
  const later = await withRoom(store, 'later')
  for (let index = 0; index < 40; index++) await later.append(entryOf(`${index} ${'x'.repeat(20_000)}`))
  await store.close()
  const file = join(folder, DATABASE)
  truncateSync(file, readFileSync(file).length - 400_000)
  const { store: cut, salvages } = fileStore(folder)
  expect(salvages).toEqual([{ whole: 1, damaged: 1, keptIn: join(folder, 'damaged-1') }])
  expect((await cut.load('first')).events).toHaveLength(1)
  await expect(cut.load('later')).rejects.toThrow(DamagedRoom)
  expect(await cut.roomByCode('CODE-later')).toMatchObject({ id: 'later' })
  const epoch = await cut.wake('first')
  await cut.append('first', epoch, entryOf('b'))
  await cut.scrub()
  await cut.close()
  expect((await fileStore(folder).store.load('first')).events).toHaveLength(2)
})

test('[ST20] [ST32] one flipped bit in the file is found, and other rooms open', async () => {
  const { store, folder } = fileStore()
  await (await withRoom(store)).append(entryOf('closed with seventeen'))
  await (await withRoom(store, 'other')).append(entryOf('fine'))
  await store.close()
  const bytes = readFileSync(join(folder, DATABASE))
  const at = bytes.indexOf('seventeen')
  bytes[at] = bytes[at]! ^ 1
  writeFileSync(join(folder, DATABASE), bytes)
  const flipped = fileStore(folder).store
  await expect(flipped.load('room')).rejects.toThrow(DamagedRoom)
  expect((await flipped.load('other')).events).toStrictEqual([{ type: 'fine' }])
})

test('[ST33] heads that lag behind, are torn, changed or gone accuse nobody', async () => {
  const { folder, store } = fileStore()
  const { append, epoch } = await withRoom(store)
  await append(entryOf('a'))
  const lagging = readFileSync(join(folder, 'heads'))
  await append(entryOf('b', 'c'))
  await store.close()
  const whole = readFileSync(join(folder, 'heads'), 'utf8').trimEnd().split('\n').at(-1)!
  const digit = (word: string, at: number) => `${word.slice(0, at)}${word[at] === '0' ? '1' : '0'}${word.slice(at + 1)}`
  const faulty = [
    lagging,
    '',
    whole.slice(0, whole.length - 5),
    `${whole.slice(0, 80)}${whole}\n`,
    `${digit(whole, whole.indexOf(' ') + 1)}\n`,
    `${digit(whole, whole.indexOf(' ') + 9)}\n`,
    '\u0000'.repeat(300),
  ]
  for (const heads of faulty) {
    const copy = copyOf(folder)
    writeFileSync(join(copy, 'heads'), heads)
    const reopened = fileStore(copy).store
    expect((await reopened.load('room')).events).toHaveLength(3)
    await reopened.append('room', epoch, entryOf('d'))
    await reopened.close()
    expect([...readHeads(join(copy, 'heads')).values()].map(({ seq }) => seq)).toEqual([4])
  }
  const without = copyOf(folder, 'heads')
  expect((await fileStore(without).store.load('room')).events).toHaveLength(3)
})

test('[ST31] [ST33] a head is written after its events and before anybody hears of them', async () => {
  const { folder, store } = fileStore()
  const { append } = await withRoom(store)
  const heads = () => [...readHeads(join(folder, 'heads')).values()].map(({ seq }) => seq)
  for (const expected of [1, 2, 3]) {
    await append(entryOf('more'))
    expect(heads()).toEqual([expected])
  }
  await append({ events: [], rows: [{ table: 'ballots', key: ['p1', 'v1'], value: 1 }] })
  expect(readFileSync(join(folder, 'heads'), 'utf8').trim().split('\n')).toHaveLength(3)
})

test('[ST35] a log that was written anew is whole, has another edition, and old heads accuse nobody', async () => {
  const { folder, store } = fileStore()
  const { append, epoch } = await withRoom(store)
  const before = await append(entryOf('a', 'named', 'c'))
  const copy = copyOf(folder)
  const anew = (events: readonly { type: string }[]) =>
    events.map(({ type }) => ({ type: type === 'named' ? 'x' : type }))
  await store.rewrite('room', epoch, anew, [])
  expect(await store.hasBeenAt('room', before)).toBe(true)
  expect(await store.hasBeenAt('room', { ...before, seq: 4 })).toBe(false)
  const after = await append(entryOf('d'))
  expect(after).toMatchObject({ seq: 4, edition: before.edition + 1 })
  expect(await store.hasBeenAt('room', { ...after, hash: before.hash })).toBe(false)
  await store.close()
  expect((await fileStore(copyOf(folder)).store.load('room')).events).toHaveLength(4)

  // A backup from before the rewriting has lost it.
  const old = fileStore(copy).store
  expect(await old.hasBeenAt('room', after)).toBe(false)
  expect(await old.hasBeenAt('room', before)).toBe(true)
})

test('[ST35] a crash while a log is written anew accuses nobody, on either side of it', async () => {
  const { store, database, folder } = storeWithDatabase()
  const { append, epoch } = await withRoom(store)
  await append(entryOf('a', 'b'))
  database.exec("CREATE TRIGGER stuck BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'stuck'); END")
  await expect(store.rewrite('room', epoch, (events) => events, [])).rejects.toThrow('stuck')
  const early = copyOf(folder)
  database.exec('DROP TRIGGER stuck')
  const heads = readFileSync(join(folder, 'heads'))
  await store.rewrite('room', epoch, (events) => events.map(() => ({ type: 'x' })), [])
  const late = copyOf(folder)
  writeFileSync(join(late, 'heads'), heads)
  for (const crashed of [early, late]) expect((await fileStore(crashed).store.load('room')).events).toHaveLength(2)
})

test.each([
  ['a changed letter', `UPDATE document_updates SET bytes = x'09' WHERE seq = 2`],
  ['a missing update', `DELETE FROM document_updates WHERE seq = 2`],
])('[ST34] %s in a shared document is found, and its room opens', async (_what, sql) => {
  const { store, database } = storeWithDatabase()
  await withRoom(store)
  for (const byte of [1, 2, 3]) await store.documents.append('room', 'board@1', Uint8Array.of(byte))
  await store.documents.append('room', 'notes@1', Uint8Array.of(1))
  expect((await store.documents.load('room', 'board@1')).updates).toHaveLength(3)
  database.exec(sql)
  await expect(store.documents.load('room', 'board@1')).rejects.toThrow(DamagedDocument)
  expect((await store.documents.load('room', 'notes@1')).updates).toHaveLength(1)
  expect((await store.load('room')).events).toEqual([])
})

test('[ST32] a row that is no longer JSON is the trouble of its room alone', async () => {
  const { store, database } = storeWithDatabase()
  const { append } = await withRoom(store)
  await append({ events: [], rows: [{ table: 'people', key: ['ann'], value: { name: 'Ann' } }] })
  database.exec(`UPDATE people SET value = '{"name":'`)
  await expect(store.load('room')).rejects.toThrow(DamagedRoom)
})

test('[ST32] a file in which no room can be read is left as it is, and the start refused in words', async () => {
  const { store, folder } = fileStore()
  await (await withRoom(store)).append(entryOf('a'))
  await store.close()
  const file = join(folder, DATABASE)
  const bytes = readFileSync(file).fill(7, 200)
  writeFileSync(file, bytes)
  expect(() => fileStore(folder)).toThrow(/is damaged: .*No room in it can be read.*npm run restore/)
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(readdirSync(folder)).not.toContain('damaged-1')
})
