import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { openDatabase, requireSettings } from '#server/store/sqlite/open-database.ts'
import { entryOf, fileStore, newFolder, recordOf, storeWithDatabase } from './stores.ts'

test('[ST17] the store runs with every setting that makes it durable and discreet', () => {
  const { database } = storeWithDatabase()
  const said = (setting: string) => Object.values(database.prepare(`PRAGMA ${setting}`).get())[0]
  expect(said('synchronous')).toBe(2)
  expect(said('journal_mode')).toBe('wal')
  expect(said('secure_delete')).toBe(1)
  expect(said('locking_mode')).toBe('exclusive')
  expect(said('foreign_keys')).toBe(1)
  expect(() => requireSettings(database)).not.toThrow()
})

test.each([
  ['synchronous', 'NORMAL'],
  ['synchronous', 'OFF'],
  ['secure_delete', 'OFF'],
  ['foreign_keys', 'OFF'],
  ['temp_store', 'FILE'],
])('[ST17] with %s = %s it does not start', (setting, weak) => {
  const { database } = storeWithDatabase()
  database.exec(`PRAGMA ${setting} = ${weak}`)
  expect(() => requireSettings(database)).toThrow(new RegExp(`${setting} = \\w+, but says .* not starting`))
  database.exec(
    `PRAGMA ${setting} = ${setting === 'synchronous' ? 'FULL' : setting === 'temp_store' ? 'MEMORY' : 'ON'}`,
  )
})

test('[ST17] only this account may read the files', () => {
  const { folder } = fileStore()
  expect(statSync(join(folder, 'questions-first.db')).mode & 0o077).toBe(0)
  expect(statSync(join(folder, 'poll-keys')).mode & 0o077).toBe(0)
})

test('[ST18] a second store on the same file is refused in words, also from another process', async () => {
  const { folder, store } = fileStore()
  await store.createRoom(recordOf('room'), entryOf(), [])
  expect(() => fileStore(folder)).toThrow(/is in use by another process; only one may have it/)
  const code = `import { openDatabase } from '#server/store/sqlite/open-database.ts'; openDatabase(process.argv[1])`
  const second = promisify(execFile)(
    process.execPath,
    `--import tsx --input-type=module -e`.split(' ').concat(code, join(folder, 'questions-first.db')),
  )
  await expect(second).rejects.toThrow(/is in use by another process; only one may have it/)
  expect(await store.health()).toEqual({ state: 'ok' })
  await store.close()
  expect(await fileStore(folder).store.roomById('room')).toStrictEqual(recordOf('room'))
})

test('[ST19] a file from a newer program is refused and left as it is', async () => {
  const { folder, store } = fileStore()
  await store.close()
  const file = join(folder, 'questions-first.db')
  const raw = new DatabaseSync(file)
  raw.exec('PRAGMA user_version = 999')
  raw.close()
  expect(() => fileStore(folder)).toThrow(/version 999, this program knows \d+; start a newer program/)
})

test('[ST19] a step that fails in the middle leaves the file as it was before', () => {
  const file = join(newFolder(), 'questions-first.db')
  const raw = new DatabaseSync(file)
  raw.exec('CREATE TABLE answers (in_the_way TEXT)')
  raw.close()
  expect(() => openDatabase(file)).toThrow(/answers already exists/)
  const after = new DatabaseSync(file)
  expect(
    after
      .prepare('SELECT name FROM sqlite_master')
      .all()
      .map(({ name }) => name),
  ).toEqual(['answers'])
  expect(after.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 0 })
  after.exec('DROP TABLE answers')
  after.close()
  expect(() => openDatabase(file).close()).not.toThrow()
})
