import { describe, expect, test } from 'vitest'
import { StoreFailed } from '#server/store/failures.ts'
import type { Database } from '#server/store/sqlite/open-database.ts'
import { entryOf, storeWithDatabase, withRoom } from './stores.ts'

/** A database in which statements that begin with certain words fail as SQLite would, until mended. */
function brittle() {
  const faults = new Map<string, number>()
  const altered = (database: Database): Database =>
    new Proxy(database, {
      get(target, name) {
        if (name === 'exec') {
          return (sql: string) => {
            const fault = [...faults].find(([words]) => sql.startsWith(words))
            if (fault) throw Object.assign(new Error(`planted fault ${fault[1]}`), { errcode: fault[1] })
            return target.exec(sql)
          }
        }
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  return { faults, altered }
}

const FSYNC_FAILED = 1034
const DISK_FULL = 13

describe('a full disk', () => {
  test('[ST15] refuses appends, lets people read, and appends again once there is room', async () => {
    const { store, database, failures, recoveries } = storeWithDatabase()
    const { append } = await withRoom(store)
    await append(entryOf('before'))
    const { page_count: pages } = database.prepare('PRAGMA page_count').get()
    database.exec(`PRAGMA max_page_count = ${pages + 5}`)
    const big = entryOf('x'.repeat(100_000))
    await expect(append(big)).rejects.toThrow(StoreFailed)
    await expect(append(entryOf('small'))).rejects.toThrow(/full/)
    expect((await store.load('room')).events).toStrictEqual([{ type: 'before' }])
    expect(await store.health()).toMatchObject({ state: 'readOnly', why: expect.stringContaining('full') })
    expect(failures).toHaveLength(1)
    expect(recoveries).toHaveLength(0)
    database.exec('PRAGMA max_page_count = 1000000')
    await expect(append(big)).rejects.toThrow(StoreFailed)
    expect(await store.health()).toEqual({ state: 'ok' })
    expect(recoveries).toHaveLength(1)
    await append(big)
    expect((await store.load('room')).events).toHaveLength(2)
  })

  test('[ST2] [ST15] everybody in the transaction that failed is told, and none of it is there', async () => {
    const { store, database } = storeWithDatabase()
    const { append } = await withRoom(store)
    const { page_count: pages } = database.prepare('PRAGMA page_count').get()
    database.exec(`PRAGMA max_page_count = ${pages + 5}`)
    const outcomes = await Promise.allSettled([append(entryOf('a')), append(entryOf('x'.repeat(100_000)))])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await store.load('room')).events).toEqual([])
    database.exec('PRAGMA max_page_count = 1000000')
  })

  test('[ST15] a scrub that finds no room rejects, and people go on writing', async () => {
    const { faults, altered } = brittle()
    const { store } = storeWithDatabase(altered)
    const { append } = await withRoom(store)
    faults.set('VACUUM', DISK_FULL)
    await expect(store.scrub()).rejects.toThrow(StoreFailed)
    await append(entryOf('still here'))
    faults.clear()
    await store.scrub()
  })
})

describe('a commit that fails', () => {
  test('[ST15] rejects all of its tick and every later append, until a probe has written', async () => {
    const { faults, altered } = brittle()
    const { store, failures } = storeWithDatabase(altered)
    const { append } = await withRoom(store)
    faults.set('COMMIT', DISK_FULL)
    const outcomes = await Promise.allSettled([append(entryOf('a')), append(entryOf('b'))])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    faults.clear()
    await expect(append(entryOf('c'))).rejects.toThrow(StoreFailed)
    await expect(store.scrub()).rejects.toThrow(StoreFailed)
    expect((await store.load('room')).events).toEqual([])
    expect(failures.map(({ fatal }) => fatal)).toEqual([false])
    expect(await store.health()).toEqual({ state: 'ok' })
    await append(entryOf('d'))
    expect((await store.load('room')).events).toStrictEqual([{ type: 'd' }])
  })

  test('[ST16] for want of a flush is final: nothing is tried again', async () => {
    const { faults, altered } = brittle()
    const { store, failures, recoveries } = storeWithDatabase(altered)
    const { append } = await withRoom(store)
    faults.set('COMMIT', FSYNC_FAILED)
    await expect(append(entryOf('a'))).rejects.toMatchObject({ name: 'StoreFailed', fatal: true })
    faults.clear()
    expect(await store.health()).toMatchObject({ state: 'broken' })
    await expect(append(entryOf('b'))).rejects.toMatchObject({ fatal: true })
    expect(failures.map(({ fatal }) => fatal)).toEqual([true])
    expect(recoveries).toEqual([])
  })

  test('[ST16] a flush that fails while scrubbing is final too', async () => {
    const { faults, altered } = brittle()
    const { store, failures } = storeWithDatabase(altered)
    await withRoom(store)
    faults.set('VACUUM', FSYNC_FAILED)
    await expect(store.scrub()).rejects.toMatchObject({ fatal: true })
    expect(failures).toHaveLength(1)
    expect(await store.health()).toMatchObject({ state: 'broken' })
  })
})
