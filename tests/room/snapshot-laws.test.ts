import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entryOf, isSealed, rowEvents } from '#server/room/sealed-rows.ts'
import type { Row } from '#server/store/store.ts'
import { OrderedMap } from '#shared/kit/ordered-map.ts'
import { newRoom, replay, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { roomIn, SNAPSHOT_VERSION, snapshotOf } from '#shared/room/snapshot.ts'
import { withRows } from '#shared/room/with-rows.ts'
import { fc } from '#tests/kit/chance.ts'
import { someDraws } from '#tests/kit/some-commands.ts'
import { type Happened, tell } from '#tests/kit/told.ts'

/** What a store would hold of it: the log in order, and the latest of each row by key. */
function stored(happened: readonly Happened[]) {
  const log = JSON.parse(JSON.stringify(happened.filter((event) => !isSealed(event)))) as readonly Happened[]
  const rows = new Map<string, Row>()
  for (const row of entryOf(happened.filter(isSealed), 0).rows) {
    const key = JSON.stringify([row.table, ...row.key])
    if (row.value === undefined) rows.delete(key)
    else rows.set(key, row)
  }
  return { log, rows: [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row) }
}

/** Maps are equal in any order; the order of a room's maps is part of it. */
const inOrder = (value: unknown): unknown =>
  value instanceof Map || value instanceof OrderedMap
    ? [...value].map(([key, inner]) => [key, inOrder(inner)])
    : value instanceof Set
      ? [...value]
      : Array.isArray(value) || typeof value !== 'object' || value === null
        ? value
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOrder(inner)]))

test('[RH50] a snapshot at any event, and the events after it, make the room that all events make', () => {
  fc.assert(
    fc.property(someDraws(50), fc.nat(1_000), (draws, drawn) => {
      const { log } = stored(tell(draws).happened)
      const at = drawn % (log.length + 1)
      const [whole, before] = [replay(log), replay(log.slice(0, at))]
      const read = roomIn(snapshotOf(before))
      expect(inOrder(read)).toEqual(inOrder(before))
      expect(inOrder(replay(log.slice(at), read))).toEqual(inOrder(whole))
      expect(snapshotOf(replay(log.slice(at), read))).toBe(snapshotOf(whole))
    }),
    { numRuns: 200 },
  )
})

test('[RH54] rows all at once make the room that they make one after the other', () => {
  fc.assert(
    fc.property(someDraws(60), (draws) => {
      const { log, rows } = stored(tell(draws).happened)
      const [room, events] = [replay(log), rowEvents(rows)]
      expect(inOrder(withRows(room, events))).toEqual(inOrder(replay(events, room)))
    }),
    { numRuns: 200 },
  )
})

const rowsOfAPoll = fc.array(
  fc.record({ who: fc.nat(150), organisation: fc.boolean(), people: fc.option(fc.integer({ min: 2, max: 99 })) }),
  { maxLength: 200, size: 'max' },
)

test('[RH54] [VO73] rows of a poll make the voters, tables and ballots that they make one after the other', () => {
  const opened = { type: 'pollOpened', poll: 'poll', method: 'dots', config: {}, questions: [], electorate: ['ann'] }
  const room = replay([...tell([]).happened, opened as never])
  fc.assert(
    fc.property(rowsOfAPoll, (drawn) => {
      const rows = drawn.flatMap(({ who, organisation, people }): Row[] => [
        { table: 'ballots', key: ['poll', `voter-${who}`], value: { dots: { one: who } } },
        {
          table: 'voted',
          key: ['poll', `paper-${who}`],
          value: { ...(organisation && { organisation: 'city' }), ...(people !== null && { people }) },
        },
      ])
      const made = withRows(room, rowEvents(rows)).polls.get('poll' as never)!
      const expected = replay(rowEvents(rows), room).polls.get('poll' as never)!
      expect([...made.voted]).toEqual([...expected.voted])
      expect([...made.ballots]).toEqual([...expected.ballots])
      expect([...made.electorate].toSorted()).toEqual([...expected.electorate].toSorted())
      expect(made).toEqual({ ...expected, electorate: made.electorate })
    }),
    { numRuns: 60 },
  )
})

test('[RH54] and so do rows of somebody who is being forgotten, and of polls that nobody knows', () => {
  const told: readonly RoomEvent[] = tell([]).happened
  const room = replay([...told, { type: 'personForgotten', person: 'ann' as never }])
  const rows: readonly Row[] = [
    { table: 'people', key: ['ann'], value: { name: 'Ann' } },
    { table: 'people', key: ['bob'], value: { name: 'Bob' } },
    { table: 'voted', key: ['nowhere', 'bob'], value: {} },
    { table: 'ballots', key: ['nowhere', 'bob'], value: {} },
  ]
  const made = withRows(room, rowEvents(rows))
  expect([made.forgetting.size, made.details.size]).toEqual([1, 1])
  expect(inOrder(made)).toEqual(inOrder(replay(rowEvents(rows), room)))
})

test('[RH51] what lies beside the log goes into no snapshot', () => {
  fc.assert(
    fc.property(someDraws(40), (draws) => {
      const { happened } = tell(draws)
      const { log } = stored(happened)
      const room = replay(happened)
      const isBeside = ({ details, polls }: RoomState) =>
        details.size > 0 || [...polls.values()].some(({ voted, ballots }) => voted.size + ballots.size > 0)
      if (isBeside(room)) expect(() => snapshotOf(room)).toThrow('from the log alone')
      const text = snapshotOf(replay(log))
      for (const beside of ['"details"', '"forgetting"', '"ballots"', '"voted"']) expect(text).not.toContain(beside)
    }),
    { numRuns: 60 },
  )
  const ann = { type: 'personDescribed', person: 'ann', details: { name: 'Ann' } } as RoomEvent
  expect(() => snapshotOf(replay([ann]))).toThrow('from the log alone')
})

/**
 * Old logs, and what version of snapshots they led to. When this fails, rooms come out another way or are written another
 * way: raise SNAPSHOT_VERSION, and then put the new fingerprint here.
 */
test('[RH52] the number of the version stands for what the same old events lead to', () => {
  const file = new URL('../fixtures/old-logs.json', import.meta.url)
  const logs = JSON.parse(readFileSync(file, 'utf8')) as readonly (readonly Happened[])[]
  const hash = createHash('sha256')
  for (const log of logs) {
    let room = newRoom
    for (const event of log) {
      room = replay([event], room)
      hash.update(snapshotOf(room))
    }
  }
  expect(new Set(logs.flat().map(({ type }) => type)).size).toBeGreaterThan(45)
  expect({ version: SNAPSHOT_VERSION, fingerprint: hash.digest('hex').slice(0, 16) }).toEqual({
    version: 1,
    fingerprint: '33cca8877c3b723d',
  })
})
