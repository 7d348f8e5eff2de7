import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as Socket, WebSocketServer } from 'ws'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { connectDocument } from '#client/realtime/document-connection.ts'
import { OwnAwareness } from '#client/realtime/own-awareness.ts'
import { stockProvider } from '#client/realtime/stock-provider.ts'
import { boardOf } from '#shared/board/doc.ts'
import { unsentOnBoard } from '#shared/board/unsent.ts'

// Node 20 has no WebSocket of its own.
beforeEach(() => void vi.stubGlobal('WebSocket', Socket))

const closings: Array<() => void> = []
afterEach(() => {
  closings.splice(0).forEach((close) => close())
  vi.unstubAllGlobals()
})

/** The smallest server that speaks the protocol and can be told to refuse. */
async function wire() {
  const doc = new Y.Doc()
  const visits: Array<{ path: string; protocols: string; socket: Socket }> = []
  const awareness: Uint8Array[] = []
  let refuses = (_: Uint8Array) => false
  const http = createServer()
  const server = new WebSocketServer({ server: http, handleProtocols: () => 'questions-first.y1' })
  const send = (socket: Socket, write: (out: encoding.Encoder) => void) => {
    const out = encoding.createEncoder()
    encoding.writeVarUint(out, 0)
    write(out)
    socket.send(encoding.toUint8Array(out))
  }
  doc.on('update', (update: Uint8Array) =>
    server.clients.forEach((each) => send(each, (out) => writeUpdate(out, update))),
  )
  server.on('connection', (socket, { url = '', headers }) => {
    visits.push({ path: url, protocols: headers['sec-websocket-protocol'] ?? '', socket })
    socket.on('message', (bytes: Buffer) => {
      if (socket.readyState !== socket.OPEN) return
      const message = new Uint8Array(bytes)
      const input = decoding.createDecoder(message)
      if (decoding.readVarUint(input) !== 0) return void awareness.push(message)
      if (message[1] !== 0 && refuses(message)) return socket.close(4409)
      const reply = encoding.createEncoder()
      encoding.writeVarUint(reply, 0)
      readSyncMessage(input, reply, doc, 'network')
      if (encoding.length(reply) > 1) socket.send(encoding.toUint8Array(reply))
    })
    send(socket, (out) => writeSyncStep1(out, doc))
  })
  await new Promise<void>((ready) => void http.listen(0, '127.0.0.1', ready))
  closings.push(() => {
    server.clients.forEach((socket) => socket.terminate())
    http.close()
  })
  return {
    doc,
    visits,
    awareness,
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/y/K7MX4QTB`,
    refuse: (when: (bytes: Uint8Array) => boolean) => void (refuses = when),
  }
}

function person(url: string, clientId: number) {
  let tickets = 0
  const waits: Array<() => void> = []
  const connection = connectDocument({
    requestTicket: async () => ({
      ok: true,
      ticket: `t${++tickets}`,
      document: 'board@1',
      clientId: clientId + tickets,
    }),
    makeProvider: stockProvider(url),
    unsent: unsentOnBoard,
    later: (_, then) => (waits.push(then), () => undefined),
    random: () => 1,
    isSeen: () => true,
  })
  closings.push(connection.close)
  const board = () => boardOf(connection.current().doc)
  return {
    connection,
    board,
    waits,
    isLive: () => vi.waitFor(() => expect(connection.current().status).toBe('live')),
    isAway: () => vi.waitFor(() => expect(connection.current().status).not.toBe('live')),
  }
}

const card = { kind: 'note', text: 'Ask the water company', pos: [0, 0] } as const

test('[BO40] the stock provider opens the document with protocol and ticket, and writes under the id it was given', async () => {
  const server = await wire()
  const ann = person(server.url, 1000)
  await ann.isLive()
  expect(server.visits[0]).toMatchObject({ path: '/y/K7MX4QTB/board@1', protocols: 'questions-first.y1,t1' })
  ann.board().put('s1', card)
  await vi.waitFor(() => expect(boardOf(server.doc).stickies().size).toBe(1))
  expect([...Y.decodeStateVector(Y.encodeStateVector(server.doc)).keys()]).toEqual([1001])
})

test('[BO41] what is written while the line is down is there for all once it is back', async () => {
  const server = await wire()
  const [ann, bob] = [person(server.url, 1000), person(server.url, 2000)]
  await Promise.all([ann.isLive(), bob.isLive()])
  ann.board().put('s1', card)
  await vi.waitFor(() => expect(bob.board().stickies().size).toBe(1))
  server.visits[0]!.socket.terminate()
  await ann.isAway()
  ann.board().wording('s1')!.insert(0, 'First: ')
  ann.board().put('s2', card)
  bob.board().set('s1', 'dataStage', 'using')
  ann.waits.at(-1)!()
  await ann.isLive()
  await vi.waitFor(() => expect(bob.board().stickies().size).toBe(2))
  expect(bob.board().stickies().get('s1')).toEqual({
    ...card,
    text: 'First: Ask the water company',
    dataStage: 'using',
  })
  expect(ann.board().stickies()).toEqual(bob.board().stickies())
})

test('[BO42] after a refusal the board is as the server has it, and the words are handed back', async () => {
  const server = await wire()
  const ann = person(server.url, 1000)
  await ann.isLive()
  ann.board().put('s1', card)
  await vi.waitFor(() => expect(boardOf(server.doc).stickies().size).toBe(1))
  server.refuse(() => true)
  ann.board().put('s2', { ...card, text: 'This one is refused' })
  await ann.isAway()
  server.refuse(() => false)
  ann.waits.at(-1)!()
  await ann.isLive()
  expect([...ann.board().stickies().keys()]).toEqual(['s1'])
  expect(ann.connection.current().recovered).toEqual([{ id: 's2', text: 'This one is refused' }])
})

test('[BO46] cursors of others are not repeated to the server, and who does nothing sends none', async () => {
  const server = await wire()
  const ann = person(server.url, 1000)
  await ann.isLive()
  expect(server.awareness).toEqual([])
  const awareness = ann.connection.current().awareness!
  const { Awareness, encodeAwarenessUpdate, applyAwarenessUpdate } = await import('y-protocols/awareness')
  const bob = new Awareness(new Y.Doc())
  closings.push(() => bob.destroy())
  bob.setLocalState({ at: [1, 1] })
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(bob, [bob.clientID]), 'network')
  expect(awareness.getStates().size).toBe(1)
  awareness.setLocalState({ at: [2, 2] })
  await vi.waitFor(() => expect(server.awareness).toHaveLength(1))
})

/** A socket in the test's hands. */
class HeldSocket {
  static latest: HeldSocket
  readonly OPEN = 1
  readyState = 0
  onopen = () => undefined
  onmessage: (event: { data: ArrayBuffer }) => void = () => undefined
  onclose = () => undefined
  constructor() {
    HeldSocket.latest = this
  }
  send() {}
  close() {}
  opens() {
    this.readyState = 1
    this.onopen()
  }
  says(...bytes: number[]) {
    const moment = Date.now()
    while (Date.now() === moment); // the provider remembers when it was spoken to last
    this.onmessage({ data: Uint8Array.of(...bytes).buffer })
  }
}

function watched() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  closings.push(() => void vi.useRealTimers())
  const doc = new Y.Doc()
  const heard: unknown[] = []
  const awareness = new OwnAwareness(doc)
  const make = stockProvider('ws://nowhere.invalid/y/ROOM', HeldSocket as unknown as typeof WebSocket)
  const ears = { synced: () => heard.push('synced'), closed: (code?: number) => heard.push(['closed', code]) }
  const provider = make({ document: 'board@1', ticket: 't', doc, awareness }, ears)
  closings.push(provider.close, () => awareness.destroy())
  return { socket: HeldSocket.latest, heard }
}
const LOST = ['closed', undefined]

test('[BO47] a socket that does not open within three seconds is given up', () => {
  const { heard } = watched()
  vi.advanceTimersByTime(2_900)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(200)
  expect(heard).toEqual([LOST])
})

test('[BO47] nine seconds of silence are too many; a heartbeat every four is enough', () => {
  const { socket, heard } = watched()
  socket.opens()
  socket.says(0, 1, 2, 0, 0) // all that the server has: nothing
  expect(heard).toEqual(['synced'])
  for (let n = 0; n < 10; n++) {
    vi.advanceTimersByTime(4_000)
    socket.says(1, 1, 0)
  }
  expect(heard).toEqual(['synced'])
  vi.advanceTimersByTime(9_600)
  expect(heard).toEqual(['synced', LOST])
})

test('[BO47] a whole board on a slow line may take longer than a heartbeat', () => {
  const { socket, heard } = watched()
  socket.opens()
  vi.advanceTimersByTime(25_000)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(6_000)
  expect(heard).toEqual([LOST])
})
