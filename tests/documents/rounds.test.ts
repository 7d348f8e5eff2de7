import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { askFrame, frameOf, updateFrame } from '#server/documents/frames.ts'
import { boardOf } from '#shared/board/doc.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { aHub } from './a-hub.ts'
import { diceOf } from './mutants.ts'
import { IDS, note } from './peers.ts'

/** Longer than a round. */
const A_ROUND = 50
const NOTHING = askFrame(Uint8Array.of(0))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type House = ReturnType<typeof aHub>
type Name = keyof typeof IDS
const soon = () => vi.advanceTimersByTimeAsync(1)
const aRound = () => vi.advanceTimersByTimeAsync(A_ROUND)

/** Somebody with a copy, which hears what the socket is sent and says what is done to it. */
function copyAt(house: House, name: Name) {
  const seat = house.sits(name)
  const doc = new Y.Doc()
  doc.clientID = IDS[name][0]
  const board = boardOf(doc)
  let heard = 0
  /** Frames that say something of the document, since this was last asked. */
  function hears() {
    const frames = seat.sent.slice(heard).map((bytes) => ({ bytes, frame: frameOf(bytes)! }))
    heard = seat.sent.length
    const told = frames.filter(({ frame }) => frame.type === 'update' || frame.type === 'answer')
    for (const { frame } of told) if ('update' in frame) Y.applyUpdate(doc, frame.update, 'heard')
    return told.map(({ bytes }) => bytes)
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'heard' || seat.says(updateFrame(update))))
  return { ...seat, doc, board, hears, texts: () => [...board.stickies().values()].map(({ text }) => text).toSorted() }
}

async function atWork() {
  const house = aHub()
  const [ann, bob, olu] = [copyAt(house, 'ann'), copyAt(house, 'bob'), copyAt(house, 'olu')]
  await house.loaded()
  await aRound()
  for (const one of [ann, bob, olu]) one.hears()
  return { ...house, house, ann, bob, olu }
}

describe('a round', () => {
  test('[BO80] makes one entry and one frame of what everybody sent in it, in its order', async () => {
    const { ann, bob, olu, double, hub } = await atWork()
    ann.board.put('a', note('A'))
    await soon()
    ann.board.wording('a')!.insert(1, 'n')
    bob.board.put('b', note('B'))
    await vi.advanceTimersByTimeAsync(10)
    ann.board.wording('a')!.insert(2, 'n')
    await vi.advanceTimersByTimeAsync(10)
    bob.board.move('b', [1, 1])
    ann.board.wording('a')!.delete(0, 1)
    expect([double.appended, olu.hears().length]).toEqual([1, 1])
    await aRound()
    expect([double.appended, olu.hears().length]).toEqual([2, 1])
    expect(olu.texts()).toEqual(['B', 'nn'])
    expect(olu.board.stickies().get('b')?.pos).toEqual([1, 1])
    await hub.close('restarting')
  })

  test('[BO80] waits for a slow store, and then makes one entry of all that came meanwhile', async () => {
    const { ann, olu, double, hub } = await atWork()
    let open = () => {}
    double.gate = new Promise((resolve) => (open = resolve))
    for (let at = 0; at < 5; at++) {
      ann.board.put(`a${at}`, note(`${at}`))
      await aRound()
    }
    expect([double.appended, olu.hears().length]).toEqual([0, 0])
    open()
    await aRound()
    expect([double.appended, olu.hears().length, olu.texts().length]).toEqual([2, 2, 5])
    await hub.close('restarting')
  })

  test('[BO81] begins at once for whoever comes after a rest', async () => {
    const { ann, double, hub } = await atWork()
    ann.board.put('a', note())
    await vi.advanceTimersByTimeAsync(0)
    expect(double.appended).toBe(1)
    await hub.close('restarting')
  })

  test('[BO80] in which somebody is refused counts for all others', async () => {
    const { ann, bob, olu, double, hub } = await atWork()
    ann.board.put('a', note('Ann'))
    bob.board.put('b', note('x'.repeat(300))) // for which the shadow is made anew
    const again = new Y.Doc()
    again.clientID = IDS.bob[1]
    boardOf(again).put('c', note('After it'))
    bob.says(updateFrame(Y.encodeStateAsUpdate(again)))
    ann.board.put('d', note('Ann again'))
    await aRound()
    olu.hears()
    expect([olu.texts(), bob.codes, ann.codes]).toEqual([['Ann', 'Ann again'], [4409], []])
    expect(double.appended).toBe(1)
    await hub.close('restarting')
  })
})

describe('who leaves before the round', () => {
  async function inARound() {
    const room = await atWork()
    room.ann.board.put('a', note('First'))
    await soon()
    room.bob.board.put('b', note('In between'))
    expect(room.double.appended).toBe(1)
    return room
  }

  test('[BO84] has said what came in, though the connection is gone', async () => {
    const { bob, olu, hub } = await inARound()
    bob.leaves()
    await aRound()
    olu.hears()
    expect(olu.texts()).toEqual(['First', 'In between'])
    await hub.close('restarting')
  })

  test('[BO84] because the server stops, finds it there afterwards', async () => {
    const { bob, hub, log, double } = await inARound()
    await hub.close('restarting')
    expect(bob.codes).toEqual([4503])
    const later = aHub({ log, double })
    const olu = copyAt(later, 'olu')
    await later.loaded()
    olu.says(NOTHING)
    await aRound()
    olu.hears()
    expect(olu.texts()).toEqual(['First', 'In between'])
    await later.hub.close('restarting')
  })

  test('[BO84] because of being removed, has said nothing', async () => {
    const { olu, hub } = await inARound()
    hub.dismiss('bob' as PersonId, 'notAllowed')
    await aRound()
    olu.hears()
    expect(olu.texts()).toEqual(['First'])
    await hub.close('restarting')
  })
})

describe('who comes new', () => {
  test('[BO82] is sent the very bytes that others were, and what came since; whoever has the answer has it all', async () => {
    const { house, ann, bob, hub } = await atWork()
    for (let at = 0; at < 200; at++) ann.board.put(`a${at}`, note(`Ann ${at}`))
    await vi.advanceTimersByTimeAsync(20_000)
    bob.hears()
    const answers: Uint8Array[] = []
    for (let turn = 0; turn < 4; turn++) {
      const olu = copyAt(house, 'olu')
      await soon()
      olu.says(NOTHING)
      await soon()
      answers.push(olu.hears().at(-1)!)
      expect(olu.texts()).toEqual(ann.texts())
      ann.board.move(`a${turn}`, [turn, 1])
      await aRound()
    }
    expect(answers.every((answer) => answer === answers[0])).toBe(true)
    await hub.close('restarting')
  })

  test('[BO82] hears nothing twice of what came between the question and the answer', async () => {
    const { house, ann, bob, double, hub } = await atWork()
    ann.board.put('a', note('Ann'))
    await aRound()
    bob.hears()
    const olu = copyAt(house, 'olu')
    Y.applyUpdate(olu.doc, Y.encodeStateAsUpdate(bob.doc), 'heard')
    await soon()
    olu.hears()
    let open = () => {}
    double.gate = new Promise((resolve) => (open = resolve))
    ann.board.put('b', note('Ann again'))
    await aRound()
    olu.says(askFrame(Y.encodeStateVector(olu.doc)))
    await aRound()
    expect(olu.hears()).toEqual([])
    open()
    await aRound()
    expect([olu.hears().length, olu.texts()]).toEqual([1, ['Ann', 'Ann again']])
    await hub.close('restarting')
  })

  test.each(Array.from({ length: 25 }, (_, seed) => [seed + 1]))(
    '[BO82] converges, whatever is edited while others come and go (seed %i)',
    async (seed) => {
      const { house, ann, bob, double, hub } = await atWork()
      const dice = diceOf(seed)
      const here = [ann, bob]
      for (let step = 0; step < 60; step++) {
        const one = here[dice(2)]!
        const id = `${one === ann ? 'a' : 'b'}${dice(30)}`
        const acts = [
          () => one.board.put(id, note('x'.repeat(1 + dice(250)))),
          () => one.board.move(id, [dice(99), dice(99)]),
          () => one.board.remove(id),
          () => one.board.wording(id)?.insert(0, 'More '),
          () => vi.advanceTimersByTimeAsync(dice(60)),
          () => here.forEach((copy) => copy.hears()),
          () => newcomer(),
        ]
        await acts[dice(acts.length)]!()
      }
      await vi.advanceTimersByTimeAsync(3_000)
      for (const copy of here) copy.hears()
      for (const copy of here) {
        expect(copy.doc.getMap('stickies').toJSON()).toEqual(ann.doc.getMap('stickies').toJSON())
        expect([copy.doc.store.pendingStructs, copy.doc.store.pendingDs]).toEqual([null, null])
      }
      expect(double.appended).toBeGreaterThan(1)
      await hub.close('restarting')

      async function newcomer() {
        const olu = copyAt(house, 'olu')
        const empty = dice(2) === 0
        if (!empty) Y.applyUpdate(olu.doc, Y.encodeStateAsUpdate(bob.doc), 'heard')
        await vi.advanceTimersByTimeAsync(dice(40))
        olu.says(empty ? NOTHING : askFrame(Y.encodeStateVector(olu.doc)))
        here.push(olu)
        if (here.length > 12) here.splice(2, 1)[0]!.leaves()
      }
    },
  )
})

describe('who reads slowly', () => {
  /** A thousand cards and more, some of them in each entry. */
  async function much({ board, doc }: ReturnType<typeof copyAt>, entries: number) {
    for (let entry = 0; entry < entries; entry++) {
      doc.transact(() => {
        for (let at = 0; at < 50; at++) board.put(`a${entry}-${at}`, note(`${entry} ${at} ${'x'.repeat(200)}`))
      })
      await aRound()
    }
  }

  test.each([
    ['what was missed in one piece', 5, 'update'],
    ['all of it when that is shorter', 60, 'answer'],
  ])('[BO85] is sent %s, once through with the rest', async (_, entries, type) => {
    const { ann, olu, hub } = await atWork()
    olu.unread(300 * 1024)
    ann.board.put('first', note())
    await aRound()
    expect(olu.hears().length).toBe(1)
    await much(ann, entries)
    expect(olu.hears()).toEqual([])
    olu.unread(0)
    await vi.advanceTimersByTimeAsync(400)
    const told = olu.hears()
    expect(frameOf(told.at(-1)!)?.type).toBe(type)
    if (type === 'update') expect(told.length).toBe(1)
    expect(olu.texts()).toEqual(ann.texts())
    await hub.close('restarting')
  })
})
