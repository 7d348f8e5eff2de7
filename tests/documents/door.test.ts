import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { askFrame, cursorsFrame, updateFrame } from '#server/documents/frames.ts'
import { boardOf } from '#shared/board/doc.ts'
import { SUBPROTOCOL } from '#shared/protocol/close-codes.ts'
import { note } from './peers.ts'
import { type RoomWithDocuments, roomWithDocuments } from './room-with-documents.ts'

let room: RoomWithDocuments
beforeEach(async () => {
  room = await roomWithDocuments()
})
afterEach(() => room.close())

/** Ann at the board with one sticky, so that it can be seen that nothing happens to it. */
async function annAtTheBoard() {
  const ann = await room.join('ann')
  await vi.waitFor(() => expect(ann.provider.synced).toBe(true))
  boardOf(ann.doc).put('s1', note())
  await vi.waitFor(() => expect(room.double.appended).toBe(1))
  return ann
}
const isUndisturbed = (doc: Y.Doc) => expect([...boardOf(doc).stickies().keys()]).toEqual(['s1'])

describe('without a good ticket', () => {
  test.each<[string, (good: string) => { path?: string; protocols?: string[] }]>([
    ['none at all', () => ({ protocols: [] })],
    ['no ticket beside the protocol', () => ({ protocols: [SUBPROTOCOL] })],
    ['a forged one', (good) => ({ protocols: [SUBPROTOCOL, `${good.slice(0, -4)}AAAA`] })],
    ['garbage', () => ({ protocols: [SUBPROTOCOL, 'a.b.c'] })],
    ['one for another room', () => ({ path: '/y/OTHER/board@1' })],
    ['one for another document', () => ({ path: '/y/ROOM/notes@1' })],
    ['a document nobody has', () => ({ path: '/y/ROOM/%2e%2e%2fetc@1' })],
  ])('[BO2] %s is told so', async (_, attempt) => {
    const { ticket } = await room.ticketFor('ann')
    const { path = '/y/ROOM/board@1', protocols = [SUBPROTOCOL, ticket] } = attempt(ticket)
    expect(await room.raw(path, protocols).closed).toBe(4401)
  })

  test('[BO2] one that was good a minute ago is told so', async () => {
    const { ticket } = await room.ticketFor('ann')
    room.settings.clock += 60_001
    expect(await room.raw('/y/ROOM/board@1', [SUBPROTOCOL, ticket]).closed).toBe(4401)
  })

  test('[BO2] three thousand names of documents allocate nothing', { timeout: 60_000 }, async () => {
    const load = vi.spyOn(room.log, 'load')
    const { ticket } = await room.ticketFor('ann')
    for (let hundred = 0; hundred < 30; hundred++) {
      const names = Array.from({ length: 100 }, (_, at) => `/y/ROOM/board${hundred}x${at}@1`)
      const codes = await Promise.all(names.map((name) => room.raw(name, [SUBPROTOCOL, ticket]).closed))
      expect(new Set(codes)).toEqual(new Set([4401]))
    }
    expect(load).not.toHaveBeenCalled()
  })

  test('[BO3] an old epoch is told so, by the ticket or by the address', async () => {
    const { ticket } = await room.ticketFor('ann')
    expect(await room.raw('/y/ROOM/board@0', [SUBPROTOCOL, ticket]).closed).toBe(4410)
    room.settings.epoch = 2
    expect(await room.raw('/y/ROOM/board@1', [SUBPROTOCOL, ticket]).closed).toBe(4410)
  })

  test('[BO18] somebody removed is not let in, nor anybody into a closed room', async () => {
    const [ann, bob] = [await room.ticketFor('ann'), await room.ticketFor('bob')]
    room.gone.add('ann')
    expect(await room.raw('/y/ROOM/board@1', [SUBPROTOCOL, ann.ticket]).closed).toBe(4403)
    room.settings.closed = true
    expect(await room.raw('/y/ROOM/board@1', [SUBPROTOCOL, bob.ticket]).closed).toBe(4403)
  })
})

/** A state vector in which a hundred thousand strangers have written something. */
function manyPeople(): Uint8Array {
  const out = encoding.createEncoder()
  encoding.writeVarUint(out, 100_000)
  for (let at = 0; at < 100_000; at++) for (const value of [1_000 + at, 1]) encoding.writeVarUint(out, value)
  return encoding.toUint8Array(out)
}

describe('what is not a good frame', () => {
  test.each<[string, string | Uint8Array, number]>([
    ['text', 'hello', 4409],
    ['an empty one', Uint8Array.of(), 4409],
    ['an unknown type', Uint8Array.of(9, 1, 0), 4409],
    ['something left over', Uint8Array.of(0, 2, 2, 0, 0, 7), 4409],
    ['one shorter than it says', Uint8Array.of(0, 2, 200, 1), 4409],
    ['33 million structs in seven bytes', updateFrame(Uint8Array.of(1, 0xc0, 0x94, 0xde, 0x0f, 5, 0)), 4409],
    ['a state vector that is none', askFrame(Uint8Array.of(200, 200, 1, 5)), 4409],
    ['a state vector of 100,000 people', askFrame(manyPeople()), 4409],
    ['an update of more than 256 KiB', updateFrame(new Uint8Array(300_000)), 4409],
    ['more than 1 MiB', new Uint8Array(2 ** 20 + 1), 1009],
    ['90 MB', new Uint8Array(90e6), 1009],
  ])('[BO4] [BO14] %s closes the connection and disturbs nobody', async (_, frame, code) => {
    const ann = await annAtTheBoard()
    const bob = await room.rawAs('bob')
    bob.socket.send(frame)
    expect(await bob.closed).toBe(code)
    isUndisturbed(ann.doc)
    expect(ann.provider.wsconnected).toBe(true)
    expect(room.double.appended).toBe(1)
  })

  test('[BO4] 100,000 fragments of one byte close the connection', { timeout: 60_000 }, async () => {
    const bob = await room.rawAs('bob')
    for (let at = 0; at < 100_000 && bob.socket.readyState === bob.socket.OPEN; at++)
      bob.socket.send(Uint8Array.of(1), { fin: false, binary: true })
    expect([1006, 1008, 1009]).toContain(await bob.closed)
  })

  test('[BO14] nothing more is read from a connection that was refused', async () => {
    const ann = await annAtTheBoard()
    const bob = await room.rawAs('bob')
    const own = new Y.Doc()
    own.clientID = bob.clientId
    boardOf(own).put('s2', note())
    bob.socket.send(Uint8Array.of(9))
    bob.socket.send(updateFrame(Y.encodeStateAsUpdate(own)))
    expect(await bob.closed).toBe(4409)
    boardOf(ann.doc).move('s1', [1, 1])
    await vi.waitFor(() => expect(room.double.appended).toBe(2))
    isUndisturbed(ann.doc)
    isUndisturbed(await room.door().document('ROOM', 'board'))
  })

  test('[BO14] the third refusal in a minute ends trying, for a minute', async () => {
    const codes: number[] = []
    for (let time = 0; time < 3; time++) {
      const bob = await room.rawAs('bob')
      bob.socket.send(updateFrame(Uint8Array.of(1, 1)))
      codes.push(await bob.closed)
    }
    expect(codes).toEqual([4409, 4409, 4429])
    expect(await (await room.rawAs('bob')).closed).toBe(4429)
    room.settings.clock += 60_001
    const bob = await room.join('bob')
    await vi.waitFor(() => expect(bob.provider.synced).toBe(true))
    expect(room.events.map((event) => event.type === 'updateRefused' && event.fault)).toEqual(
      Array(3).fill('malformed'),
    )
  })

  test('[BO16] asking for the whole document a thousand times sends the asker away', async () => {
    await annAtTheBoard()
    const bob = await room.rawAs('bob')
    for (let time = 0; time < 1_000; time++) bob.socket.send(askFrame(Uint8Array.of(0)))
    expect(await bob.closed).toBe(4429)
    expect(bob.frames.length).toBeLessThan(12)
  })

  test('[BO16] one update a thousand times changes nothing and is read at the pace that is allowed', async () => {
    const ann = await annAtTheBoard()
    const bob = await room.rawAs('bob')
    const frame = updateFrame(Y.encodeStateAsUpdate(ann.doc))
    for (let time = 0; time < 1_000; time++) bob.socket.send(frame)
    boardOf(ann.doc).move('s1', [5, 5])
    await vi.waitFor(() => expect(room.double.appended).toBe(2))
    expect(bob.socket.readyState).toBe(bob.socket.OPEN)
    isUndisturbed(ann.doc)
  })

  test('[BO17] cursors of twenty thousand people are dropped', async () => {
    const ann = await annAtTheBoard()
    const bob = await room.rawAs('bob')
    bob.socket.send(cursorsFrame(new Uint8Array(100_000).fill(1)))
    bob.socket.send(cursorsFrame(Uint8Array.of(255, 255, 255, 255, 15)))
    bob.socket.send(askFrame(Uint8Array.of(0)))
    await vi.waitFor(() => expect(bob.frames.length).toBeGreaterThan(1))
    expect(ann.provider.awareness.getStates().size).toBe(1)
  })
})
