import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#shared/core/actor.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { aHost, ann, bob, fay, olu, type Screen } from '#tests/room/a-host.ts'
import { storeInHand } from '#tests/room/store-in-hand.ts'
import { aCounter } from './a-counter.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = (time = 0) => vi.advanceTimersByTimeAsync(time)
const done = { ok: true }
const refused = (code: string) => ({ ok: false, refusal: { code } })

/** A room in which ann has voted, and a close that waits for the counter. */
async function aClosing(more: { readonly hand?: ReturnType<typeof storeInHand> } = {}) {
  const { counter, asked } = aCounter()
  const room = await aHost({ counter, ...(more.hand && { store: more.hand.store }) })
  const poll = await room.openPoll({ k: 3 })
  await room.castBy(ann, poll, 1)
  const close = { type: 'closePoll', poll }
  const answered: string[] = []
  const ask = (name: string, actor: Actor, command: unknown, id?: string): Promise<Answer> => {
    const answer = room.ask(actor, command, id)
    void answer.then(() => answered.push(name))
    return answer
  }
  const known = () =>
    room
      .host()
      .state()
      .polls.get(poll as never)!
  return { room, poll, close, asked, ask, answered, known }
}

const countingOn = (screen: Screen, poll: string) => screen.view().shared.polls[poll as never]!.counting

describe('while it is counted', () => {
  test('[RH30] others are answered, people go on voting, and nothing is closed', async () => {
    const { room, close, asked, ask, answered, known, poll } = await aClosing()
    const closing = ask('close', fay, close)
    await settled(1_000)
    expect(asked).toHaveLength(1)
    expect(await room.castBy(bob, poll, 2)).toMatchObject(done)
    expect(await room.ask(ann, { type: 'updateSelf', organisation: 'Shelter' })).toMatchObject(done)
    expect(answered).toEqual([])
    expect(known().status).toBe('open')
    asked[0]!.finish()
    await settled()
    asked[1]!.finish()
    expect(await closing).toMatchObject(done)
    expect(known()).toMatchObject({ status: 'closed', result: { received: 2 } })
  })

  test('[RH30] a poll that takes little is closed at once', async () => {
    const { counter, asked } = aCounter()
    const room = await aHost({ counter: { ...counter, leastEffort: 15 } })
    const poll = await room.openPoll({ k: 3 })
    await room.castBy(ann, poll, 1)
    expect(await room.ask(fay, { type: 'closePoll', poll })).toMatchObject(done)
    expect(asked).toEqual([])
  })

  test('[RH36] everybody is told the step, and nothing else that they did not know', async () => {
    const { room, close, asked, ask, known, poll } = await aClosing()
    const screens = [room.screenOf(olu), room.screenOf(fay), room.screenOf(bob)]
    await settled(10_000)
    const before = screens.map(({ view }) => view().shared)
    const closing = ask('close', fay, close)
    await settled(1_000)
    for (const screen of screens) expect(countingOn(screen, poll)).toEqual({ step: 'waiting' })
    asked[0]!.tell('firmness')
    await settled(1_000)
    for (const [at, screen] of screens.entries()) {
      const { counting, ...rest } = screen.view().shared.polls[poll as never]!
      expect(counting).toEqual({ step: 'firmness' })
      expect({ ...screen.view().shared, polls: { [poll]: rest } }).toEqual(before[at])
    }
    asked[0]!.finish()
    await closing
    await settled(1_000)
    for (const screen of screens) {
      expect(countingOn(screen, poll)).toBeUndefined()
      expect(screen.gaps).toEqual([])
    }
    expect(known().status).toBe('closed')
  })

  test('[RH36] no screen ever says that it is open and no longer counted', async () => {
    const hand = storeInHand()
    const { room, close, asked, ask, poll } = await aClosing({ hand })
    const screen = room.screenOf(bob)
    const closing = ask('close', fay, close)
    await settled(1_000)
    hand.hold()
    asked[0]!.finish()
    await settled(1_000)
    expect(countingOn(screen, poll)).toEqual({ step: 'waiting' })
    hand.release()
    await closing
    await settled(1_000)
    expect(screen.view().shared.polls[poll as never]).toMatchObject({ status: 'closed' })
    const told = screen.changes.map(({ shared }) => JSON.stringify(shared ?? {}))
    expect(told.filter((text) => text.includes('"counting":null') && !text.includes('"closed"'))).toEqual([])
  })
})

describe('what was counted is out of date', () => {
  test.each([
    [
      'a ballot',
      (room: Awaited<ReturnType<typeof aHost>>, poll: string) =>
        room.ask(fay, { type: 'enterPaperBallots', poll, ballots: [{ number: 1, ballot: { dots: {} } }] }),
    ],
    ['a changed ballot', (room: Awaited<ReturnType<typeof aHost>>, poll: string) => room.castBy(ann, poll, 2)],
    [
      'a ballot taken back',
      (room: Awaited<ReturnType<typeof aHost>>, poll: string) => room.ask(ann, { type: 'withdrawBallot', poll }),
    ],
    [
      'an organisation',
      (room: Awaited<ReturnType<typeof aHost>>) => room.ask(ann, { type: 'updateSelf', organisation: 'Shelter' }),
    ],
    [
      'somebody taken out',
      (room: Awaited<ReturnType<typeof aHost>>) => room.ask(fay, { type: 'removePerson', person: ann.id }),
    ],
  ])('[RH31] %s: it is counted again', async (_, change) => {
    const { room, close, asked, known, poll } = await aClosing()
    await room.host().command(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
    const closing = room.ask(bob, close)
    await settled()
    expect(await change(room, poll)).toMatchObject(done)
    asked[0]!.finish()
    await settled()
    expect(known().status).toBe('open')
    expect(asked).toHaveLength(2)
    asked[1]!.finish()
    expect(await closing).toMatchObject(done)
    expect(known().result?.received).toBe(asked[1]!.count.ballots.length)
    expect(known().result?.eligible).toBe(asked[1]!.count.eligible)
  })

  test('[RH31] what else happens in the room does not make it so', async () => {
    const { room, close, asked, known } = await aClosing()
    const closing = room.ask(fay, close)
    await settled()
    await room.ask(bob, { type: 'proposeQuestion', text: 'Where?', action: 'Act' })
    await room.ask(bob, { type: 'updateSelf', name: 'Robert' })
    asked[0]!.finish()
    await closing
    expect(asked).toHaveLength(1)
    expect(known().status).toBe('closed')
  })

  test('[RH31] after three times the room stands still for it', async () => {
    const { room, close, asked, known, poll } = await aClosing()
    const closing = room.ask(fay, close)
    for (let tries = 0; tries < 3; tries++) {
      await settled()
      const ballots = [{ number: 1 + tries, ballot: { dots: {} } }]
      await room.host().command(fay, { type: 'enterPaperBallots', poll: poll as PollId, ballots })
      asked[tries]!.finish()
    }
    expect(await closing).toMatchObject(done)
    expect(asked.map(({ count }) => count.ballots.length)).toEqual([1, 2, 3])
    expect(known().result?.received).toBe(4)
    expect(room.log.join()).toContain('votes keep coming')
  })

  test('[RH31] [RH4] what could not be written meanwhile is not counted', async () => {
    const hand = storeInHand()
    const { room, close, asked, known, poll } = await aClosing({ hand })
    hand.hold()
    hand.breakDown()
    const lost = room.castBy(bob, poll, 2)
    const closing = room.ask(fay, close)
    await settled()
    expect(asked[0]!.count.ballots).toHaveLength(2)
    hand.release()
    expect(await lost).toEqual(refused('readOnly'))
    hand.mend()
    asked[0]!.finish()
    await settled(1_000)
    asked[1]?.finish()
    expect(await closing).toMatchObject(done)
    expect(known().result?.received).toBe(1)
  })
})

describe('order', () => {
  test('[RH32] whoever closes and reveals is answered in that order', async () => {
    const { close, asked, ask, answered, known, poll } = await aClosing()
    const answers = [
      ask('close', fay, close),
      ask('reveal', fay, { type: 'revealResult', poll }),
      ask('hide', fay, { type: 'hideResult', poll }),
    ]
    await settled(1_000)
    expect(answered).toEqual([])
    asked[0]!.finish()
    expect(await Promise.all(answers)).toMatchObject([done, done, done])
    expect(answered).toEqual(['close', 'reveal', 'hide'])
    expect(known().status).toBe('closed')
  })

  test('[RH32] [RH3] two closes and a repeated one are one count and one closing', async () => {
    const { room, close, asked, ask, known } = await aClosing()
    await room.host().command(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
    const answers = [ask('fay', fay, close, 'c'), ask('bob', bob, close, 'c'), ask('again', fay, close, 'c')]
    await settled()
    expect(asked).toHaveLength(1)
    asked[0]!.finish()
    const [first, , again] = await Promise.all(answers)
    expect(first).toMatchObject(done)
    expect(again).toEqual(first)
    const closings = (await room.store.load('room')).events.filter(({ type }) => type === 'pollClosed')
    expect(closings).toHaveLength(1)
    expect(known().status).toBe('closed')
  })

  test('[RH38] [VO8] the key of the poll is there until it is closed, and gone when that is answered', async () => {
    const hand = storeInHand()
    const { close, asked, ask, known } = await aClosing({ hand })
    const order: string[] = []
    const { append, shredPollKey } = hand.store
    Object.assign(hand.store, {
      append: async (...entry: Parameters<typeof append>) => {
        const head = await append(...entry)
        order.push(...entry[2].events.map(({ type }) => type))
        return head
      },
      shredPollKey: (...which: Parameters<typeof shredPollKey>) => {
        order.push('shredded')
        return shredPollKey(...which)
      },
    })
    const closing = ask('close', fay, close)
    void closing.then(() => order.push('answered'))
    await settled(1_000)
    expect(order).toEqual([])
    asked[0]!.finish()
    order.push('counted')
    await closing
    await settled()
    expect(order).toEqual(['counted', 'pollClosed', 'shredded', 'answered'])
    expect([...known().ballots.keys()]).toEqual(['ballot-000001'])
  })
})

describe('it comes to nothing', () => {
  test('[RH33] who is no facilitator any more when it is counted closes nothing', async () => {
    const { room, close, asked, known, poll } = await aClosing()
    await room.host().command(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
    const screen = room.screenOf(ann)
    const closing = room.ask(bob, close)
    await settled()
    await room.ask(fay, { type: 'setRole', person: bob.id, role: 'attendee' })
    asked[0]!.finish()
    expect(await closing).toMatchObject(refused('facilitatorOnly'))
    await settled(1_000)
    expect(known().status).toBe('open')
    expect(countingOn(screen, poll)).toBeUndefined()
  })

  test('[RH33] who has been taken out meanwhile is told so', async () => {
    const { room, close, asked, known } = await aClosing()
    await room.host().command(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
    const closing = room.ask(bob, close)
    await settled()
    await room.ask(fay, { type: 'removePerson', person: bob.id })
    asked[0]!.finish()
    expect(await closing).toEqual(refused('removed'))
    expect(known().status).toBe('open')
  })

  test('[RH33] a room that has closed meanwhile keeps its poll as it is', async () => {
    const { room, close, asked, known } = await aClosing()
    await room.host().command(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
    const closing = room.ask(bob, close)
    await settled()
    await room.ask(fay, { type: 'closeRoom' })
    asked[0]!.finish()
    expect(await closing).toMatchObject(refused('roomClosed'))
    expect(known().status).toBe('open')
    expect(known().result).toBeUndefined()
  })

  test('[RH30] who may not close it is told so at once, and nothing is counted', async () => {
    const { room, close, asked } = await aClosing()
    expect(await room.ask(ann, close)).toMatchObject(refused('facilitatorOnly'))
    expect(asked).toEqual([])
  })

  test('[RH34] a thread that is lost loses no result', async () => {
    const { room, close, asked, known } = await aClosing()
    const closing = room.ask(fay, close)
    await settled()
    asked[0]!.fail()
    expect(await closing).toMatchObject(done)
    expect(asked).toHaveLength(1)
    expect(known()).toMatchObject({ status: 'closed', result: { received: 1 } })
    expect(room.log.join()).toContain('counted in place')
  })

  test('[RH36] [RH4] a closing that could not be written leaves it open, and no longer counted', async () => {
    const hand = storeInHand()
    const { room, close, asked, known, poll } = await aClosing({ hand })
    const screen = room.screenOf(bob)
    const closing = room.ask(fay, close)
    await settled(1_000)
    expect(countingOn(screen, poll)).toBeDefined()
    hand.breakDown()
    asked[0]!.finish()
    expect(await closing).toEqual(refused('readOnly'))
    await settled(1_000)
    expect(known().status).toBe('open')
    expect(countingOn(screen, poll)).toBeUndefined()
  })

  test('[RH35] what a process that ends has not counted is open in the next, and closed by the same command', async () => {
    const { room, close, asked, known, poll } = await aClosing()
    const closing = room.ask(fay, close, 'the-close')
    await settled()
    const before = (await room.store.load('room')).events.length
    await room.host().close()
    asked[0]!.finish()
    expect(await closing).toEqual(refused('readOnly'))
    expect((await room.store.load('room')).events).toHaveLength(before)
    await room.wakeAgain()
    expect(known().status).toBe('open')
    const screen = room.screenOf(ann)
    expect(countingOn(screen, poll)).toBeUndefined()
    const again = room.ask(fay, close, 'the-close')
    await settled()
    asked[1]!.finish()
    expect(await again).toMatchObject(done)
    expect(known()).toMatchObject({ status: 'closed', result: { received: 1 } })
  })

  test('[RH37] nobody is there and it is not asleep', async () => {
    const { room, close, asked } = await aClosing()
    expect(room.host().isEmpty()).toBe(true)
    const closing = room.ask(fay, close)
    expect(room.host().isEmpty()).toBe(false)
    await settled()
    asked[0]!.finish()
    await closing
    await settled()
    expect(room.host().isEmpty()).toBe(true)
  })
})
