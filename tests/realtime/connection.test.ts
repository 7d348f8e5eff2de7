import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DefaultEventsMap, Server } from 'socket.io'
import { afterEach, expect, test, vi } from 'vitest'
import { openRoom, type RoomClient } from '#client/realtime/room-client.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { Head } from '#shared/protocol/wire.ts'
import { OWN, SHARED } from '#tests/kit/a-room-view.ts'
import { memoryStorage } from '#tests/kit/memory-storage.ts'

interface House {
  readonly port: number
  readonly io: Server<DefaultEventsMap, DefaultEventsMap>
  readonly seen: {
    readonly ids: string[]
    readonly revisions: unknown[]
    readonly heads: unknown[]
    readonly transports: string[]
  }
  close(): Promise<void>
}

interface Manners {
  readonly port?: number
  readonly transports?: ('websocket' | 'polling')[]
  /** Answers the command, or keeps silent. */
  readonly isSilent?: boolean
  /** Swallows every upgrade without an answer, as some proxies do. */
  readonly swallows?: boolean
  readonly refuses?: string
  readonly protocol?: number
  /** Does not answer whether it is there. */
  readonly isDeaf?: boolean
  /** Told with every answer. */
  readonly head?: Head
  /** Tells every device that it was answered what is no longer there. */
  readonly isSetBack?: true
}

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

/** A real Socket.IO server that speaks PROTOCOL.md and remembers whom it met. */
async function aHouse({
  port = 0,
  transports,
  isSilent,
  swallows,
  refuses,
  isDeaf,
  protocol = PROTOCOL_VERSION,
  head,
  isSetBack,
}: Manners = {}) {
  const http: HttpServer = createServer((_request, response) => response.writeHead(404).end())
  const io = new Server(http, { path: '/io/', ...(transports && { transports }) })
  const seen: House['seen'] = { ids: [], revisions: [], heads: [], transports: [] }
  io.use((_socket, next) => next(refuses ? Object.assign(new Error(refuses), { data: { code: refuses } }) : undefined))
  io.on('connection', (socket) => {
    const auth = socket.handshake.auth as { lastRevision?: number; head?: unknown }
    seen.heads.push(auth.head)
    seen.revisions.push(auth.lastRevision)
    seen.transports.push(socket.conn.transport.name)
    socket.emit('view', { revision: 7, shared: SHARED, own: OWN, protocol, ...(isSetBack && { isSetBack }) })
    socket.on('command', ({ id }: { id: string }, answer: (answer: unknown) => void) => {
      seen.ids.push(id)
      if (!isSilent) answer({ ok: true, revision: 8, ...(head && { head }) })
    })
    socket.on('sync', (_request: unknown, answer: (answer: unknown) => void) => {
      if (isDeaf) return
      answer({ ok: true })
      socket.emit('view', { revision: 9, shared: SHARED, own: OWN, protocol })
    })
    socket.on('ticket', ({ document }: { document: string }, answer: (answer: unknown) => void) =>
      answer({ ok: true, ticket: 't', document: `${document}@1`, clientId: 3 }),
    )
  })
  if (swallows) {
    http.removeAllListeners('upgrade')
    http.on('upgrade', (_request, socket) => void open.push(() => socket.destroy()))
  }
  await new Promise<void>((resolve) => void http.listen(port, '127.0.0.1', resolve))
  const close = async () => {
    io.disconnectSockets(true)
    http.closeAllConnections()
    await io.close()
  }
  open.push(close)
  return { io, seen, close, port: (http.address() as AddressInfo).port } satisfies House
}

function aDevice(port: number, storage = memoryStorage()): RoomClient {
  const origin = `http://127.0.0.1:${port}`
  const room = openRoom({ code: 'K7MB4QTR', token: 'a-token', person: 'ann', origin, storage })
  open.push(room.close)
  return room
}

const becomes = (room: RoomClient, state: string) =>
  vi.waitFor(() => expect(room.line.getState().state).toBe(state), { timeout: 9_000 })

test('[RC11] joins by WebSocket and sees the room', async () => {
  const house = await aHouse()
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  await vi.waitFor(() => expect(room.store.getState().view?.shared.room.title).toBe('Heat and homes'))
  expect(house.seen).toMatchObject({ transports: ['websocket'], revisions: [undefined] })
  await expect(room.ask({ type: 'stopTimer' })).resolves.toEqual({ ok: true, revision: 8 })
  await expect(room.requestTicket('board')).resolves.toMatchObject({ document: 'board@1' })
})

test('[RC11] joins by polling where WebSockets are refused', async () => {
  const house = await aHouse({ transports: ['polling'] })
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  expect(house.seen.transports).toEqual(['polling'])
})

test('[RC11] joins by polling where WebSockets are swallowed, within five seconds', async () => {
  const house = await aHouse({ swallows: true })
  const begun = performance.now()
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  expect(house.seen.transports).toEqual(['polling'])
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('[RC5] [RC12] comes back after a restart, says what it had seen, and sends the unanswered command again', async () => {
  const silent = await aHouse({ isSilent: true })
  const room = aDevice(silent.port)
  await vi.waitFor(() => expect(room.store.getState().view).toBeDefined())
  const answer = room.ask({ type: 'stopTimer' })
  await vi.waitFor(() => expect(silent.seen.ids).toHaveLength(1))
  await silent.close()
  await becomes(room, 'connecting')
  const next = await aHouse({ port: silent.port })
  await expect(answer).resolves.toEqual({ ok: true, revision: 8 })
  expect(next.seen.revisions).toEqual([7])
  expect(next.seen.ids).toEqual(silent.seen.ids)
})

test('[RC3] a gap is asked for', async () => {
  const house = await aHouse()
  const room = aDevice(house.port)
  await vi.waitFor(() => expect(room.store.getState().view?.revision).toBe(7))
  house.io.emit('change', { revision: 9, from: 8, shared: {} })
  await vi.waitFor(() => expect(room.store.getState().view?.revision).toBe(9))
})

test.each(['notAdmitted', 'removed', 'roomUnknown', 'roomClosed', 'versionTooOld'])(
  '[RC13] stops when refused with %s',
  async (code) => {
    const house = await aHouse({ refuses: code })
    const room = aDevice(house.port)
    await vi.waitFor(() => expect(room.line.getState()).toMatchObject({ state: 'offline', stopped: code }))
    expect(house.seen.transports).toEqual([])
  },
)

test('[RC13] a goodbye to a removed person is final, one before a restart is not', async () => {
  const house = await aHouse()
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  house.io.emit('goodbye', { code: 'restarting' })
  await vi.waitFor(() => expect(room.line.getState().trouble).toBe('restarting'))
  house.io.disconnectSockets(true)
  await vi.waitFor(() => expect(house.seen.transports).toHaveLength(2), { timeout: 5_000 })
  house.io.emit('goodbye', { code: 'removed' })
  await vi.waitFor(() => expect(room.line.getState().stopped).toBe('removed'))
})

test('[RC13] a server that speaks another version is not listened to', async () => {
  const house = await aHouse({ protocol: PROTOCOL_VERSION + 1 })
  const room = aDevice(house.port)
  await vi.waitFor(() => expect(room.line.getState().stopped).toBe('versionTooOld'))
  expect(room.store.getState().view).toBeUndefined()
})

test('[RC23] shows the last head it was told, once, and says that the room was put back', async () => {
  const head = { seq: 12, hash: 'a-hash-of-16-let', edition: 0 }
  const first = await aHouse({ head })
  const room = aDevice(first.port)
  expect(await room.ask({ type: 'stopTimer' })).toMatchObject({ ok: true, head })
  expect(room.line.getState().wasSetBack).toBeUndefined()
  await first.close()
  const second = await aHouse({ port: first.port, isSetBack: true })
  await vi.waitFor(() => expect(room.line.getState().wasSetBack).toBe(true), { timeout: 5_000 })
  await second.close()
  const third = await aHouse({ port: first.port })
  await vi.waitFor(() => expect(third.seen.heads).toEqual([undefined]), { timeout: 5_000 })
  expect([first.seen.heads, second.seen.heads]).toEqual([[undefined], [head]])
})

test('[RC24] goes on trying when the room is damaged, and comes in once it is put back', async () => {
  const damaged = await aHouse({ refuses: 'roomDamaged' })
  const room = aDevice(damaged.port)
  await vi.waitFor(() => expect(room.line.getState().trouble).toBe('roomDamaged'))
  expect(room.line.getState().stopped).toBeUndefined()
  await damaged.close()
  await aHouse({ port: damaged.port })
  await vi.waitFor(() => expect(room.line.getState()).toMatchObject({ state: 'connected', trouble: undefined }), {
    timeout: 8_000,
  })
})

test('[RC14] calls the line connecting first and offline after two seconds', async () => {
  const house = await aHouse()
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  const states: string[] = []
  const begun = performance.now()
  let criedAfter = 0
  room.line.subscribe(({ state }) => {
    states.push(state)
    if (state === 'offline') criedAfter ||= performance.now() - begun
  })
  await house.close()
  await becomes(room, 'offline')
  expect(states[0]).toBe('connecting')
  expect(criedAfter).toBeGreaterThan(1_900)
})

/** A page that can be put to sleep and woken. */
function aPage() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const window = new EventTarget()
  vi.stubGlobal('document', document)
  vi.stubGlobal('window', window)
  open.push(() => vi.unstubAllGlobals())
  return { document, window }
}

test.each([
  ['document', 'visibilitychange'],
  ['document', 'resume'],
  ['window', 'pageshow'],
  ['window', 'online'],
  ['window', 'offline'],
] as const)('[RC21] a phone that wakes with a dead socket finds out in three seconds: %s %s', async (where, name) => {
  const house = await aHouse({ isDeaf: true })
  const page = aPage()
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  page[where].dispatchEvent(new Event(name))
  await vi.waitFor(() => expect(house.seen.transports).toHaveLength(2), { timeout: 8_000 })
  await becomes(room, 'connected')
})

test('[RC21] a page that is looked at again does not wait for its next try', async () => {
  const house = await aHouse()
  const page = aPage()
  const room = aDevice(house.port)
  await becomes(room, 'connected')
  page.document.visibilityState = 'hidden'
  await house.close()
  await becomes(room, 'offline')
  const next = await aHouse({ port: house.port })
  page.document.visibilityState = 'visible'
  page.document.dispatchEvent(new Event('visibilitychange'))
  await becomes(room, 'connected')
  expect(next.seen.revisions).toEqual([7])
})

test('[RC13] an old device at a new server keeps what waits, and the new page sends it', async () => {
  const storage = memoryStorage()
  const newer = await aHouse({ refuses: 'versionTooOld' })
  const old = aDevice(newer.port, storage)
  void old.ask({ type: 'stopTimer' })
  await vi.waitFor(() => expect(old.line.getState().stopped).toBe('versionTooOld'))
  expect(storage.held()).toHaveLength(1)
  old.close()
  const house = await aHouse()
  aDevice(house.port, storage)
  await vi.waitFor(() => expect(house.seen.ids).toHaveLength(1))
  await vi.waitFor(() => expect(storage.held()).toEqual([]))
})
