import { io, Manager, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CLOSE_CODES } from '#shared/protocol/close-codes.ts'
import { PART_UP as PART, WINDOW } from '#shared/protocol/parts.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

// What somebody may try who speaks the carried form of the documents by hand.

let house: House
let room: Awaited<ReturnType<typeof aRoom>>
const managers: Manager[] = []

beforeEach(async () => {
  house = await aHouse()
  room = await aRoom(house.base, 1)
})
afterEach(async () => {
  for (const manager of managers.splice(0)) manager._close()
  for (const client of [room.fay, ...room.people]) client.close()
  await house.close()
  if (house.errors.length > 0) throw new Error(house.errors.join('\n'))
})

const ticketOf = async (client = room.fay) =>
  (await client.socket.timeout(5_000).emitWithAck('ticket', { document: 'board' })) as {
    ticket: string
    document: string
  }

/** Somebody on a line by polling: seated in the room unless said. */
async function visitor(auth: object, { isSeated = true } = {}) {
  const manager = new Manager(house.base, {
    path: '/io/',
    query: { room: room.room },
    transports: ['polling'],
    autoConnect: false,
    reconnection: false,
  })
  managers.push(manager)
  if (isSeated) {
    const line = manager.socket('/', { auth: { token: room.facilitatorPass.token } })
    line.connect()
    await vi.waitFor(() => expect(line.connected).toBe(true))
  }
  const socket: Socket = manager.socket('/y/board', { auth })
  const parts: Uint8Array[] = []
  socket.on('part', (_visit: number, part: Uint8Array, _isLast: boolean, taken: () => void) => {
    parts.push(part)
    taken()
  })
  const closed = new Promise<number | string>((resolve) => {
    socket.on('closed', (_visit: number, code: number) => resolve(code))
    socket.on('disconnect', (why) => resolve(why))
  })
  socket.connect()
  return { socket, parts, closed, manager }
}

const entering = async () => {
  const { ticket, document } = await ticketOf()
  return { ticket, document, visit: 1 }
}
const enters = async () => {
  const someone = await visitor(await entering())
  await vi.waitFor(() => expect(someone.parts.length).toBeGreaterThan(0))
  return someone
}
const isStillThere = () => expect(room.fay.socket.connected).toBe(true)

test('[BO22] a ticket lets in, and the server speaks first as it does over a WebSocket', async () => {
  const { parts } = await enters()
  expect(parts[0]!.slice(0, 2)).toEqual(Buffer.of(0, 0))
})

test.each([
  ['none', () => ({ document: 'board@1', ticket: '', visit: 1 })],
  ['a forged one', () => ({ document: 'board@1', ticket: 'a.b', visit: 1 })],
  ['one for another document', async () => ({ ...(await entering()), document: 'notes@1' })],
])('[BO2] [BO22] with %s it is closed with 4401', async (_, auth) => {
  const { closed } = await visitor(await auth())
  await expect(closed).resolves.toBe(CLOSE_CODES.ticketExpired)
})

test.each([{}, { document: 7 }, { document: 'board@1', ticket: 'x'.repeat(5_000), visit: 1 }])(
  '[BO22] who asks for %j learns nothing',
  async (auth) => {
    const { closed } = await visitor(auth)
    await expect(closed).resolves.toBe('io server disconnect')
  },
)

test('[BO22] a line on which nobody sits in a room is closed whole', async () => {
  const { manager } = await visitor(await entering(), { isSeated: false })
  await vi.waitFor(() => expect(manager.engine.readyState).toBe('closed'))
})

test('[BO3] [BO22] an old epoch is closed with 4410', async () => {
  const { closed } = await visitor({ ...(await entering()), document: 'board@0' })
  await expect(closed).resolves.toBe(CLOSE_CODES.oldEpoch)
})

const taken = () => undefined
test.each<[string, string, unknown[]]>([
  ['no part', 'part', [taken]],
  ['a text for a part', 'part', ['x', true, taken]],
  ['too big a part', 'part', [new Uint8Array(PART + 1), true, taken]],
  ['a part that wants no answer', 'part', [new Uint8Array(3), true]],
  ['no frame at all', 'part', [Uint8Array.of(9, 9, 9), true, taken]],
  ['another event', 'hello', []],
])('[BO14] [BO22] %s is refused with 4409', async (_, event, sent) => {
  const { socket, closed } = await enters()
  socket.emit(event, ...sent)
  await expect(closed).resolves.toBe(CLOSE_CODES.updateRefused)
  isStillThere()
})

test('[BO4] [BO22] more than a first sync may hold is 1009, and is not gathered', async () => {
  const { socket, closed } = await enters()
  let sent = 0
  const more = () => void (sent++ < 200 && socket.emit('part', new Uint8Array(PART), false, more))
  for (let n = 0; n < WINDOW; n++) more()
  await expect(closed).resolves.toBe(1009)
  expect(sent).toBeLessThan(110)
})

test('[BO16] [BO22] who floods loses the line, and nobody else does', async () => {
  const { socket, closed } = await enters()
  for (let n = 0; n < 400; n++) socket.emit('part', Uint8Array.of(1, 1, 0), true, taken)
  await expect(closed).resolves.toBe('transport close')
  isStillThere()
})

test('[BO22] another namespace is still refused', async () => {
  const socket = io(`${house.base}/admin`, { path: '/io/', query: { room: room.room }, reconnection: false })
  await expect(new Promise((resolve) => socket.on('connect_error', ({ message }) => resolve(message)))).resolves.toBe(
    'Invalid namespace',
  )
  socket.close()
})
