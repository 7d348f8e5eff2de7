import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '#shared/protocol/wire.ts'
import { aHost, ann, bob, fay, olu } from './a-host.ts'
import { storeInHand } from './store-in-hand.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = (time = 0) => vi.advanceTimersByTimeAsync(time)
const propose = (text: string) => ({ type: 'proposeQuestion', text, action: 'Do something' })

/** Notes in which order promises were answered. */
function inOrder(promises: Readonly<Record<string, Promise<Answer>>>) {
  const answered: string[] = []
  for (const [name, promise] of Object.entries(promises)) void promise.then(() => answered.push(name))
  return answered
}

describe('durable first', () => {
  test('[RH1] nothing is answered or shown to anybody while it is being written', async () => {
    const hand = storeInHand()
    const room = await aHost({ store: hand.store })
    const [shown, own] = [room.screenOf(bob), room.screenOf(fay)]
    await settled(1_000)
    const [before, ownBefore] = [shown.changes.length, own.changes.length]
    hand.hold()
    const answered = inOrder({ fay: room.ask(fay, propose('Where is it cold?')) })
    await settled(10_000)
    expect(hand.waiting()).toBe(1)
    expect(answered).toEqual([])
    expect([shown.changes.length, own.changes.length]).toEqual([before, ownBefore])
    expect(room.host().state().questions.size).toBe(2)
    expect(room.screenOf(ann).view().shared.questions).toEqual(shown.view().shared.questions)

    hand.release()
    await settled(1_000)
    expect(answered).toEqual(['fay'])
    expect(Object.keys(shown.view().shared.questions)).toHaveLength(3)
  })

  test('[RH1] [VO4] a ballot that is being written is neither counted nor in its own person’s view', async () => {
    const hand = storeInHand()
    const room = await aHost({ store: hand.store })
    const poll = await room.openPoll()
    const [own, everyone] = [room.screenOf(ann), room.screenOf(olu)]
    hand.hold()
    const answered = inOrder({ ann: room.castBy(ann, poll, 2) })
    await settled(10_000)
    expect(answered).toEqual([])
    expect(own.view().own.ballots).toEqual({})
    expect(everyone.view().shared.people.voted).toBe(0)
    hand.release()
    await settled(10_000)
    expect(own.view().own.ballots).toEqual({ [poll]: { dots: { [room.questions()[0]!]: 2 } } })
    expect(everyone.view().shared.people.voted).toBe(1)
  })

  test('[RH1] the revision in an answer is the one in which the change is shown', async () => {
    const room = await aHost()
    const screen = room.screenOf(ann)
    await settled(1_000)
    const answer = await room.ask(fay, propose('Where is it cold?'))
    await settled(1_000)
    const carrying = screen.changes.find(({ shared }) => JSON.stringify(shared ?? {}).includes('Where is it cold?'))
    expect(answer).toMatchObject({ ok: true, revision: carrying!.revision })
  })
})

describe('commands that race', () => {
  test('[RH2] each is decided on everything decided before it, written or not', async () => {
    const hand = storeInHand()
    const room = await aHost({ store: hand.store })
    hand.hold()
    const asked = { type: 'openPoll', method: 'dots', config: { budget: 3 }, questions: room.questions() }
    const answers = [room.ask(fay, asked), room.ask(fay, asked), room.ask(fay, asked)]
    await settled()
    hand.release()
    await settled()
    expect((await Promise.all(answers)).map((answer) => answer.ok || answer.refusal.code)).toEqual([
      true,
      'pollOpen',
      'pollOpen',
    ])
    expect(room.host().state().polls.size).toBe(1)
  })

  test('[RH2] answers come in the order of deciding, even when a later write is ready first', async () => {
    const hand = storeInHand()
    const room = await aHost({ store: hand.store })
    let letFirstGo: (() => void) | undefined
    const { append } = hand.store
    const appends: Parameters<typeof append>[] = []
    Object.assign(hand.store, {
      async append(...entry: Parameters<typeof append>) {
        appends.push(entry)
        if (appends.length === 1) await new Promise<void>((resolve) => (letFirstGo = resolve))
        return append(...entry)
      },
    })
    const promises = { first: room.ask(fay, propose('Question one?')), second: room.ask(fay, propose('Question two?')) }
    const answered = inOrder(promises)
    await settled(100)
    expect(appends).toHaveLength(2)
    expect(answered).toEqual([])
    expect(room.host().state().questions.size).toBe(2)
    letFirstGo!()
    await settled(100)
    expect(answered).toEqual(['first', 'second'])
    expect([...room.host().state().questions.values()].map(({ text }) => text).slice(2)).toEqual([
      'Question one?',
      'Question two?',
    ])
  })

  test('[RH3] the same id in flight twice is done once and answered alike', async () => {
    const hand = storeInHand()
    const room = await aHost({ store: hand.store })
    hand.hold()
    const answers = [1, 2, 3].map(() => room.ask(fay, propose('Only once?'), 'one-id'))
    await settled()
    hand.release()
    await settled()
    const [first, ...others] = await Promise.all(answers)
    expect(first).toMatchObject({ ok: true })
    expect(others).toEqual([first, first])
    expect(await room.ask(fay, propose('Only once?'), 'one-id')).toEqual(first)
    expect(room.host().state().questions.size).toBe(3)
  })

  test('[RH3] another person may use the same id', async () => {
    const room = await aHost()
    const poll = await room.openPoll()
    expect(await room.castBy(ann, poll, 1, 'one-id')).toMatchObject({ ok: true })
    expect(await room.castBy(bob, poll, 2, 'one-id')).toMatchObject({ ok: true })
    expect(room.host().state().polls.values().next().value!.ballots.size).toBe(2)
  })

  test('[RH3] a refusal is remembered too, so that a resend is answered alike', async () => {
    const room = await aHost()
    const refused = await room.ask(ann, propose('Too early?'), 'one-id')
    expect(refused).toEqual({ ok: false, refusal: { code: 'stageLocked' } })
    await room.ask(fay, { type: 'moveToStage', stage: room.stage('questions') })
    expect(await room.ask(ann, propose('Too early?'), 'one-id')).toEqual(refused)
    expect(await room.ask(ann, propose('Too early?'), 'next-id')).toMatchObject({ ok: true })
  })
})

describe('a command that breaks', () => {
  test('[RH6] is rejected alone; the room goes on, before and behind it', async () => {
    const hand = storeInHand()
    const room = await aHost({ store: hand.store })
    hand.hold()
    const before = room.ask(fay, propose('Before it?'))
    const poisoned = {
      get type(): never {
        throw new Error('poison')
      },
    }
    await expect(room.host().command(fay, poisoned)).rejects.toThrow('poison')
    await expect(room.ask(fay, poisoned)).rejects.toThrow('poison')
    const behind = room.ask(fay, propose('Behind it?'))
    await settled()
    hand.release()
    await settled()
    expect(await Promise.all([before, behind])).toMatchObject([{ ok: true }, { ok: true }])
    expect(room.host().state().questions.size).toBe(4)
  })

  test('[RH6] what the house could not do afterwards is told to whoever asked, and the room goes on', async () => {
    const room = await aHost({
      async afterwards(events) {
        if (events.some(({ type }) => type === 'facilitatorInvited')) throw new Error('no post today')
        return undefined
      },
    })
    await expect(room.ask(fay, { type: 'inviteFacilitator' })).rejects.toThrow('no post today')
    expect(await room.ask(fay, propose('And now?'))).toMatchObject({ ok: true })
  })

  test('[RH6] an envelope that cannot be read is refused in words', async () => {
    const room = await aHost()
    for (const sent of [
      undefined,
      null,
      7,
      [],
      { id: 'x' },
      { id: '', command: {} },
      { id: 'x', command: { type: 'x' } },
    ])
      expect(await room.host().submit(ann.id, sent)).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    expect(await room.host().submit('stranger' as typeof ann.id, { id: 'x', command: {} })).toEqual({
      ok: false,
      refusal: { code: 'removed' },
    })
  })
})
