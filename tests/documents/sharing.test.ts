import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { note } from './peers.ts'
import { type RoomWithDocuments, roomWithDocuments } from './room-with-documents.ts'

let room: RoomWithDocuments
beforeEach(async () => {
  room = await roomWithDocuments()
})
afterEach(() => room.close())

async function seated(name: string, doc = new Y.Doc()) {
  const joined = await room.join(name, 'board', doc)
  await vi.waitFor(() => expect(joined.provider.synced).toBe(true))
  return { ...joined, board: boardOf(doc) }
}
const texts = (doc: Y.Doc) => [...boardOf(doc).stickies().values()].map(({ text }) => text).toSorted()

describe('two people at a board', () => {
  test('[BO11] see the same, whoever writes', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    ann.board.put('s1', note('From Ann'))
    bob.board.put('s2', note('From Bob'))
    await vi.waitFor(() => expect(texts(bob.doc)).toEqual(['From Ann', 'From Bob']))
    bob.board.wording('s1')?.insert(0, 'Not ')
    await vi.waitFor(() => expect(texts(ann.doc)).toEqual(['From Bob', 'Not From Ann']))
    const olu = await seated('olu')
    expect(texts(olu.doc)).toEqual(texts(ann.doc))
  })

  test('[BO5] an edit after the stage closed is refused, and the others see nothing of it', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    ann.board.put('s1', note())
    await vi.waitFor(() => expect(texts(bob.doc)).toEqual(['Hello']))
    room.settings.stage = 'voting'
    bob.board.put('s2', note('Too late'))
    await vi.waitFor(() => expect(bob.closes).toEqual([4409]))
    const fay = await seated('fay')
    fay.board.put('s3', note('Still may'))
    await vi.waitFor(() => expect(texts(ann.doc)).toEqual(['Hello', 'Still may']))
  })

  test('[BO5] an edit in a locked stage is refused', async () => {
    const ann = await seated('ann')
    room.settings.locked = true
    ann.board.put('s1', note())
    await vi.waitFor(() => expect(ann.closes).toEqual([4409]))
  })

  test('[BO5] an observer reads, and is refused as soon as they write', async () => {
    const [ann, olu] = [await seated('ann'), await seated('olu')]
    ann.board.put('s1', note())
    await vi.waitFor(() => expect(texts(olu.doc)).toEqual(['Hello']))
    olu.board.put('s2', note('Mine'))
    await vi.waitFor(() => expect(olu.closes).toEqual([4409]))
    expect(texts(ann.doc)).toEqual(['Hello'])
  })

  test('[BO8] another’s sticky deleted is refused, and stays', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    ann.board.put('s1', note())
    await vi.waitFor(() => expect(texts(bob.doc)).toEqual(['Hello']))
    bob.board.remove('s1')
    await vi.waitFor(() => expect(bob.closes).toEqual([4409]))
    expect(texts(ann.doc)).toEqual(['Hello'])
    expect(texts((await seated('bob')).doc)).toEqual(['Hello'])
  })

  test('[BO6] what was done offline under an older client id comes with the next connection', async () => {
    const ann = await seated('ann')
    ann.board.put('s1', note('Before'))
    await vi.waitFor(() => expect(room.double.appended).toBe(1))
    ann.provider.disconnect()
    ann.board.put('s2', note('Offline'))
    ann.board.remove('s1')
    const again = await seated('ann', ann.doc)
    again.board.put('s3', note('After'))
    const bob = await seated('bob')
    await vi.waitFor(() => expect(texts(bob.doc)).toEqual(['After', 'Offline']))
    expect(again.closes).toEqual([])
  })

  test('[BO18] somebody removed is disconnected, and in a closed room everybody', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    room.door().removePerson('ROOM', 'bob' as PersonId)
    await vi.waitFor(() => expect(bob.closes).toEqual([4403]))
    ann.board.put('s1', note('Last words'))
    await vi.waitFor(() => expect(room.double.appended).toBe(1))
    await room.door().closeRoom('ROOM')
    await vi.waitFor(() => expect(ann.closes).toEqual([4403]))
    expect(bob.closes).toEqual([4403])
  })
})

describe('what is written down', () => {
  test('[BO12] a restart loses nothing', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    for (let at = 0; at < 20; at++) (at % 2 ? ann : bob).board.put(`s${at}`, note(`Number ${at}`))
    ann.board.remove('s1')
    await vi.waitFor(() => expect(texts(bob.doc).length).toBe(19))
    const before = texts(ann.doc)
    await room.restart()
    await vi.waitFor(() => expect(ann.closes).toEqual([4503]))
    expect(texts((await seated('bob')).doc)).toEqual(before)
    const copy = await room.door().document('ROOM', 'board')
    expect(texts(copy)).toEqual(before)
  })

  test('[BO12] an edit that is still being read when the server stops is written or sent again', async () => {
    const ann = await seated('ann')
    ann.board.put('s1', note('In flight'))
    await room.restart()
    await seated('ann', ann.doc)
    expect(texts((await seated('bob')).doc)).toEqual(['In flight'])
  })

  test('[BO12] nobody hears of a change that is not yet durable, not even who comes new', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    let open = () => {}
    room.double.gate = new Promise((resolve) => (open = resolve))
    const append = vi.spyOn(room.log, 'append')
    ann.board.put('s1', note())
    await vi.waitFor(() => expect(append).toHaveBeenCalledOnce())
    const fay = await room.join('fay')
    await vi.waitFor(() => expect(fay.provider.synced).toBe(true))
    expect([texts(bob.doc), texts(fay.doc)]).toEqual([[], []])
    open()
    await vi.waitFor(() => expect([texts(bob.doc), texts(fay.doc)]).toEqual([['Hello'], ['Hello']]))
  })

  test('[BO12] what happens within a tick is one entry and one frame', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    let frames = 0
    bob.provider.ws!.addEventListener('message', () => frames++)
    for (let at = 0; at < 50; at++) ann.board.put(`s${at}`, note())
    await vi.waitFor(() => expect(texts(bob.doc).length).toBe(50))
    expect(room.double.appended).toBeLessThan(10)
    expect(frames).toBeLessThan(12)
  })

  test('[BO13] when the store fails everybody is told to come back, and sees only what is durable', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    ann.board.put('s1', note('Kept'))
    await vi.waitFor(() => expect(texts(bob.doc)).toEqual(['Kept']))
    room.double.failing = true
    ann.board.put('s2', note('Not kept'))
    await vi.waitFor(() => expect([ann.closes, bob.closes]).toEqual([[4503], [4503]]))
    expect(texts(bob.doc)).toEqual(['Kept'])
    const later = await room.join('bob')
    await vi.waitFor(() => expect(later.closes).toEqual([4503]))
    expect(room.events.map(({ type }) => type)).toEqual(['storeFailed', 'storeFailed'])
    room.double.failing = false
    expect(texts((await seated('bob')).doc)).toEqual(['Kept'])
    await seated('ann', ann.doc)
    await vi.waitFor(async () =>
      expect(texts(await room.door().document('ROOM', 'board'))).toEqual(['Kept', 'Not kept']),
    )
  })

  test('[BO13] a log with a gap is not used', async () => {
    const source = new Y.Doc()
    source.getMap('stickies').set('a', new Y.Map())
    const before = Y.encodeStateVector(source)
    source.getMap('stickies').set('b', new Y.Map())
    await room.log.append('ROOM', 'board@1', Y.encodeStateAsUpdate(source, before))
    const ann = await room.join('ann')
    await vi.waitFor(() => expect(ann.closes).toEqual([4503]))
    await expect(room.door().document('ROOM', 'board')).rejects.toThrow('gap')
  })

  test('[BO21] a long log is compacted, and loses nothing', async () => {
    const source = new Y.Doc()
    source.clientID = 3
    const waiting: Promise<number>[] = []
    source.on('update', (update: Uint8Array) => waiting.push(room.log.append('ROOM', 'board@1', update)))
    for (let at = 0; at < 600; at++) boardOf(source).put(`s${at}`, note(`${at}`))
    await Promise.all(waiting)
    const ann = await seated('ann')
    ann.board.put('new', note('new'))
    await vi.waitFor(() => expect(room.double.entries('ROOM', 'board@1')).toBe(1))
    ann.board.put('newer', note('newer'))
    await vi.waitFor(() => expect(room.double.entries('ROOM', 'board@1')).toBe(2))
    await room.restart()
    expect(room.double.entries('ROOM', 'board@1')).toBe(1)
    expect(texts((await seated('bob')).doc).length).toBe(602)
  })

  test('[BO20] a beginning that was cut short is begun again, with what came since', async () => {
    const ann = await seated('ann')
    ann.board.put('s1', note('Early'))
    await vi.waitFor(() => expect(room.double.appended).toBe(1))
    const keep = (_root: unknown, _key: string, entry: unknown) => entry
    const cut = room.door().renew('ROOM', 'board', keep, () => Promise.reject(new Error('cut short')))
    await expect(cut).rejects.toThrow('cut short')
    const again = await seated('ann')
    again.board.put('s2', note('Late'))
    await vi.waitFor(async () => expect((await room.log.load('ROOM', 'board@1')).last).toBeGreaterThan(1))
    await room.door().renew('ROOM', 'board', keep, async (epoch) => void (room.settings.epoch = epoch))
    expect(texts((await seated('bob')).doc)).toEqual(['Early', 'Late'])
  })

  test('[BO20] a document begun anew holds what was kept, and nothing else in its bytes', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    ann.board.put('s1', { ...note('Stays'), by: 'ann' as PersonId })
    ann.board.put('s2', note('Goes'))
    bob.board.link('l1', { from: 's1', to: 's2', kind: 'relates' })
    await vi.waitFor(() => expect(boardOf(ann.doc).links().size).toBe(1))
    await vi.waitFor(() => expect(texts(bob.doc).length).toBe(2))
    const { by: _, ...anonymous } = note('Stays') as ReturnType<typeof note> & { by?: string }
    await room.door().renew(
      'ROOM',
      'board',
      (root, key, entry) => (root === 'links' ? entry : key === 's1' ? anonymous : undefined),
      async (epoch) => {
        room.settings.epoch = epoch
      },
    )
    await vi.waitFor(() => expect([ann.closes, bob.closes]).toEqual([[4410], [4410]]))
    expect(room.double.entries('ROOM', 'board@1')).toBe(0)
    const { updates } = await room.log.load('ROOM', 'board@2')
    const written = Buffer.concat(updates).toString('latin1')
    expect(['Stays', 'Goes', 'ann'].map((word) => written.includes(word))).toEqual([true, false, false])
    const again = await seated('bob')
    expect([...again.board.stickies().keys(), ...again.board.links().keys()]).toEqual(['s1', 'l1'])
    again.board.move('s1', [3, 3])
    const fay = await seated('fay')
    await vi.waitFor(() => expect(fay.board.stickies().get('s1')?.pos).toEqual([3, 3]))
  })
})

describe('cursors', () => {
  const cursorsAt = (peer: { provider: { awareness: { getStates(): Map<number, object> } } }) => [
    ...peer.provider.awareness.getStates().values(),
  ]

  test('[BO17] are shown to the others under the name the server knows, and go with their owner', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    bob.provider.awareness.setLocalState({ at: [3, 4], user: { id: 'fay', name: 'The facilitator' } })
    const shown = { at: [3, 4], user: { id: 'bob', name: 'bob the first' } }
    await vi.waitFor(() => expect(cursorsAt(ann)).toContainEqual(shown))
    const fay = await seated('fay')
    await vi.waitFor(() => expect(cursorsAt(fay)).toContainEqual(shown))
    expect(bob.provider.awareness.getLocalState()).toMatchObject({ user: { id: 'fay' } })
    bob.provider.destroy()
    await vi.waitFor(() => expect(cursorsAt(ann)).not.toContainEqual(shown))
  })

  test('[BO17] of another are not spoken for, of an observer not shown, and long ones dropped', async () => {
    const [ann, bob, olu] = [await seated('ann'), await seated('bob'), await seated('olu')]
    olu.provider.awareness.setLocalState({ at: [1, 1] })
    ann.provider.awareness.setLocalState({ at: 'x'.repeat(600) })
    bob.provider.awareness.clientID = ann.clientId
    bob.provider.awareness.setLocalState({ at: [2, 2] })
    const fay = await seated('fay')
    fay.provider.awareness.setLocalState({ at: [9, 9] })
    await vi.waitFor(() => expect(cursorsAt(bob)).toContainEqual(expect.objectContaining({ at: [9, 9] })))
    expect(cursorsAt(fay)).toEqual([{ at: [9, 9] }])
  })
})
