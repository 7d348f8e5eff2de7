import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { PersonId } from '#shared/core/actor.ts'
import type { RefusalCode } from '#shared/core/refusal.ts'
import { read } from '#shared/kit/schema.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { type Down, syncRequestSchema, type TicketAnswer, type Up } from '#shared/protocol/wire.ts'
import { type Audience, audienceOf, type Viewer } from '../room/audience.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { World } from '../world.ts'
import { bucketsByPerson } from './buckets.ts'

/** PROTOCOL.md: 20 commands a second per person in bursts of 40; who goes on regardless is cut off. */
const COMMANDS = { rate: 20, burst: 40 }
const MOST_STRIKES = 20

interface Seat {
  readonly host: RoomHost
  readonly person: PersonId
}

interface Doors extends Pick<World, 'log' | 'now'> {
  isOurs(origin: string | undefined): boolean
  isOurHost(host: string | undefined): boolean
  /** Who this is and where, or the code with which the connection is refused. */
  admit(room: unknown, token: unknown): Promise<Seat | RefusalCode>
  ticket(seat: Seat, request: unknown): Promise<TicketAnswer>
}

type RoomSocket = Socket<Up, Down, Record<string, never>, { seat?: Seat }>

/** Carries commands in and views out. Knows sockets; knows nothing about workshops. */
export function openGateway(http: HttpServer, { isOurs, isOurHost, admit, ticket, log, now }: Doors) {
  const io = new Server<Up, Down, Record<string, never>, { seat?: Seat }>(http, {
    path: '/io/',
    serveClient: false,
    destroyUpgrade: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 16 * 1024,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    allowRequest: ({ headers }, decide) => decide(null, isOurs(headers.origin) && isOurHost(headers.host)),
  })
  io.engine.on('headers', (headers: Record<string, string>) => {
    headers['X-Content-Type-Options'] = 'nosniff'
  })
  const buckets = bucketsByPerson(COMMANDS)

  io.use((socket, next) => {
    const { protocol = PROTOCOL_VERSION } = socket.handshake.auth
    if (protocol !== PROTOCOL_VERSION)
      return next(Object.assign(new Error('versionTooOld'), { data: { code: 'versionTooOld' } }))
    admit(socket.handshake.query['room'], socket.handshake.auth['token']).then(
      (seat) => {
        if (typeof seat === 'string') return next(Object.assign(new Error(seat), { data: { code: seat } }))
        socket.data.seat = seat
        next()
      },
      (reason: unknown) => {
        log.error({ err: reason }, 'a connection could not be admitted')
        next(Object.assign(new Error('internal'), { data: { code: 'internal' } }))
      },
    )
  })

  io.on('connection', (socket) => {
    const { seat } = socket.data
    if (seat) sit(socket, seat)
    else socket.disconnect(true)
  })

  function sit(socket: RoomSocket, { host, person }: Seat) {
    const viewer = viewerOf(socket, host, person)
    const commands = buckets.hold(`${host.code}/${person}`)
    let strikes = 0
    const strike = () => {
      strikes += 1
      if (strikes >= MOST_STRIKES) socket.disconnect(true)
    }
    const tooFast = () => {
      strike()
      return { ok: false, refusal: { code: 'tooFast' } } as const
    }
    socket.onAny((event: string, ...sent: readonly unknown[]) => {
      if (!isRequest(event) || typeof sent.at(-1) !== 'function') strike()
    })

    answering(socket, 'command', async (request) => {
      if (!commands.take(now())) return tooFast()
      const answer = await host.submit(person, request)
      if (!answer.ok && answer.refusal.code === 'malformed') strike()
      return answer
    })
    answering(socket, 'ticket', async (request) =>
      commands.take(now()) ? ticket({ host, person }, request) : tooFast(),
    )
    answering(socket, 'sync', async (request) => {
      const asked = read(syncRequestSchema, request ?? {})
      if (!asked.ok) return { ok: false, refusal: { code: 'malformed' } }
      if (!commands.take(now())) return tooFast()
      host.sync(viewer, asked.value.lastRevision)
      return { ok: true }
    })

    const role = host.actorOf(person)?.role ?? 'observer'
    void socket.join(placeOf(host.code, audienceOf(role)))
    socket.on('disconnect', () => {
      commands.release()
      host.leave(viewer)
    })
    host.enter(viewer, revisionIn(socket.handshake.auth))
  }

  /** Answers once, whatever was sent. An exception in a bare Socket.IO handler would end the process. */
  function answering(socket: RoomSocket, event: keyof Up, handle: (request: unknown) => Promise<unknown>) {
    socket.on(event, (...sent: readonly unknown[]) => {
      const answer = sent.at(-1)
      if (typeof answer !== 'function') return
      const request = sent.length === 2 ? sent[0] : undefined // one thing at a time
      handle(request).then(
        (reply) => answer(reply),
        (reason: unknown) => {
          log.error({ err: reason, event }, 'a request could not be answered')
          answer({ ok: false, refusal: { code: 'internal' } })
        },
      )
    })
  }

  return {
    io,
    showAll: (code: string, audience: Audience, change: Parameters<Down['change']>[0]) =>
      void io.to(placeOf(code, audience)).emit('change', change),
    close: () => io.close(),
  }
}

function viewerOf(socket: RoomSocket, { code }: RoomHost, person: PersonId): Viewer {
  return {
    person,
    show: (view) => void socket.emit('view', view),
    showChange: (change) => void socket.emit('change', change),
    moveTo(audience) {
      for (const other of ['everyone', 'facilitators'] as const) void socket.leave(placeOf(code, other))
      void socket.join(placeOf(code, audience))
    },
    leave(why) {
      socket.emit('goodbye', { code: why })
      // Whoever is to come back loses only the line: a client that is told "disconnect" stays away.
      if (why === 'restarting' || why === 'tooSlow') socket.conn.close()
      else socket.disconnect(true)
    },
  }
}

const isRequest = (event: string) => event === 'command' || event === 'ticket' || event === 'sync'

const placeOf = (code: string, audience: Audience) => `${code}/${audience}`

function revisionIn(auth: Readonly<Record<string, unknown>>): number | undefined {
  const { lastRevision } = auth
  return typeof lastRevision === 'number' ? lastRevision : undefined
}
