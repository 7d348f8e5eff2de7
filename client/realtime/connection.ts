import { Manager, type Socket } from 'socket.io-client'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { RefusalCode } from '#shared/core/refusal.ts'
import type { Answer, Change, Envelope, Goodbye, Head, TicketAnswer, View } from '#shared/protocol/wire.ts'
import { OPENING, waitAfter } from './waits.ts'

/** Why this device stopped trying; a screen says what next. */
export type StopCode = 'notAdmitted' | 'removed' | 'roomUnknown' | 'roomClosed' | 'versionTooOld'

export interface Line {
  /** `connecting` for the first two seconds without a line, then `offline`. */
  readonly state: 'connecting' | 'connected' | 'offline'
  readonly stopped?: StopCode | undefined
  /** What the room said of the trouble, as `restarting` or `tooMany`. */
  readonly trouble?: RefusalCode | 'restarting' | undefined
  /** True while it goes by single requests, as where WebSockets are blocked. */
  readonly isPolling?: boolean
  /** The room has lost something that this device was told is saved. */
  readonly wasSetBack?: boolean
}

interface Down {
  view(view: View): void
  change(change: Change): void
  goodbye(goodbye: Goodbye): void
}
interface Up {
  command(envelope: Pick<Envelope, 'id' | 'command'>, answer: (answer: Answer) => void): void
  ticket(request: { readonly document: string }, answer: (answer: TicketAnswer) => void): void
  sync(request: { readonly lastRevision?: number }, answer: (answer: { readonly ok: boolean }) => void): void
}
export type Transport = Manager<Down, Up>

interface Surroundings {
  readonly transport: Transport
  readonly token: string
  readonly lastRevision: () => number | undefined
  /** 0 to 1. */
  readonly random: () => number
  readonly isSeen: () => boolean
  readonly hear: Pick<Down, 'view' | 'change'> & { up(): void; down(): void }
}

export interface Connection {
  readonly line: StoreApi<Line>
  command(envelope: Envelope): Promise<Answer>
  ticket(document: string): Promise<TicketAnswer>
  sync(): void
  /** Tries at once, and looks whether a line that seems alive is. */
  probe(): void
  stop(code: StopCode): void
  close(): void
}

const NAMESPACE = 6_000
const ANSWER = 15_000
const PROBE = 3_000
const BANNER = 2_000
/** An attempt older than this may have begun on a network that is gone. */
const FRESH = 1_000
/** Somebody who is told to slow down comes back no sooner. */
const SLOW_DOWN = 8_000
const FINAL: ReadonlySet<string> = new Set(['notAdmitted', 'removed', 'roomUnknown', 'roomClosed', 'versionTooOld'])
const isFinal = (code: string | undefined): code is StopCode => code !== undefined && FINAL.has(code)

/** The transport alone, not open yet: nobody is known to the room by it, so the join page may open it early. */
export const transportTo = (origin: string, room: string): Transport =>
  new Manager<Down, Up>(origin, {
    path: '/io/',
    query: { room },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
    timeout: OPENING,
  })

/** Keeps one line to one room. It is the one authority on being connected: documents follow it. */
export function connectRoom({ transport, token, lastRevision, random, isSeen, hear }: Surroundings): Connection {
  const socket: Socket<Down, Up> = transport.socket('/', {
    auth: (give) => give({ token, lastRevision: lastRevision(), protocol: PROTOCOL_VERSION, head }),
  })
  const line = createStore<Line>()(() => ({ state: 'connecting' }))
  /** Where the room's log had got to when this device was last answered. */
  let head: Head | undefined
  let failures = 0
  let isSyncing = false
  let isOver = false
  let isFresh = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let deadline: ReturnType<typeof setTimeout> | undefined
  let crying: ReturnType<typeof setTimeout> | undefined
  let ageing: ReturnType<typeof setTimeout> | undefined

  function attempt() {
    for (const timer of [retry, deadline, ageing]) clearTimeout(timer)
    retry = undefined
    if (isOver) return
    isFresh = true
    ageing = setTimeout(() => (isFresh = false), FRESH)
    deadline = setTimeout(() => drop(), OPENING + NAMESPACE)
    socket.connect()
  }

  /** Not `engine.close()`, which first waits for what a dead line will never carry. */
  function drop() {
    transport._close()
    socket.disconnect()
    comeBack()
  }

  function comeBack(code?: string) {
    clearTimeout(deadline)
    if (isOver || retry !== undefined) return
    away()
    const wait = waitAfter(failures, { isSeen: isSeen(), chance: random() })
    failures += 1
    retry = setTimeout(attempt, code === 'tooMany' ? Math.max(SLOW_DOWN, wait) : wait)
  }

  function away() {
    if (line.getState().state === 'connected') hear.down()
    if (line.getState().state !== 'offline') line.setState({ state: 'connecting' })
    crying ??= setTimeout(() => line.setState({ state: 'offline' }), BANNER)
  }

  function stop(code: StopCode) {
    end()
    hear.down()
    line.setState({ state: 'offline', stopped: code })
  }

  function end() {
    isOver = true
    for (const timer of [retry, deadline, crying, ageing]) clearTimeout(timer)
    socket.off()
    transport.off()
    socket.disconnect()
    transport.engine?.close()
  }

  function sync() {
    if (isSyncing || !socket.connected) return
    isSyncing = true
    const revision = lastRevision()
    socket
      .timeout(PROBE)
      .emitWithAck('sync', revision === undefined ? {} : { lastRevision: revision })
      .catch(() => void (socket.connected && drop())) // silence: the line only looks alive
      .finally(() => void (isSyncing = false))
  }

  socket.on('connect', () => {
    for (const timer of [retry, deadline, crying]) clearTimeout(timer)
    retry = crying = undefined
    failures = 0
    const isPolling = transport.engine.transport.name === 'polling'
    line.setState({ state: 'connected', trouble: undefined, isPolling })
    transport.engine.once('upgrade', () => line.setState({ isPolling: false }))
    hear.up()
  })
  socket.on('connect_error', (error) => {
    const code = (error as Error & { data?: { code?: RefusalCode } }).data?.code // PROTOCOL.md
    if (isFinal(code)) return stop(code)
    if (error.message === 'timeout') turnRound(transport)
    if (code) line.setState({ trouble: code })
    comeBack(code)
    transport._close()
  })
  socket.on('disconnect', () => comeBack())
  socket.on('view', (view) => {
    if (view.isSetBack) {
      head = undefined
      line.setState({ wasSetBack: true })
    }
    hear.view(view)
  })
  socket.on('change', (change) => hear.change(change))
  socket.on('goodbye', ({ code }) => {
    if (isFinal(code)) stop(code)
    else if (code === 'restarting') line.setState({ trouble: 'restarting' })
  })

  crying = setTimeout(() => line.setState({ state: 'offline' }), BANNER)
  attempt()

  const alive = <T>(answer: () => Promise<T>) => (socket.connected ? answer() : Promise.reject(new Error('no line')))
  return {
    line,
    sync,
    stop,
    command: (envelope) =>
      alive(() => socket.timeout(ANSWER).emitWithAck('command', envelope)).then(
        (answer) => {
          if (answer.ok && answer.head && isLater(answer.head, head)) head = answer.head
          return answer
        },
        (lost: unknown) => {
          if (socket.connected) drop()
          throw lost
        },
      ),
    ticket: (document) => alive(() => socket.timeout(ANSWER).emitWithAck('ticket', { document })),
    probe() {
      if (socket.connected) sync()
      else if (retry !== undefined) attempt()
      else if (!isFresh && !isOver) {
        transport._close()
        attempt()
      }
    },
    close: end,
  }
}

/** Some networks swallow WebSockets without a word. The next try begins with the other transport. */
function turnRound({ opts }: Transport) {
  const [first] = opts.transports ?? []
  opts.transports = first === 'websocket' ? ['polling', 'websocket'] : ['websocket', 'polling']
}

/** Answers that were kept may come late. */
const isLater = (one: Head, other: Head | undefined) =>
  !other || one.edition > other.edition || (one.edition === other.edition && one.seq >= other.seq)
