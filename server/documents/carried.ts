import { EventEmitter } from 'node:events'
import type { Server, Socket } from 'socket.io'
import * as v from 'valibot'
import { DOCUMENT_NAMES } from '#shared/board/rights.ts'
import { object, read } from '#shared/kit/schema.ts'
import { CLOSE_CODES } from '#shared/protocol/close-codes.ts'
import {
  type CarriedDown,
  carriedPlace,
  type CarriedUp,
  fromParts,
  inParts,
  PART_DOWN,
  PART_UP,
  WINDOW,
} from '#shared/protocol/parts.ts'
import type { FrameSocket } from './frame-socket.ts'
import { MAX_FIRST_SYNC } from './guard.ts'

const MESSAGE_TOO_BIG = 1009 // RFC 6455, as `ws` itself says it

const authSchema = object({
  document: v.pipe(v.string(), v.maxLength(32)),
  ticket: v.pipe(v.string(), v.maxLength(2_048)),
  visit: v.pipe(v.number(), v.safeInteger()),
})

type Line = Socket<CarriedUp, CarriedDown>

interface Means {
  /** Whether somebody sits in a room on this line: a document alone does not keep one open. */
  isSeated(line: Line['conn']): boolean
  enter(socket: FrameSocket, address: string, ticket: string): void
}

/**
 * Shared documents for whoever cannot open a WebSocket: the same frames through the same door, on the Socket.IO line
 * that such a device has anyway.
 */
export function carryDocuments(io: unknown, { isSeated, enter }: Means): void {
  const server = io as Server<CarriedUp, CarriedDown> // each namespace speaks its own events
  for (const name of DOCUMENT_NAMES)
    server.of(carriedPlace(name)).on('connection', (line) => {
      const asked = read(authSchema, line.handshake.auth)
      if (!asked.ok || !isSeated(line.conn)) return line.disconnect(!isSeated(line.conn))
      const { document, ticket, visit } = asked.value
      const room = line.handshake.query['room']
      enter(frameSocketOn(line, visit), `/y/${typeof room === 'string' ? room : ''}/${document}`, ticket)
    })
}

interface Inbound {
  readonly part: Uint8Array
  readonly isLast: boolean
  readonly taken: () => void
}

function frameSocketOn(line: Line, visit: number): FrameSocket {
  const events = new EventEmitter()
  const out = inParts(PART_DOWN, (part, isLast, taken) => void line.emit('part', visit, part, isLast, taken))
  const whole = fromParts(MAX_FIRST_SYNC)
  const inbox: Inbound[] = []
  let state = 1
  let isHeld = false

  line.onAny((event: string, ...sent: readonly unknown[]) => {
    const inbound = event === 'part' ? inboundOf(sent) : undefined
    if (!inbound) return void events.emit('message', Buffer.alloc(0), false) // is refused as no frame
    if (inbox.push(inbound) > WINDOW) return close(CLOSE_CODES.tooMany) // sends without waiting to be heard
    drain()
  })
  line.on('disconnect', () => {
    state = 3
    out.stop()
    inbox.length = 0
    events.emit('close')
  })

  function drain() {
    while (!isHeld && state === 1) {
      const next = inbox.shift()
      if (!next) return
      const frame = whole.take(next.part, next.isLast)
      next.taken()
      if (frame === 'tooLong') close(MESSAGE_TOO_BIG)
      else if (frame) events.emit('message', Buffer.from(frame.buffer), true)
    }
  }

  function close(code: number) {
    if (state !== 1) return
    state = 2
    out.stop()
    line.emit('closed', visit, code)
    setImmediate(() => line.disconnect())
  }

  return {
    OPEN: 1,
    CLOSING: 2,
    get readyState() {
      return state
    },
    get bufferedAmount() {
      return out.waiting()
    },
    send: (frame) => void (state === 1 && out.send(frame)),
    pause: () => void (isHeld = true),
    resume() {
      isHeld = false
      setImmediate(drain) // whoever resumes may not be listening yet
    },
    close,
    terminate: () => void line.disconnect(),
    on: (event: string, hear: (...heard: never[]) => void) => events.on(event, hear as () => void),
    once: (event: string, hear: () => void) => events.once(event, hear),
  }
}

function inboundOf([part, isLast, taken, ...more]: readonly unknown[]): Inbound | undefined {
  const isPart = part instanceof Uint8Array && part.byteLength <= PART_UP && typeof isLast === 'boolean'
  return isPart && typeof taken === 'function' && more.length === 0
    ? { part, isLast, taken: () => taken() as void }
    : undefined
}
