import type { Socket } from 'socket.io-client'
import {
  type CarriedAuth,
  type CarriedDown,
  carriedPlace,
  type CarriedUp,
  fromParts,
  inParts,
  PART_UP,
} from '#shared/protocol/parts.ts'
import type { Transport } from './connection.ts'

const LOST = 1006 // RFC 6455: closed without a reason

/** What the stock provider uses of a WebSocket. */
type Handler<T> = ((event: T) => void) | null

/** A stand-in for the browser's WebSocket, for networks that block those: its frames go over the room's own line. */
export function carriedSocket(transport: Transport): typeof WebSocket {
  let visits = 0

  class CarriedSocket {
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: Handler<object> = null
    onmessage: Handler<{ readonly data: ArrayBufferLike }> = null
    onclose: Handler<{ readonly code: number; readonly reason: string }> = null
    onerror: Handler<object> = null
    readonly #visit = (visits += 1)
    readonly #line: Socket<CarriedDown, CarriedUp>
    readonly #out = inParts(PART_UP, (part, isLast, taken) => void this.#line.emit('part', part, isLast, taken))
    readonly #whole = fromParts(Number.MAX_SAFE_INTEGER)

    constructor(url: string, [, ticket = '']: readonly string[]) {
      const document = url.slice(url.lastIndexOf('/') + 1)
      this.#line = lineTo(transport, document.split('@', 1)[0] ?? '')
      const auth: CarriedAuth = { document, ticket, visit: this.#visit }
      this.#line.auth = auth
      this.#line.on('connect', this.#opened)
      this.#line.on('part', this.#heard)
      this.#line.on('closed', this.#closed)
      this.#line.on('disconnect', this.#lost)
      this.#line.on('connect_error', this.#lost)
      // Only the room's own connection opens lines; without one there is nothing to go over.
      if (transport.socket('/').connected) this.#line.connect()
      else queueMicrotask(this.#lost)
    }

    send(frame: Uint8Array) {
      if (this.readyState === 1) this.#out.send(frame)
    }

    close() {
      this.#end(LOST)
    }

    readonly #opened = () => {
      this.readyState = 1
      this.onopen?.({})
    }

    readonly #heard: CarriedDown['part'] = (visit, part, isLast, taken) => {
      taken()
      const frame = visit === this.#visit && this.#whole.take(new Uint8Array(part), isLast)
      if (frame instanceof Uint8Array) this.onmessage?.({ data: frame.buffer })
    }

    readonly #closed: CarriedDown['closed'] = (visit, code) => {
      if (visit === this.#visit) this.#end(code)
    }

    readonly #lost = () => this.#end(LOST)

    #end(code: number) {
      if (this.readyState === 3) return
      this.readyState = 3
      this.#out.stop()
      this.#line.off('connect', this.#opened)
      this.#line.off('part', this.#heard)
      this.#line.off('closed', this.#closed)
      this.#line.off('disconnect', this.#lost)
      this.#line.off('connect_error', this.#lost)
      if (this.#line.active) this.#line.disconnect()
      this.onclose?.({ code, reason: '' })
    }
  }

  return CarriedSocket as unknown as typeof WebSocket // as much of one as the stock provider uses
}

const lineTo = (transport: Transport, name: string) =>
  transport.socket(carriedPlace(name)) as unknown as Socket<CarriedDown, CarriedUp> // a namespace has its own events
