import { expect, test } from 'vitest'
import { answerBook } from '#server/room/answers.ts'
import { entryOf, isSealed, rowEvents } from '#server/room/sealed-rows.ts'
import { touchedBy } from '#server/room/touched.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { recalled } from '#server/room/recalling.ts'
import { aHost, aLog, ann, bob, fay } from './a-host.ts'

const event = (given: object) => given as RoomEvent

const SEALED = [
  { type: 'ballotCast', poll: 'p', voter: 'v', ballot: { dots: { q: 1 } } },
  { type: 'voted', poll: 'p', by: 'ann', organisation: 'hill fund' },
  { type: 'voted', poll: 'p', by: 'bob' },
  { type: 'personDescribed', person: 'ann', details: { name: 'Ann' } },
].map(event)

test('[RH12] ballots, who voted and what people say of themselves never enter the log', () => {
  const logged = event({ type: 'stageMoved', to: 's2', from: 's1' })
  const entry = entryOf([...SEALED, logged], 1_234)
  expect(entry.events).toEqual([{ ...logged, at: 1_234 }])
  expect(entry.rows).toHaveLength(SEALED.length)
  expect(JSON.stringify(entry.rows)).not.toContain('1234')
  expect(SEALED.every(isSealed) && !isSealed(logged)).toBe(true)
})

test('[RH12] from its row an event is made again; what was taken back deletes the row', () => {
  const { rows } = entryOf(SEALED, 1)
  expect(rowEvents(rows)).toEqual(SEALED)
  const back = [
    event({ type: 'ballotTakenBack', poll: 'p', voter: 'v' }),
    event({ type: 'unvoted', poll: 'p', by: 'ann' }),
    event({ type: 'personDescribed', person: 'ann' }),
  ]
  expect(entryOf(back, 1).rows.map(({ key, value }) => [key, value])).toEqual([
    [['p', 'v'], undefined],
    [['p', 'ann'], undefined],
    [['ann'], undefined],
  ])
})

test('[RH12] [RO5] a room made again from the store is the room that was', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  await room.castBy(bob, poll, 1)
  await room.ask(bob, { type: 'withdrawBallot', poll })
  await room.ask(ann, { type: 'updateSelf', organisation: 'Hill Fund' })
  const { log } = aLog()
  const { room: again } = await recalled({ id: 'room', epoch: 1, store, log, snapshots: { read: () => undefined } })
  const byKey = (state: typeof again) =>
    Object.entries(state).map(([part, value]) => [
      part,
      value instanceof Map ? [...value].toSorted(([a], [b]) => String(a).localeCompare(String(b))) : value,
    ])
  expect(byKey(again)).toEqual(byKey(room.host().state()))
})

test('[RH13] what is kept of the answer to a ballot has no revision and no head; of others it has', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1, 'the-ballot')
  await room.ask(ann, { type: 'withdrawBallot', poll }, 'taken-back')
  await room.ask(fay, { type: 'proposeQuestion', text: 'Where is it cold?' }, 'a-question')
  const { answers } = await store.load('room')
  const kept = new Map(answers.map(({ command, value }) => [command, value]))
  expect([kept.get('the-ballot'), kept.get('taken-back')]).toEqual([{}, {}])
  const head = { seq: expect.any(Number), hash: expect.any(String), edition: 0 }
  expect(kept.get('a-question')).toEqual({
    revision: expect.any(Number),
    head,
    value: { question: expect.any(String) },
  })
})

test('[RH3] only the latest thousand refusals are remembered; what was done is never forgotten', () => {
  const book = answerBook({
    id: 'room',
    store: { answer: async () => undefined },
    log: aLog().log,
    people: () => new Map(),
  })
  book.keep(ann.id, 'done', { revision: 7 })
  const refusal = { ok: false, refusal: { code: 'notFound' } } as const
  for (let n = 0; n <= 1_000; n++) book.refuse(ann.id, `refused-${n}`, refusal)
  expect(book.known(ann.id, 'refused-0', 9)).toBeUndefined()
  expect(book.known(ann.id, 'refused-1', 9)).toEqual(refusal)
  expect(book.known(ann.id, 'done', 9)).toEqual({ ok: true, revision: 7 })
  expect(book.known(bob.id, 'done', 9)).toBeUndefined()
})

test('[RH14] whoever an event concerns has their own view looked at, and everybody when nobody is named', () => {
  const person = (id: string) => id as PersonId
  const by = (...events: object[]) => touchedBy(events.map(event), person('fay'))
  expect(by({ type: 'stageMoved', to: 's2' })).toEqual(new Set(['fay']))
  expect(by({ type: 'roleChanged', person: 'ann', role: 'observer', by: 'fay' })).toEqual(new Set(['fay', 'ann']))
  expect(by({ type: 'personDescribed', person: 'bob', details: {} })).toEqual(new Set(['fay', 'bob']))
  expect(by({ type: 'holdingEdited', holding: { by: 'ann' } })).toEqual(new Set(['fay', 'ann']))
  for (const type of ['questionParked', 'questionsMerged', 'pollClosed', 'holdingRemoved', 'commitmentRemoved'])
    expect(by({ type })).toBe('everyone')
})
