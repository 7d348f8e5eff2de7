import { expect, test, vi } from 'vitest'
import { answerBook } from '#server/room/answers.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { Person } from '#shared/people/person.ts'
import { aHost, aLog, ann, bob, fay } from './a-host.ts'
import { storeInHand } from './store-in-hand.ts'

const propose = (text: string) => ({ type: 'proposeQuestion', text, action: 'Do something' })
const describe = (n: number) => ({ type: 'updateSelf', organisation: `Number ${n}` })

test('[RH61] a command of this morning that comes again is answered the same and done once, also after waking', async () => {
  const room = await aHost()
  const first = await room.ask(fay, propose('Where is it cold?'), 'this-morning')
  for (let n = 0; n < 120; n++) await room.ask(fay, describe(n), `later-${n}`)
  expect(await room.ask(fay, propose('Where is it cold?'), 'this-morning')).toEqual(first)
  expect(room.host().state().questions.size).toBe(3)
  await room.wakeAgain()
  expect(await room.ask(fay, propose('Where is it cold?'), 'this-morning')).toEqual(first)
  expect(room.host().state().questions.size).toBe(3)
})

test('[RH61] a command of this morning that comes twice at once is done once too, and new ones are still done', async () => {
  const room = await aHost()
  for (let n = 0; n < 120; n++) await room.ask(fay, describe(n))
  const both = [1, 2].map(() => room.ask(fay, propose('Where is it cold?'), 'twice'))
  const [one, other] = await Promise.all(both)
  expect([one?.ok, other]).toEqual([true, one])
  expect(room.host().state().questions.size).toBe(3)
})

test('[RH61] after a failed write what was written long ago is not done again', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.next('writeThenFail')
  expect(await room.ask(fay, propose('Where is it cold?'), 'lost-answer')).toMatchObject({ ok: false })
  for (let n = 0; n < 120; n++) await room.ask(fay, describe(n))
  expect(await room.ask(fay, propose('Where is it cold?'), 'lost-answer')).toMatchObject({ ok: true })
  expect(room.host().state().questions.size).toBe(3)
})

test('[RH5] [RH61] what was written although it seemed to fail is shown by the time it is answered', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  await room.wakeAgain()
  hand.next('writeThenFail')
  expect(await room.ask(fay, propose('Where is it cold?'), 'seemed-to-fail')).toMatchObject({ ok: false })
  expect(await room.ask(fay, propose('Where is it cold?'), 'seemed-to-fail')).toMatchObject({ ok: true })
  expect(room.host().state().questions.size).toBe(3)
})

test('[RH61] at hand are the latest fifty answers of each person, and nobody else’s are looked for', async () => {
  const answer = vi.fn(async () => ({ revision: 1 }))
  const act = vi.fn(async () => ({ ok: true, revision: 9 }) as const)
  const people = new Map<PersonId, Person>()
  const book = answerBook({ id: 'room', store: { answer }, log: aLog().log, people: () => people })
  for (const [at, { id, role }] of [ann, bob].entries()) people.set(id, { id, role, number: at + 1 })
  for (let n = 1; n <= 51; n++) book.keep(ann.id, `c${n}`, { revision: n })
  expect(book.known(ann.id, 'c1', 9)).toBeUndefined()
  expect(book.known(ann.id, 'c2', 9)).toEqual({ ok: true, revision: 2 })
  expect(await book.unlessDone(ann.id, 'c1', 9, act)).toEqual({ ok: true, revision: 1 })
  expect([answer.mock.calls, act.mock.calls.length]).toEqual([[['room', ann.id, 'c1']], 0])
  expect(await book.unlessDone(bob.id, 'c1', 9, act)).toEqual({ ok: true, revision: 9 })
  expect([answer.mock.calls.length, act.mock.calls.length]).toEqual([1, 1])
})

test('[RH9] who is removed while it is looked up what they were answered has nothing done any more', async () => {
  const store = memoryStore()
  let goOn = () => undefined as void
  const held = new Promise<void>((resolve) => void (goOn = resolve))
  const answer: typeof store.answer = async (id, person, command) => {
    if (person === bob.id) await held
    return store.answer(id, person, command)
  }
  const room = await aHost({ store: { ...store, answer } })
  await room.wakeAgain()
  const asked = room.ask(bob, describe(1))
  expect(await room.ask(fay, { type: 'removePerson', person: bob.id })).toMatchObject({ ok: true })
  goOn()
  expect(await asked).toEqual({ ok: false, refusal: { code: 'removed' } })
  expect(room.host().state().details.get(bob.id)?.organisation).toBeUndefined()
})

test('[RH9] who is removed while a room that could not write is read again has nothing done any more', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.next('fail')
  expect(await room.ask(ann, describe(2))).toMatchObject({ refusal: { code: 'readOnly' } })
  const removal = room.ask(fay, { type: 'removePerson', person: bob.id })
  const asked = room.ask(bob, describe(1))
  expect(await removal).toMatchObject({ ok: true })
  expect(await asked).toEqual({ ok: false, refusal: { code: 'removed' } })
  expect(room.host().state().details.get(bob.id)?.organisation).toBeUndefined()
})
