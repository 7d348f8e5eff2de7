import type { Socket as Wire } from 'node:net'
import { WebSocket } from 'ws'

/** Bytes for one reader that may gather within one turn of the loop; beyond that it queues where queues are watched. */
const MOST_AT_ONCE = 64 * 1024

type Done = (error?: Error) => void

/**
 * The server's end of a WebSocket, which costs less for what we send most: short texts to readers who keep up.
 * - A text is framed and written in one piece; stock `ws` writes head and body, each with its own bookkeeping.
 * - What one reader is told in one turn of the loop, such as the answer to a vote and their own view of it, goes to
 *   the system in one call.
 * - It is done when it is handed over, so that what follows need not wait for the turn after. Whoever does not keep
 *   up is sent to the stock way, in which everything waits for everything before it and `slow-readers.ts` sees it.
 */
export class LeanSocket extends WebSocket {
  // The same overloads as it has in `ws`.
  override send(data: Parameters<WebSocket['send']>[0], ...rest: readonly unknown[]): void {
    const done = rest.at(-1)
    if (typeof data !== 'string' || !this.keepsUp()) return super.send(data, ...(rest as [Done])) // as they came
    const wire = wireOf(this)
    if (wire.writableCorked === 0) {
      wire.cork()
      process.nextTick(uncork, wire)
    }
    wire.write(textFrame(data))
    if (typeof done === 'function') done()
  }

  /** Whether nothing waits to be written but what was told in this very turn. */
  keepsUp(): boolean {
    if (this.readyState !== WebSocket.OPEN) return false
    const { writableCorked, writableLength } = wireOf(this)
    return writableLength <= (writableCorked > 0 ? MOST_AT_ONCE : 0)
  }

  /** Writes what is framed already; only for a reader who keeps up. */
  writeFrame(frame: Buffer): void {
    wireOf(this).write(frame)
  }
}

const uncork = (wire: Wire) => wire.uncork()

/** `ws` keeps it to itself; it is there for as long as the socket is open. */
const wireOf = (line: object) => (line as { readonly _socket: Wire })._socket

/** A text as one unmasked frame (RFC 6455 §5.2), which is how servers send. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81 // a text, whole
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, head)
  return frame
}
