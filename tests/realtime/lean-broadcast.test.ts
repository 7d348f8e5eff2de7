import type { Socket as Wire } from 'node:net'
import type { Socket } from 'socket.io'
import { afterEach, expect, test, vi } from 'vitest'
import { viewerOver } from '#server/realtime/viewer.ts'
import type { View } from '#shared/protocol/wire.ts'
import { aTalk, type Listener, type Talk } from './a-talk.ts'

// More than two slices of them.
const MANY = 320
const PATIENCE = { timeout: 30_000 }

const talks: Talk[] = []
afterEach(() => Promise.all(talks.splice(0).map((talk) => talk.close())))

async function talkOf(kind: 'lean' | 'stock', people: number) {
  const talk = await aTalk(kind)
  talks.push(talk)
  const listeners: Listener[] = []
  for (let at = 0; at < people; at++) listeners.push(await talk.listener())
  return { ...talk, listeners, sockets: listeners.map(({ socket }) => socket) }
}

const hasEnded = ({ frames, line }: Listener) => frames.some((frame) => frame.includes('"end"')) || line.readyState > 1

/** Says goodbye to each, and waits until each has heard it. */
async function ended(sockets: readonly Socket[], listeners: readonly Listener[]) {
  for (const socket of sockets) socket.emit('end')
  await vi.waitFor(() => expect(listeners.filter((one) => !hasEnded(one))).toHaveLength(0), PATIENCE)
}

/** All in one turn of the loop, so that the lean way is amid its slices from the first line on. */
function aBusyMoment({ io }: Pick<Talk, 'io'>, sockets: readonly Socket[]) {
  const at = (place: number) => sockets.at(place) as Socket
  const late = at(-1)
  for (const socket of sockets) if (socket !== late) void socket.join('room')
  io.to('room').emit('change', { n: 1, text: 'Où sont les données ? 数据' })
  at(3).emit('own', 'of one who has had it')
  at(-2).emit('own', 'of one who has not')
  void at(-3).leave('room')
  void at(-3).join('other')
  at(-3).emit('view', 'after a change of places')
  io.to('room').emit('change', { n: 2, long: 'x'.repeat(70_000) })
  io.to('other').emit('change', { n: 3 })
  void at(-4).leave('room')
  void at(-4).join('room')
  void late.join('room')
  late.emit('view', 'of one who came late')
  io.to('room').emit('change', { n: 4, middling: 'y'.repeat(130) })
  at(-5).emit('goodbye')
  at(-5).disconnect(true)
  io.to(['room', 'other']).emit('change', { n: 5 })
  io.to('room').except(at(9).id).emit('change', { n: 6 })
  io.to(at(7).id).emit('alone', 7)
  io.emit('all', Buffer.from('in two pieces'))
  io.to('room').emit('change', { n: 7 })
}

test('[GW1] [GW2] everybody gets the same bytes in the same order by either way, whatever happens amid slices', async () => {
  const [lean, stock] = [await talkOf('lean', MANY), await talkOf('stock', MANY)]
  for (const { io, sockets, listeners } of [lean, stock]) {
    aBusyMoment({ io }, sockets)
    await ended(sockets, listeners)
  }
  expect(lean.listeners.map(({ frames }) => frames.map(withoutIds))).toEqual(
    stock.listeners.map(({ frames }) => frames.map(withoutIds)),
  )
  const [some, others] = [lean, stock].map(({ listeners }) => listeners.map((one) => one.bytes().toString('base64')))
  expect(some!.filter((bytes, at) => bytes !== others![at])).toEqual([])
  expect(some!.filter((bytes) => bytes.length > 90_000)).toHaveLength(MANY - 2) // one came late, one had left
})
const withoutIds = (frame: string) => frame.slice(0, 60)

test('[GW2] [GW5] who asks amid slices is answered before all have been told, and after what they are to be told', async () => {
  const { io, sockets, listeners } = await talkOf('lean', MANY)
  const order: string[] = []
  for (const [at, socket] of sockets.entries()) {
    void socket.join('room')
    socket.onAnyOutgoing((event: string) => void (event === 'change' && order.push(`told ${at}`)))
    socket.on('ask', (answer: (said: string) => void) => {
      order.push(`asked ${at}`)
      answer('yes')
    })
  }
  const last = listeners.at(-1)!
  last.line.send('420["ask"]')
  // The question has arrived before the first slice is told, and is read when the loop comes round.
  await vi.waitFor(() => expect(order).toEqual([`asked ${MANY - 1}`]))
  order.length = 0
  io.to('room').emit('change', 1)
  expect(order).toHaveLength(150)
  sockets.at(-1)!.emit('own', 1)
  expect(order.at(-1)).toBe(`told ${MANY - 1}`)
  await vi.waitFor(() => expect(order).toHaveLength(MANY))
  await ended(sockets, listeners)
  expect(last.frames).toEqual(['430["yes"]', '42["change",1]', '42["own",1]', '42["end"]'])
})

test('[GW2] an answer that is ready amid slices comes after the broadcast', async () => {
  const { io, sockets, listeners } = await talkOf('lean', MANY)
  for (const socket of sockets) void socket.join('room')
  sockets.at(-1)!.on('ask', (answer: (said: string) => void) => {
    io.to('room').emit('change', 1)
    answer('yes')
  })
  listeners.at(-1)!.line.send('420["ask"]')
  await vi.waitFor(() => expect(listeners.at(-1)!.frames).toEqual(['42["change",1]', '430["yes"]']))
  await ended(sockets, listeners)
  expect(listeners.every(({ frames }) => frames[0] === '42["change",1]')).toBe(true)
})

test('[GW2] a whole view that is due amid slices comes after the broadcast', async () => {
  const { io, sockets, listeners } = await talkOf('lean', MANY)
  for (const socket of sockets) void socket.join('room')
  io.to('room').emit('change', 1)
  const means = { host: { code: 'K7MB4QTR' }, person: 'ann', placeOf: () => 'place', isBehind: () => false }
  const { viewer } = viewerOver({ ...means, socket: sockets.at(-1) } as object as Parameters<typeof viewerOver>[0])
  viewer.show({ revision: 1, shared: {}, own: {}, protocol: 1 } as View)
  await ended(sockets, listeners)
  expect(listeners.at(-1)!.frames).toEqual([
    '42["change",1]',
    '42["view",{"shared":{},"revision":1,"own":{},"protocol":1}]',
    '42["end"]',
  ])
})

test('[GW2] whose line is lost amid slices takes nobody along', async () => {
  const { io, sockets, listeners } = await talkOf('lean', MANY)
  for (const socket of sockets) void socket.join('room')
  io.to('room').emit('change', 1)
  const lost = listeners.slice(200, 210)
  for (const { socket } of lost) socket.conn.close(true)
  const rest = listeners.filter((one) => !lost.includes(one))
  await ended(
    rest.map(({ socket }) => socket),
    rest,
  )
  expect(rest.every(({ frames }) => frames.join() === '42["change",1],42["end"]')).toBe(true)
  expect([io.of('/').adapter.rooms.get('room')?.size, io.of('/').sockets.size]).toEqual([MANY - 10, MANY - 10])
})

test('[GW3] who polls, and who changes over in the middle, misses nothing and gets it in order', async () => {
  const talk = await aTalk('lean')
  talks.push(talk)
  const polling = await talk.guest(['polling'])
  const changing = await talk.guest(['polling', 'websocket'])
  for (const { socket } of [polling, changing]) void socket.join('room')
  let sent = 0
  const isOver = () => changing.socket.conn.transport.name === 'websocket'
  for (let more = 50; more > 0; isOver() && (more -= 1)) {
    talk.io.to('room').emit('change', (sent += 1))
    if (sent % 3 === 0) changing.socket.emit('own', sent)
    await new Promise((resolve) => void setImmediate(resolve))
  }
  const changes = Array.from({ length: sent }, (_, at) => ['change', at + 1])
  const both = changes.flatMap(([, n]) =>
    (n as number) % 3 === 0
      ? [
          ['change', n],
          ['own', n],
        ]
      : [['change', n]],
  )
  await vi.waitFor(() => expect([polling.told.length, changing.told.length]).toEqual([sent, both.length]), PATIENCE)
  expect(polling.told).toEqual(changes)
  expect(changing.told).toEqual(both)
})

test('[GW4] what a reader does not read queues where it is watched, and comes in order once they read', async () => {
  const { io, sockets, listeners } = await talkOf('lean', 2)
  for (const socket of sockets) void socket.join('room')
  const [slow, quick] = listeners as [Listener, Listener]
  slow.wire.pause()
  const long = 'z'.repeat(50_000)
  const queued = () => (slow.socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length
  let sent = 0
  async function tellUntil(isEnough: () => boolean) {
    for (let most = 1_000; most > 0 && !isEnough(); most--) {
      io.to('room').emit('change', (sent += 1), long)
      await vi.waitFor(() => expect(quick.frames).toHaveLength(sent), { interval: 1 })
    }
  }
  await tellUntil(() => queued() > 0)
  const wire = (slow.socket.conn as unknown as { transport: { socket: { _socket: Wire } } }).transport.socket._socket
  const held = wire.writableLength
  expect(held).toBeLessThan(3 * 51_000)
  slow.socket.emit('own', sent)
  const before = sent
  await tellUntil(() => sent === before + 20)
  slow.socket.emit('own', sent)
  expect([wire.writableLength, queued()]).toEqual([held, 1 + 22])
  slow.wire.resume()
  await ended(sockets, listeners)
  const changes = Array.from({ length: sent }, (_, at) => `change ${at + 1}`)
  const all = [...changes.slice(0, before), `own ${before}`, ...changes.slice(before), `own ${sent}`]
  expect(slow.frames.slice(0, -1).map((frame) => frame.replace(/^42\["(\w+)",(\d+).*/, '$1 $2'))).toEqual(all)
})
const numberIn = (frame: string) => Number(/\d+/.exec(frame.slice(2))?.[0])

test('[GW4] one turn of the loop may hold only so much for one reader', async () => {
  const { sockets, listeners } = await talkOf('lean', 1)
  const [socket] = sockets as [Socket]
  const words = 'w'.repeat(10_000)
  for (let at = 0; at < 40; at++) socket.emit('own', at, words)
  const queue = (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer
  expect(queue.length).toBeGreaterThan(20)
  await ended(sockets, listeners)
  expect(listeners[0]!.frames.slice(0, -1).map(numberIn)).toEqual(Array.from({ length: 40 }, (_, at) => at))
})
