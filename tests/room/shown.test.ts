import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aHost, ann, bob, CODE, fay, olu } from './a-host.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = (time = 0) => vi.advanceTimersByTimeAsync(time)
const propose = (text: string) => ({ type: 'proposeQuestion', text, action: 'Do something' })

describe('changes', () => {
  test('[RH7] what happens in one moment is told once to each audience', async () => {
    const room = await aHost()
    await settled(1_000)
    const before = room.told.length
    for (const n of [1, 2, 3, 4, 5]) await room.ask(fay, propose(`Question ${n}?`))
    await settled(1_000)
    expect(room.told.slice(before).map(({ audience }) => audience)).toEqual(['everyone', 'facilitators'])
    const [{ change }] = room.told.slice(before) as unknown as [{ change: { shared: Record<string, unknown> } }]
    expect(Object.keys(change.shared)).toEqual(['questions'])
    expect(Object.keys(change.shared['questions'] as object)).toHaveLength(5)
  })

  test('[RH7] merged in order they give exactly what somebody who comes now is shown', async () => {
    const room = await aHost()
    const screens = [room.screenOf(fay), room.screenOf(ann), room.screenOf(olu)]
    await room.ask(fay, { type: 'moveToStage', stage: room.stage('questions') })
    await room.ask(ann, propose('Where is it cold?'))
    await settled(300)
    await room.ask(fay, { type: 'parkQuestion', question: room.questions()[0] })
    await room.ask(fay, { type: 'mergeQuestions', into: room.questions()[1], from: [room.questions()[2]] })
    await room.ask(fay, { type: 'updateRoom', title: 'Warmer homes' })
    await settled(1_000)
    for (const [n, actor] of [fay, ann, olu].entries()) {
      expect(screens[n]!.gaps).toEqual([])
      const fresh = room.screenOf(actor)
      await settled(1_000)
      expect(screens[n]!.view()).toEqual(fresh.view())
    }
  })

  test('[RH7] who comes back with the newest revision gets no view again; an older one does', async () => {
    const room = await aHost()
    const revision = room.screenOf(ann).view().revision
    await settled(1_000)
    const current = room.screenOf(ann).view().revision
    await settled(1_000)
    const back = room.screenOf(ann, current)
    expect([back.views.length, back.changes]).toEqual([0, [{ revision: current, from: current }]])
    expect(room.screenOf(ann, revision - 1).views).toHaveLength(1)
  })

  test('[RH7] who asks for what was missed gets it, and who missed nothing is told so', async () => {
    const room = await aHost()
    const screen = room.screenOf(ann)
    await settled(1_000)
    const { revision } = screen.view()
    room.host().sync(screen.viewer, revision)
    expect(screen.changes.at(-1)).toEqual({ revision, from: revision })
    room.host().sync(screen.viewer, revision - 1)
    expect(screen.views).toHaveLength(2)
  })

  test('[RH7] revisions after a restart are higher than any before it', async () => {
    const room = await aHost()
    const screen = room.screenOf(ann)
    for (const n of [1, 2, 3]) {
      await room.ask(fay, propose(`Question ${n}?`))
      await settled(1_000)
    }
    await room.wakeAgain()
    expect(room.screenOf(ann).view().revision).toBeGreaterThan(screen.view().revision + 1_000_000)
  })

  test('who leaves is no longer present, in all of their windows', async () => {
    const room = await aHost()
    const [one, two, watching] = [room.screenOf(ann), room.screenOf(ann), room.screenOf(olu)]
    await settled(1_000)
    expect(watching.view().shared.people).toMatchObject({ present: 1, joined: 3 })
    room.host().leave(one.viewer)
    room.host().leave(one.viewer)
    await settled(1_000)
    expect(watching.view().shared.people.present).toBe(1)
    room.host().leave(two.viewer)
    await settled(1_000)
    expect(watching.view().shared.people.present).toBe(0)
  })
})

describe('one’s own view', () => {
  test('[RH14] moves for its person in every window, and no other own view is sent', async () => {
    const room = await aHost()
    await room.ask(fay, { type: 'moveToStage', stage: room.stage('questions') })
    const [phone, laptop, other] = [room.screenOf(ann), room.screenOf(ann), room.screenOf(bob)]
    await settled(1_000)
    await room.ask(ann, propose('Where is it cold?'))
    await settled(1_000)
    for (const screen of [phone, laptop]) expect(Object.values(screen.view().own.questions)).toHaveLength(1)
    expect(other.changes.filter(({ own }) => own)).toEqual([])
    await room.ask(fay, { type: 'parkQuestion', question: room.questions()[2] })
    await settled(1_000)
    expect(Object.values(phone.view().own.questions)).toMatchObject([{ status: 'parked' }])
  })

  test('[RH14] [VO8] one’s ballot goes from one’s own view when an anonymous poll closes', async () => {
    const room = await aHost()
    const screen = room.screenOf(ann)
    const poll = await room.openPoll()
    await room.castBy(ann, poll, 1)
    await settled(1_000)
    expect(Object.keys(screen.view().own.ballots)).toEqual([poll])
    await room.ask(fay, { type: 'closePoll', poll })
    await settled(1_000)
    expect(screen.view().own.ballots).toEqual({})
    await expect(room.store.pollKey('room', poll)).resolves.toBeDefined() // asking makes a new one, which knows nobody
    await room.wakeAgain()
    expect(room.screenOf(ann).view().own.ballots).toEqual({})
  })
})

describe('roles', () => {
  test('[RH8] a new facilitator sees the roster at once; one no more sees it never again', async () => {
    const room = await aHost()
    const screen = room.screenOf(ann)
    await settled(1_000)
    expect(screen.view().shared.people).not.toHaveProperty('roster')
    await room.ask(fay, { type: 'setRole', person: 'ann', role: 'facilitator' })
    expect(screen.audience()).toBe('facilitators')
    expect(screen.view().shared.people).toHaveProperty('roster.bob')
    await room.ask(fay, { type: 'parkQuestion', question: room.questions()[0] })
    await settled(1_000)
    expect(screen.gaps).toEqual([])
    expect(screen.view().own.person.role).toBe('facilitator')
    await room.ask(fay, { type: 'setRole', person: 'ann', role: 'attendee' })
    expect(screen.audience()).toBe('everyone')
    const from = screen.changes.length
    await room.ask(bob, { type: 'updateSelf', name: 'Roberta' })
    await settled(1_000)
    expect(screen.view().shared.people).not.toHaveProperty('roster')
    expect(JSON.stringify(screen.changes.slice(from))).not.toContain('Roberta')
  })

  test('[RO2] nothing for facilitators is told to everyone', async () => {
    const room = await aHost()
    await room.ask(fay, { type: 'moveToStage', stage: room.stage('questions') })
    await room.ask(ann, propose('A waiting secret?'))
    await room.ask(bob, { type: 'updateSelf', name: 'Roberta' })
    await settled(1_000)
    const seen = JSON.stringify(room.told.filter(({ audience }) => audience === 'everyone'))
    for (const secret of ['roster', 'Roberta', 'waiting secret', 'acts']) expect(seen).not.toContain(secret)
    expect(JSON.stringify(room.told)).toContain('Roberta')
  })

  test('[RH9] who is removed hears so, after fay was answered; nothing more is done for them', async () => {
    const room = await aHost()
    const [screen, other] = [room.screenOf(ann), room.screenOf(bob)]
    let goodbyesAtAnswer: readonly string[] | undefined
    await room.ask(fay, { type: 'removePerson', person: 'ann' }).then(() => (goodbyesAtAnswer = [...screen.goodbyes]))
    await settled(10)
    expect([goodbyesAtAnswer, screen.goodbyes, other.goodbyes]).toEqual([[], ['removed'], []])
    expect(await room.ask(ann, { type: 'updateSelf', name: 'Ann again' })).toMatchObject({
      refusal: { code: 'removed' },
    })
    expect(room.host().actorOf(ann.id)).toBeUndefined()
    expect(room.host().mayWrite('board', ann.id)).toBe(false)
  })

  test('[RH9] a deleted room sends everybody away', async () => {
    const room = await aHost()
    const screens = [room.screenOf(fay), room.screenOf(ann)]
    await room.ask(fay, { type: 'deleteRoom', title: 'Warm homes' })
    await settled(10)
    expect(screens.map(({ goodbyes }) => goodbyes)).toEqual([['roomClosed'], ['roomClosed']])
  })

  test('the code of the room and the address to share are in the view', async () => {
    const room = await aHost()
    expect(room.screenOf(ann).view().shared.room).toMatchObject({ code: CODE, address: 'http://192.0.2.7:3000' })
  })
})
