import { copyFileSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pollKeysIn } from '#server/store/poll-keys.ts'
import type { Row } from '#server/store/store.ts'
import type { PersonId } from '#shared/core/actor.ts'
import {
  ballot,
  bytesUnder,
  entryOf,
  fileStore,
  newFolder,
  recordOf,
  rowsOnly,
  storeWithDatabase,
  withRoom,
} from './stores.ts'

/** Where the file counts its own changes, and says how its journal works (sqlite.org/fileformat.html, section 1.3). */
const HEADER = { journal: [18, 2], changes: [24, 4], schema: [40, 4], validFor: [92, 4] } as const

function fileBytes(folder: string): Buffer {
  const bytes = readFileSync(join(folder, 'questions-first.db'))
  for (const [at, length] of Object.values(HEADER)) bytes.fill(0, at, at + length)
  return bytes
}

const VOTERS = Array.from({ length: 300 }, (_, index) => `voter-${(index * 7919) % 300}-${'x'.repeat(index % 40)}`)

/** Everybody votes, half of them twice with another length of ballot, and each tick holds a few. */
async function voteInOrder(order: (voters: readonly string[]) => readonly string[]) {
  const { store, folder } = fileStore()
  const { append } = await withRoom(store)
  const cast = (voter: string, words: string) =>
    append({
      ...rowsOnly(ballot(voter, { words }), { table: 'voted', key: ['p1', `person of ${voter}`], value: true }),
      answer: { person: `person of ${voter}` as PersonId, command: `command of ${voter}`, value: { ok: true } },
    })
  for (const voter of order(VOTERS)) {
    if (voter.length % 2 === 0) await cast(voter, 'first thoughts '.repeat(voter.length))
    await cast(voter, 'second thoughts')
  }
  return { store, folder }
}

const ORDERS = {
  forwards: (voters: readonly string[]) => voters,
  backwards: (voters: readonly string[]) => voters.toReversed(),
  shuffled: (voters: readonly string[]) => voters.toSorted((a, b) => a.length - b.length || (a < b ? 1 : -1)),
}

describe('ballots', () => {
  test('[ST12] after scrubbing, the file is the same to the byte in whatever order the ballots came', async () => {
    const scrubbed: Buffer[] = []
    const before: Buffer[] = []
    for (const order of Object.values(ORDERS)) {
      const { store, folder } = await voteInOrder(order)
      before.push(bytesUnder(folder))
      await store.scrub()
      scrubbed.push(fileBytes(folder))
      expect(readFileSync(join(folder, 'questions-first.db-wal'))).toHaveLength(0)
      await store.close()
      expect(fileBytes(folder).equals(scrubbed.at(-1)!)).toBe(true)
    }
    expect(before[0]!.equals(before[1]!)).toBe(false)
    for (const bytes of scrubbed) expect(bytes.equals(scrubbed[0]!)).toBe(true)
  })

  test('[ST5] [ST12] the tables hold no rowid, time or sequence, and the raw rows lie by key', async () => {
    const { store, folder } = await voteInOrder(ORDERS.backwards)
    await store.scrub()
    await store.close()
    const copy = join(newFolder(), 'copy.db')
    copyFileSync(join(folder, 'questions-first.db'), copy)
    const raw = new DatabaseSync(copy)
    onTestFinished(() => raw.close())
    for (const table of ['ballots', 'voted', 'answers']) {
      expect(() => raw.prepare(`SELECT rowid FROM ${table}`)).toThrow(/no such column/)
    }
    const columns = (table: string) => raw.prepare(`SELECT name FROM pragma_table_info('${table}')`).all()
    expect(columns('ballots').map(({ name }) => name)).toEqual(['room', 'poll', 'voter', 'value'])
    expect(columns('voted').map(({ name }) => name)).toEqual(['room', 'poll', 'person', 'value'])
    const voters: string[] = raw
      .prepare('SELECT voter FROM ballots')
      .all()
      .map(({ voter }) => voter)
    expect(voters).toEqual(VOTERS.toSorted())
    expect(raw.prepare('PRAGMA freelist_count').get()).toMatchObject({ freelist_count: 0 })
  })

  test('[ST12] a ballot that was replaced or taken back is in no file after scrubbing', async () => {
    const { store, folder } = fileStore()
    const { append } = await withRoom(store)
    await append(rowsOnly(ballot('v1', 'changed my mind'), ballot('v2', 'never said so')))
    await append(rowsOnly(ballot('v1', 'so be it'), ballot('v2', undefined)))
    expect(bytesUnder(folder).includes('changed my mind')).toBe(true)
    await store.scrub()
    expect(bytesUnder(folder).includes('so be it')).toBe(true)
    for (const words of ['changed my mind', 'never said so']) expect(bytesUnder(folder).includes(words)).toBe(false)
  })
})

describe('poll keys', () => {
  test('[ST10] a key outlives a restart until it is shredded, and then its bytes are in no file', async () => {
    const { store, folder } = fileStore()
    await withRoom(store)
    const key = await store.pollKey('room', 'p1')
    await store.close()
    const again = fileStore(folder).store
    expect(await again.pollKey('room', 'p1')).toEqual(key)
    expect(bytesUnder(folder).includes(key)).toBe(true)
    expect(readFileSync(join(folder, 'questions-first.db')).includes(key)).toBe(false)
    await again.shredPollKey('room', 'p1')
    expect(bytesUnder(folder).includes(key)).toBe(false)
    await again.close()
    const third = fileStore(folder).store
    expect(await third.pollKey('room', 'p1')).not.toEqual(key)
  })

  test('[ST13] a scrub that is owed after shredding is made up for at the next start', async () => {
    const shuffled = async (order: (voters: readonly string[]) => readonly string[]) => {
      const { store, folder } = await voteInOrder(order)
      await store.pollKey('room', 'p1')
      await store.shredPollKey('room', 'p1')
      await store.close()
      await fileStore(folder).store.close()
      return fileBytes(folder)
    }
    const [one, other] = [await shuffled(ORDERS.forwards), await shuffled(ORDERS.backwards)]
    expect(one.equals(other)).toBe(true)
  })

  test('[ST10] a shredding that a crash cut short is finished at the next start', async () => {
    const folder = newFolder()
    const keys = pollKeysIn(folder)
    const key = keys.key('room', 'p1')
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.includes('/'))
    renameSync(join(folder, file!), join(folder, `${file}.shredding`))
    pollKeysIn(folder)
    expect(bytesUnder(folder).includes(key)).toBe(false)
  })
})

test('[ST13] [ST25] what was written anew is in no file after scrubbing, or after a start that had to scrub', async () => {
  for (const isCut of [false, true]) {
    const { store, folder } = fileStore()
    const { append, epoch } = await withRoom(store)
    for (let index = 0; index < 40; index++) await append(entryOf(`Ann Ashworth ${index}`, `kept ${index}`))
    await store.rewrite(
      'room',
      epoch,
      (events) => events.map(({ type }) => ({ type: type.replace('Ann Ashworth', 'somebody') })),
      [],
    )
    if (isCut) {
      await store.close()
      fileStore(folder)
    } else await store.scrub()
    expect([bytesUnder(folder).includes('Ann Ashworth'), bytesUnder(folder).includes('kept 39')]).toEqual([false, true])
  }
})

describe('deleted rooms', () => {
  test('[ST11] no byte of the title, a name, a ballot or a document is left in any file', async () => {
    const { store, folder } = fileStore()
    const { append } = await withRoom(store, 'doomed')
    const kept = await withRoom(store, 'kept')
    const secrets = ['Harbour strategy 2031', 'Ann Ashworth', 'a very private ballot', 'a note on the board']
    const [title, name, choice, note] = secrets as [string, string, string, string]
    const titled = (words: string) => ({ type: 'roomTitled', title: words })
    const long = (words: string) => `${words} `.repeat(900)
    const rows: Row[] = [{ table: 'people', key: ['ann'], value: { name: long(name) } }, ballot('v1', long(choice))]
    await append({
      events: [titled(long(title)), titled(title)],
      rows,
    })
    for (let index = 0; index < 60; index++) {
      await append({ events: [titled(`${title} ${index}`)], rows: [] })
      await kept.append(entryOf(`kept ${index}`))
      await store.documents.append('doomed', 'board@1', Buffer.from(`${note} ${index}`))
    }
    const key = await store.pollKey('doomed', 'p1')
    for (const secret of secrets) expect(bytesUnder(folder).includes(secret)).toBe(true)
    await store.deleteRoom('doomed')
    for (const secret of [...secrets, 'doomed', key]) expect(bytesUnder(folder).includes(secret)).toBe(false)
    expect((await store.load('kept')).events).toHaveLength(60)
  })

  test('[ST11] a room whose deletion could not be written keeps its keys', async () => {
    const { store, database } = storeWithDatabase()
    await withRoom(store)
    const key = await store.pollKey('room', 'p1')
    database.exec("CREATE TRIGGER stuck BEFORE DELETE ON rooms BEGIN SELECT RAISE(ABORT, 'stuck'); END")
    await expect(store.deleteRoom('room')).rejects.toThrow('stuck')
    expect(await store.pollKey('room', 'p1')).toEqual(key)
    expect(await store.roomById('room')).toStrictEqual(recordOf('room'))
  })
})
