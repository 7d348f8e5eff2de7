import { describe, expect, test } from 'vitest'
import { StaleEpoch, StoreFailed, UnknownRoom } from '#server/store/failures.ts'
import type { Credential, StoredEvent } from '#server/store/store.ts'
import {
  ann,
  ballot,
  bob,
  credentialOf,
  entryOf,
  fay,
  IMPLEMENTATIONS,
  recordOf,
  rowsOnly,
  withRoom,
} from './stores.ts'

// What every store must do, whatever it is made of.
describe.each(IMPLEMENTATIONS)('%s', (_name, open) => {
  describe('rooms', () => {
    test('a room is found by its code and by its id, and listed by id', async () => {
      const store = open()
      await store.createRoom(recordOf('two'), entryOf(), [])
      await store.createRoom(recordOf('one'), entryOf(), [])
      expect(await store.roomByCode('CODE-one')).toStrictEqual(recordOf('one'))
      expect(await store.roomById('two')).toStrictEqual(recordOf('two'))
      expect(await store.rooms()).toStrictEqual([recordOf('one'), recordOf('two')])
      expect(await store.roomByCode('elsewhere')).toBeUndefined()
      expect(await store.roomById('elsewhere')).toBeUndefined()
    })

    test('[ST8] a code that is taken creates nothing', async () => {
      const store = open()
      expect(await store.createRoom(recordOf('one', 'SAME'), entryOf(), [])).toBe(true)
      expect(await store.createRoom(recordOf('two', 'SAME'), entryOf('made'), [credentialOf('two', 'h')])).toBe(false)
      expect(await store.roomById('two')).toBeUndefined()
      expect(await store.credential('h')).toBeUndefined()
    })

    test('[ST8] a code changes to a free one only, and the old one is free again', async () => {
      const store = open()
      await store.createRoom(recordOf('one', 'ONE'), entryOf(), [])
      await store.createRoom(recordOf('two', 'TWO'), entryOf(), [])
      expect(await store.setCode('one', 'TWO')).toBe(false)
      expect(await store.setCode('one', 'ONE')).toBe(true)
      expect(await store.setCode('one', 'NEW')).toBe(true)
      expect(await store.roomByCode('ONE')).toBeUndefined()
      expect((await store.roomByCode('NEW'))?.id).toBe('one')
    })

    test('[ST9] a room kept for longer or shorter keeps its facilitator key as long, and no other credential', async () => {
      const store = open()
      const key: Credential = { hash: 'key', room: 'room', kind: 'facilitatorKey', role: 'facilitator', expiresAt: 1 }
      await store.createRoom(recordOf('room'), entryOf(), [key])
      await store.saveCredential(credentialOf('room', 'token'))
      await store.setRetention('room', 1_750_000_000_000)
      expect(await store.roomById('room')).toStrictEqual({ ...recordOf('room'), retainUntil: 1_750_000_000_000 })
      expect(await store.credential('key')).toStrictEqual({ ...key, expiresAt: 1_750_000_000_000 })
      expect(await store.credential('token')).toStrictEqual(credentialOf('room', 'token'))
      await expect(store.setRetention('nowhere', 1)).rejects.toThrow(UnknownRoom)
    })

    test('a room is closed and opened', async () => {
      const store = open()
      await withRoom(store)
      await store.setStatus('room', 'closed')
      expect((await store.roomById('room'))?.status).toBe('closed')
    })

    test('[ST11] a deleted room leaves nothing, and deleting it again is no mistake', async () => {
      const store = open()
      const { append, epoch } = await withRoom(store)
      await withRoom(store, 'other')
      await append({ ...entryOf('a'), rows: [ballot('v1', 1)] })
      await store.saveCredential(credentialOf('room', 'h1'))
      await store.saveCredential(credentialOf('other', 'h2'))
      await store.documents.append('room', 'board@1', Uint8Array.of(1))
      await store.authors.claim('room', ann, 7)
      await store.pollKey('room', 'p1')
      await store.deleteRoom('room')
      await store.deleteRoom('room')
      expect((await store.rooms()).map(({ id }) => id)).toEqual(['other'])
      expect(await store.credential('h1')).toBeUndefined()
      expect(await store.credential('h2')).toBeDefined()
      expect(await store.documents.load('room', 'board@1')).toEqual({ updates: [], last: 0 })
      expect(await store.authors.owners('room')).toEqual(new Map())
      await expect(store.load('room')).rejects.toThrow(UnknownRoom)
      await expect(store.append('room', epoch, entryOf('late'))).rejects.toThrow(UnknownRoom)
    })

    test('[ST10] a room created anew under an old id has new keys', async () => {
      const store = open()
      await withRoom(store)
      const before = await store.pollKey('room', 'p1')
      await store.deleteRoom('room')
      await withRoom(store)
      expect(await store.pollKey('room', 'p1')).not.toEqual(before)
    })
  })

  describe('memory', () => {
    test('[ST2] a new room remembers its first entry', async () => {
      const store = open()
      const person = { table: 'people', key: ['fay'], value: { name: 'Fay' } } as const
      const answer = { person: fay, command: 'c1', value: { ok: true } }
      await store.createRoom(recordOf('room'), { events: [{ type: 'made' }], rows: [person], answer }, [
        credentialOf('room', 'h', fay),
      ])
      expect(await store.load('room')).toStrictEqual({ events: [{ type: 'made' }], rows: [person], answers: [answer] })
      expect(await store.credential('h')).toStrictEqual(credentialOf('room', 'h', fay))
    })

    test('[ST3] events come back in order, and rooms do not see each other', async () => {
      const store = open()
      const one = await withRoom(store, 'one')
      const two = await withRoom(store, 'two')
      const types = Array.from({ length: 12 }, (_, index) => `event ${index}`)
      await Promise.all(types.map((type) => one.append(entryOf(type))))
      await two.append(entryOf('other', 'again'))
      expect((await store.load('one')).events.map(({ type }) => type)).toEqual(types)
      expect((await store.load('two')).events.map(({ type }) => type)).toEqual(['other', 'again'])
    })

    test('[ST3] what has been stored does not change with what was given or what was loaded', async () => {
      const store = open()
      const { append } = await withRoom(store)
      const event = { type: 'said', words: ['one'] }
      await append({ events: [event], rows: [] })
      event.words.push('two')
      const [loaded] = (await store.load('room')).events as unknown as (typeof event)[]
      loaded!.words.push('three')
      expect((await store.load('room')).events).toStrictEqual([{ type: 'said', words: ['one'] }])
    })

    test('[ST4] a row is the latest under its key, and undefined takes it away', async () => {
      const store = open()
      const { append } = await withRoom(store)
      await append(rowsOnly(ballot('v1', 1), ballot('v2', 2), ballot('v1', 3, 'p2')))
      await append(rowsOnly(ballot('v1', { dots: 5 }), ballot('v2', undefined), ballot('v9', undefined)))
      expect((await store.load('room')).rows).toStrictEqual([ballot('v1', { dots: 5 }), ballot('v1', 3, 'p2')])
    })

    test('[ST5] rows and answers come back the same in whatever order they came', async () => {
      const rows = [
        ...['z', 'b', 'ä', '😀', 'ﬀ', 'B', '10', '9'].map((voter, index) => ballot(voter, index)),
        { table: 'voted', key: ['p1', 'ann'], value: true },
        { table: 'people', key: ['bob'], value: { name: 'Bob' } },
        { table: 'people', key: ['ann'], value: { name: 'Ann' } },
      ] as const
      const answers = [bob, ann].map((person) => ({ person, command: 'c', value: { ok: true } }))
      const remembered = async (order: 'as told' | 'backwards') => {
        const store = open()
        const { append } = await withRoom(store)
        for (const row of order === 'as told' ? rows : rows.toReversed()) await append(rowsOnly(row))
        for (const answer of order === 'as told' ? answers : answers.toReversed()) {
          await append({ ...entryOf(), answer })
        }
        return store.load('room')
      }
      const { rows: found, answers: given } = await remembered('as told')
      expect(await remembered('backwards')).toStrictEqual({ events: [], rows: found, answers: given })
      expect(found.map(({ table, key }) => [table, ...key].join(' '))).toEqual([
        'people ann',
        'people bob',
        'voted p1 ann',
        ...['10', '9', 'B', 'b', 'z', 'ä', 'ﬀ', '😀'].map((voter) => `ballots p1 ${voter}`),
      ])
    })

    test('[ST6] an answer is found by its person and command, in its own room', async () => {
      const store = open()
      const { append } = await withRoom(store, 'one')
      await withRoom(store, 'two')
      await append({ ...entryOf(), answer: { person: ann, command: 'c1', value: { revision: 7 } } })
      expect(await store.answer('one', ann, 'c1')).toStrictEqual({ revision: 7 })
      expect([
        await store.answer('one', ann, 'c2'),
        await store.answer('one', bob, 'c1'),
        await store.answer('two', ann, 'c1'),
      ]).toStrictEqual([undefined, undefined, undefined])
    })

    test('[ST6] the first answer to a command stays', async () => {
      const store = open()
      const { append } = await withRoom(store)
      await append({ ...entryOf(), answer: { person: ann, command: 'c1', value: { ok: true } } })
      await append({ ...entryOf(), answer: { person: ann, command: 'c1', value: { ok: false } } })
      await append({ ...entryOf(), answer: { person: bob, command: 'c1', value: { ok: false } } })
      expect((await store.load('room')).answers).toStrictEqual([
        { person: ann, command: 'c1', value: { ok: true } },
        { person: bob, command: 'c1', value: { ok: false } },
      ])
    })

    test('[ST25] events are written anew place by place, with rows, and the rest goes on', async () => {
      const store = open()
      const { append, epoch } = await withRoom(store)
      await append({ ...entryOf('one', 'two'), rows: [{ table: 'people', key: ['ann'], value: { name: 'Ann' } }] })
      const anew = (events: readonly StoredEvent[]) =>
        events.map((event) => (event.type === 'one' ? { type: 'else' } : event))
      await store.rewrite('room', epoch, anew, [{ table: 'people', key: ['ann'], value: undefined }])
      await append(entryOf('three'))
      expect(await store.load('room')).toMatchObject({ events: entryOf('else', 'two', 'three').events, rows: [] })
      await expect(store.rewrite('room', epoch, () => [], [])).rejects.toThrow('every place')
      await store.wake('room')
      await expect(store.rewrite('room', epoch, anew, [])).rejects.toThrow(StaleEpoch)
      await store.close()
    })

    test('[ST7] only who woke the room last may append to it', async () => {
      const store = open()
      const first = await withRoom(store)
      const second = await store.wake('room')
      expect(second).toBeGreaterThan(first.epoch)
      await expect(first.append(entryOf('late'))).rejects.toThrow(StaleEpoch)
      await expect(store.append('room', second + 1, entryOf('early'))).rejects.toThrow(StaleEpoch)
      await store.append('room', second, entryOf('now'))
      expect((await store.load('room')).events).toStrictEqual([{ type: 'now' }])
    })

    test('[ST24] nothing is written to a room that is not there', async () => {
      const store = open()
      await expect(store.wake('nowhere')).rejects.toThrow(UnknownRoom)
      await expect(store.load('nowhere')).rejects.toThrow(UnknownRoom)
      await expect(store.append('nowhere', 1, entryOf('a'))).rejects.toThrow(UnknownRoom)
      await expect(store.setStatus('nowhere', 'closed')).rejects.toThrow(UnknownRoom)
      await expect(store.setCode('nowhere', 'FREE')).rejects.toThrow(UnknownRoom)
      await expect(store.saveCredential(credentialOf('nowhere', 'h'))).rejects.toThrow(UnknownRoom)
      await expect(store.documents.append('nowhere', 'board@1', Uint8Array.of(1))).rejects.toThrow(UnknownRoom)
      await expect(store.documents.compact('nowhere', 'board@1', Uint8Array.of(1), 1)).rejects.toThrow(UnknownRoom)
      await expect(store.authors.claim('nowhere', ann, 1)).rejects.toThrow(UnknownRoom)
      await expect(store.pollKey('nowhere', 'p1')).rejects.toThrow(UnknownRoom)
    })

    test('[ST24] nothing is written once the store is closed, and it says so', async () => {
      const store = open()
      const { append } = await withRoom(store)
      expect(await store.health()).toEqual({ state: 'ok' })
      await store.close()
      await store.close()
      await expect(append(entryOf('late'))).rejects.toThrow(StoreFailed)
      await expect(store.scrub()).rejects.toThrow(StoreFailed)
      expect((await store.health()).state).toBe('readOnly')
    })
  })

  describe('credentials', () => {
    test('[ST9] a credential is taken by one of many', async () => {
      const store = open()
      await withRoom(store)
      await store.saveCredential(credentialOf('room', 'h'))
      const takers = await Promise.all(Array.from({ length: 9 }, () => store.dropCredential('h')))
      expect(takers.filter(Boolean)).toHaveLength(1)
      expect(await store.credential('h')).toBeUndefined()
    })

    test('[ST9] a hash is saved once, and only the one who came first has it', async () => {
      const store = open()
      await withRoom(store)
      await store.saveCredential(credentialOf('room', 'h', ann))
      await expect(store.saveCredential(credentialOf('room', 'h', bob))).rejects.toThrow(/once|UNIQUE/)
      expect((await store.credential('h'))?.person).toBe(ann)
    })

    test('the last use is noted, for nobody and for somebody', async () => {
      const store = open()
      await withRoom(store)
      const link: Credential = {
        hash: 'h1',
        room: 'room',
        kind: 'facilitatorKey',
        role: 'facilitator',
        expiresAt: 9_999,
      }
      await store.saveCredential(link)
      expect(await store.credential('h1')).toStrictEqual(link)
      await store.touchCredential('h1', 99)
      await store.touchCredential('unknown', 99)
      expect(await store.credential('h1')).toStrictEqual({ ...link, usedAt: 99 })
    })

    test('a person loses all credentials of one room', async () => {
      const store = open()
      await withRoom(store, 'one')
      await withRoom(store, 'two')
      await store.saveCredential(credentialOf('one', 'h1', ann))
      await store.saveCredential(credentialOf('one', 'h2', bob))
      await store.saveCredential(credentialOf('two', 'h3', ann))
      await store.dropCredentialsOf('one', ann)
      expect(await store.credential('h1')).toBeUndefined()
      expect(await store.credential('h2')).toBeDefined()
      expect(await store.credential('h3')).toBeDefined()
    })
  })

  describe('poll keys', () => {
    test('[ST10] a poll has one key of 256 bits, its own', async () => {
      const store = open()
      await withRoom(store, 'one')
      await withRoom(store, 'two')
      const key = await store.pollKey('one', 'p1')
      expect(key).toHaveLength(32)
      expect(await store.pollKey('one', 'p1')).toEqual(key)
      expect(await store.pollKey('one', 'p2')).not.toEqual(key)
      expect(await store.pollKey('two', 'p1')).not.toEqual(key)
    })

    test('[ST10] a shredded key never comes back', async () => {
      const store = open()
      await withRoom(store)
      const key = Buffer.from(await store.pollKey('room', 'p1'))
      const other = await store.pollKey('room', 'p2')
      await store.shredPollKey('room', 'p1')
      await store.shredPollKey('room', 'p1')
      await store.scrub()
      expect(await store.pollKey('room', 'p1')).not.toEqual(key)
      expect(await store.pollKey('room', 'p2')).toEqual(other)
    })
  })

  describe('documents', () => {
    const bytes = (...values: number[]) => Uint8Array.from(values)

    test('[ST21] updates come back oldest first, each with a higher number', async () => {
      const { documents, ...store } = open()
      await withRoom({ documents, ...store })
      const numbers = [
        await documents.append('room', 'board@1', bytes(1)),
        await documents.append('room', 'board@1', bytes(2, 2)),
        await documents.append('room', 'board@1', bytes()),
      ]
      await documents.append('room', 'notes@1', bytes(9))
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      expect(new Set(numbers).size).toBe(3)
      const { updates, last } = await documents.load('room', 'board@1')
      expect(updates.map((update) => [...update])).toEqual([[1], [2, 2], []])
      expect(last).toBe(numbers.at(-1))
      expect(await documents.load('room', 'board@2')).toEqual({ updates: [], last: 0 })
    })

    test('[ST21] compacting replaces the updates up to a number and keeps the later ones', async () => {
      const { documents, ...store } = open()
      await withRoom({ documents, ...store })
      await documents.append('room', 'board@1', bytes(1))
      const second = await documents.append('room', 'board@1', bytes(2))
      await documents.append('room', 'board@1', bytes(3))
      await documents.compact('room', 'board@1', bytes(12), second)
      const fourth = await documents.append('room', 'board@1', bytes(4))
      const { updates, last } = await documents.load('room', 'board@1')
      expect(updates.map((update) => [...update])).toEqual([[12], [3], [4]])
      expect(last).toBe(fourth)
      await documents.compact('room', 'board@1', bytes(1234), fourth)
      expect(await documents.append('room', 'board@1', bytes(5))).toBeGreaterThan(fourth)
    })

    test('[ST21] a dropped document is unknown', async () => {
      const { documents, ...store } = open()
      await withRoom({ documents, ...store })
      await documents.append('room', 'board@1', bytes(1))
      await documents.append('room', 'board@2', bytes(2))
      await documents.drop('room', 'board@1')
      expect(await documents.load('room', 'board@1')).toEqual({ updates: [], last: 0 })
      expect((await documents.load('room', 'board@2')).updates).toHaveLength(1)
    })

    test('[ST22] a client id belongs to one person for ever, and each room has its own', async () => {
      const { authors, ...store } = open()
      await withRoom({ authors, ...store }, 'one')
      await withRoom({ authors, ...store }, 'two')
      expect(await authors.claim('one', ann, 2 ** 32 - 1)).toBe(true)
      expect(await authors.claim('one', bob, 2 ** 32 - 1)).toBe(false)
      expect(await authors.claim('two', bob, 2 ** 32 - 1)).toBe(true)
      expect(await authors.claim('one', bob, 5)).toBe(true)
      expect(await authors.owners('one')).toEqual(
        new Map([
          [5, bob],
          [2 ** 32 - 1, ann],
        ]),
      )
    })
  })
})
