import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aHost, ann, bob, fay, olu } from './a-host.ts'
import { storeInHand } from './store-in-hand.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = (time = 0) => vi.advanceTimersByTimeAsync(time)
const propose = (text: string) => ({ type: 'proposeQuestion', text, action: 'Do something' })
const readOnly = { ok: false, refusal: { code: 'readOnly' } }
const proposed = (room: Awaited<ReturnType<typeof aHost>>) =>
  [...room.host().state().questions.values()].slice(2).map(({ text }) => text)

test('[RH4] a write that fails is refused, shown to nobody, and written down', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  const screen = room.screenOf(bob)
  await settled(1_000)
  const before = screen.view()
  hand.breakDown()
  expect(await room.ask(fay, propose('Lost?'))).toEqual(readOnly)
  await settled(10_000)
  expect(screen.view().shared).toEqual(before.shared)
  expect(room.log.join()).toContain('the disk is full')
})

test('[RH4] everything that was decided on what could not be written is taken back with it', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.hold()
  hand.breakDown()
  const answers = [1, 2, 3].map((n) => room.ask(fay, propose(`Question ${n}?`)))
  await settled()
  hand.release()
  await settled()
  expect(await Promise.all(answers)).toEqual([readOnly, readOnly, readOnly])
  expect(proposed(room)).toEqual([])
})

test('[RH4] what was decided on a lost event does not make it seem real, though its own write worked', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  const screen = room.screenOf(bob)
  hand.next('fail', 'write')
  hand.hold()
  const answers = [room.ask(fay, propose('Lost?')), room.ask(fay, propose('Kept?'))]
  await settled()
  hand.release()
  await settled(1_000)
  expect(await answers[0]).toEqual(readOnly)
  expect(proposed(room)).not.toContain('Lost?')
  expect(JSON.stringify(screen.changes)).not.toContain('Lost?')
  expect(await room.ask(fay, propose('Next?'))).toMatchObject({ ok: true })
  expect(proposed(room)).toEqual(['Kept?', 'Next?'])
  await settled(1_000)
  await room.wakeAgain()
  expect(proposed(room)).toEqual(['Kept?', 'Next?'])
})

test('[RH4] somebody whose removal could not be written is still in the room, with all their rights', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  await room.ask(fay, { type: 'moveToStage', stage: room.stage('barriers') })
  hand.breakDown()
  expect(await room.ask(fay, { type: 'removePerson', person: 'ann' })).toEqual(readOnly)
  expect([room.host().actorOf(ann.id), room.host().mayWrite('board', ann.id)]).toEqual([ann, true])
})

test('[RH24] a vote is not refused because of a closing that came to nothing', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  const poll = await room.openPoll()
  hand.next('fail')
  hand.hold()
  const [closing, vote] = [room.ask(fay, { type: 'closePoll', poll }), room.castBy(ann, poll, 2)]
  await settled()
  hand.release()
  await settled(1_000)
  expect([await closing, await vote]).toEqual([readOnly, { ok: true, revision: expect.any(Number) }])
})

test('[RH24] nobody is told that they were removed when the removal came to nothing', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.next('fail')
  hand.hold()
  const [removal, own] = [
    room.ask(fay, { type: 'removePerson', person: 'ann' }),
    room.ask(ann, { type: 'updateSelf', organisation: 'Shelter' }),
  ]
  await settled()
  hand.release()
  await settled(1_000)
  expect([await removal, await own]).toMatchObject([readOnly, { ok: true }])
})

test('[RH24] once the closing is durable the vote is refused', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  const poll = await room.openPoll()
  hand.hold()
  const [closing, vote] = [room.ask(fay, { type: 'closePoll', poll }), room.castBy(ann, poll, 2)]
  await settled()
  hand.release()
  await settled(1_000)
  expect([await closing, await vote]).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'not_open' } }])
})

test('[RH5] the next command tries again: refused while the store cannot, carried out once it can', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.breakDown()
  expect(await room.ask(fay, propose('Lost?'), 'same')).toEqual(readOnly)
  const asked = hand.healthChecks()
  expect(await room.ask(fay, propose('Still lost?'))).toEqual(readOnly)
  expect(hand.healthChecks()).toBe(asked + 1)
  hand.mend()
  expect(await room.ask(fay, propose('Lost?'), 'same')).toMatchObject({ ok: true })
  expect(proposed(room)).toEqual(['Lost?'])
})

test('[RH5] of many that come at the moment of healing none is lost and none is done on half of the room', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  const poll = await room.openPoll()
  hand.breakDown()
  await room.castBy(ann, poll, 1)
  hand.mend()
  const { load } = hand.store
  let loads = 0
  // Each reading takes longer than the one before, so that what was decided meanwhile could be overwritten.
  Object.assign(hand.store, {
    async load(id: string) {
      const turns = 10 * ++loads
      const memory = await load(id)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      return memory
    },
  })
  const answers = [room.castBy(ann, poll, 1), room.castBy(bob, poll, 2), room.ask(fay, propose('Meanwhile?'))]
  await settled(100)
  expect((await Promise.all(answers)).map(({ ok }) => ok)).toEqual([true, true, true])
  const inMemory = room.host().state()
  expect([inMemory.polls.values().next().value!.ballots.size, inMemory.questions.size]).toEqual([2, 3])
  await room.wakeAgain()
  const stored = room.host().state()
  expect([stored.polls.values().next().value!.ballots.size, stored.questions.size]).toEqual([2, 3])
})

test('[RH5] [RH3] what had been written although the store said no is not done again when it is resent', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.next('writeThenFail')
  expect(await room.ask(fay, propose('Once?'), 'same')).toEqual(readOnly)
  expect(await room.ask(fay, propose('Once?'), 'same')).toMatchObject({ ok: true })
  await room.ask(fay, propose('Later?'))
  expect(proposed(room)).toEqual(['Once?', 'Later?'])
  expect(await room.ask(fay, propose('Once?'), 'same')).toMatchObject({ ok: true })
  expect(proposed(room)).toEqual(['Once?', 'Later?'])
})

test('[RH5] a poll that had been opened although the store said no can be voted in', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  hand.next('writeThenFail')
  await expect(room.openPoll()).rejects.toThrow('readOnly')
  await room.ask(fay, propose('To heal?'))
  const [poll] = room.host().state().polls.keys()
  expect(await room.castBy(ann, poll!, 2)).toMatchObject({ ok: true })
})

test('[RH5] what healing brought to light is shown to everybody', async () => {
  const hand = storeInHand()
  const room = await aHost({ store: hand.store })
  const screen = room.screenOf(olu)
  hand.next('writeThenFail')
  await room.ask(fay, propose('Once?'))
  await room.ask(fay, { type: 'startTimer', seconds: 60 })
  await settled(1_000)
  expect(Object.values(screen.view().shared.questions).map(({ text }) => text)).toContain('Once?')
})
