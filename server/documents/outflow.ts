import type { FrameSocket } from './frame-socket.ts'

/** Bytes queued at which a reader is left alone until it has read, and from which on it is given up. */
const PAUSE_AT = 256 * 1024
const RESUME_AT = 32 * 1024
const GIVE_UP_AT = 4 * 1024 * 1024
/** Milliseconds in which a slow reader reads nothing at all. */
const PATIENCE = 20_000

interface Writing {
  readonly socket: Pick<FrameSocket, 'send' | 'bufferedAmount' | 'readyState' | 'OPEN'>
  tooSlow(): void
  now(): number
}

/**
 * What goes to one reader. Leaving out a single update would leave a gap for ever; so a reader who does not keep up is
 * sent nothing more, and later, in one piece, all that has come since it fell behind.
 */
export function outflow({ socket, tooSlow, now }: Writing) {
  let behind: { readonly from: Uint8Array; queued: number; since: number } | undefined

  const write = (frame: Uint8Array) => socket.readyState === socket.OPEN && socket.send(frame)

  /** `vector`: the state of the document of which the frame was the last part. */
  function send(frame: Uint8Array, vector: Uint8Array) {
    if (behind) return
    write(frame)
    if (socket.bufferedAmount > PAUSE_AT) behind = { from: vector, queued: socket.bufferedAmount, since: now() }
  }

  return {
    send,
    /** For what may be lost: a cursor, a heartbeat. */
    mention: (frame: Uint8Array) => void (behind || write(frame)),
    isBehind: () => behind !== undefined,
    /** Before something long: whoever still has that much to read gets nothing more. */
    hasRoom(): boolean {
      if (socket.bufferedAmount <= GIVE_UP_AT) return true
      tooSlow()
      return false
    },
    /** Looks whether the reader has read; if it is through, gives the state from which on it has missed everything. */
    missing(): Uint8Array | undefined {
      if (!behind) return undefined
      const queued = socket.bufferedAmount
      if (queued < behind.queued) Object.assign(behind, { queued, since: now() })
      else if (now() - behind.since > PATIENCE) tooSlow()
      return queued <= RESUME_AT ? behind.from : undefined
    },
    catchUp(frame: Uint8Array, vector: Uint8Array) {
      if (!behind) return
      behind = undefined
      send(frame, vector)
    },
  }
}
export type Outflow = ReturnType<typeof outflow>
