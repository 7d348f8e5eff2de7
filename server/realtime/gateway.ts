import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { RefusalCode } from '#shared/core/refusal.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { Down, TicketAnswer, Up } from '#shared/protocol/wire.ts'
import type { Audience } from '../room/audience.ts'
import type { Seat } from '../room/rooms.ts'
import type { World } from '../world.ts'
import { LeanBroadcast } from './lean-broadcast.ts'
import { LeanSocket } from './lean-socket.ts'
import { keepPace } from './line-pace.ts'
import { requestDesk } from './requests.ts'
import { setBacks } from './set-backs.ts'
import { type Reader, slowReaders } from './slow-readers.ts'
import { viewerOver } from './viewer.ts'
import { waitingTransports } from './waiting-transports.ts'

/** TRUST.md §7. */
const MOST_BYTES = 16 * 1024
const MOST_FRAGMENTS = 64
const MOST_WAITING = 2_000
const WITHOUT_A_PERSON = 60_000
const NOTE_USE_EVERY = 10 * 60_000

interface Doors extends Pick<World, 'log' | 'now'> {
  isOurs(origin: string | undefined): boolean
  isOurHost(host: string | undefined): boolean
  /** Who this is and where, or the code with which the connection is refused. */
  admit(room: unknown, token: unknown, request: IncomingMessage): Promise<Seat | RefusalCode>
  /** Somebody has come in; resolves what to do when they have left. */
  entered(seat: Seat, request: IncomingMessage): () => void
  ticket(seat: Pick<Seat, 'host' | 'person'>, request: unknown): Promise<TicketAnswer>
}

interface Held {
  seat?: Seat
  /** This device was answered something that is no longer there. */
  isSetBack?: boolean
}

export type RoomServer = Server<Up, Down, Record<string, never>, Held>
export type RoomSocket = Socket<Up, Down, Record<string, never>, Held>

/** Small messages need no thousand pieces; stock engine.io lets everybody send them in 16,384. */
class OurWebSocketServer extends WebSocketServer {
  constructor(options: object) {
    super({ ...options, maxFragments: MOST_FRAGMENTS, WebSocket: LeanSocket })
  }
}

/** Carries commands in and views out. Knows sockets; knows nothing about workshops. */
export function openGateway(http: HttpServer, { isOurs, isOurHost, admit, entered, ticket, log, now }: Doors) {
  const io: RoomServer = new Server(http, {
    path: '/io/',
    serveClient: false,
    destroyUpgrade: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MOST_BYTES,
    connectTimeout: WITHOUT_A_PERSON,
    pingInterval: 4_000, // with the timeout, a device knows within nine seconds that the network is dead
    pingTimeout: 5_000,
    wsEngine: OurWebSocketServer,
    adapter: LeanBroadcast,
    allowRequest: ({ headers }, decide) => decide(null, isOurs(headers.origin) && isOurHost(headers.host)),
  })
  io.engine.on('headers', (headers: Record<string, string>) => {
    headers['X-Content-Type-Options'] = 'nosniff'
  })
  const waiting = waitingTransports(io.engine, MOST_WAITING)
  keepPace(io.engine, now)
  const readers = slowReaders({ now })
  const desk = requestDesk({ ticket, log, now })
  const seats = new Set<Seat>()
  const seated = new WeakSet<object>()
  const noting = setInterval(() => seats.forEach(({ session }) => session.noteUse()), NOTE_USE_EVERY)
  noting.unref()

  const isSetBack = setBacks(log)

  io.use((socket, next) => {
    const refuse = (code: RefusalCode) => next(Object.assign(new Error(code), { data: { code } }))
    const { token, head, protocol = PROTOCOL_VERSION } = socket.handshake.auth
    if (protocol !== PROTOCOL_VERSION) return refuse('versionTooOld')
    const admitted = admit(socket.handshake.query['room'], token, socket.request).then(async (seat) => {
      if (typeof seat === 'string') return refuse(seat)
      if (desk.isCutOff(seat)) return refuse('tooMany')
      socket.data.isSetBack = await isSetBack(seat.host, head)
      socket.data.seat = seat
      next()
    })
    admitted.catch((reason: unknown) => {
      log.error({ err: reason }, 'a connection could not be admitted')
      refuse('internal')
    })
  })

  io.on('connection', (socket) => {
    const { seat } = socket.data
    if (seat) sit(socket, seat)
    else socket.disconnect(true)
  })

  function sit(socket: RoomSocket, seat: Seat) {
    const { host, person } = seat
    const isBehind = (one: Reader) => readers.isBehind(one)
    const { viewer, reader, takePlace } = viewerOver({ socket, host, person, placeOf, isBehind })
    const leave = entered(seat, socket.request)
    const rise = desk.serve(socket, seat, viewer)
    waiting.seated(socket.conn)
    seats.add(seat)
    seated.add(socket.conn)
    readers.watch(reader)
    takePlace()
    socket.on('disconnect', () => {
      readers.forget(reader)
      seats.delete(seat)
      seated.delete(socket.conn)
      seat.session.noteUse()
      rise()
      leave()
      host.leave(viewer)
    })
    host.enter(viewer, socket.data.isSetBack ? undefined : revisionIn(socket.handshake.auth))
  }

  return {
    io,
    isSeated: (line: object) => seated.has(line),
    connections: () => io.engine.clientsCount,
    waiting: waiting.count,
    showAll(code: string, audience: Audience, change: Parameters<Down['change']>[0]) {
      io.to(placeOf(code, audience)).emit('change', change)
      readers.told()
    },
    async close() {
      clearInterval(noting)
      readers.close()
      await io.close()
    },
  }
}

const placeOf = (code: string, audience: Audience) => `${code}/${audience}`

function revisionIn(auth: Readonly<Record<string, unknown>>): number | undefined {
  const { lastRevision } = auth
  return typeof lastRevision === 'number' ? lastRevision : undefined
}
