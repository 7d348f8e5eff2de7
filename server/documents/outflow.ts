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
 * sent nothing more, and later, in one piece, all that has come since it fell behind. Entries are known by number.
 */
export function outflow({ socket, tooSlow, now }: Writing) {
  let behind: { readonly from: number; queued: number; since: number } | undefined
  let isAwaiting = false

  const write = (frame: Uint8Array) => socket.readyState === socket.OPEN && socket.send(frame)

  /** `at`: the entry that the frame ended with. */
  function look(at: number) {
    const queued = socket.bufferedAmount
    if (queued > PAUSE_AT) behind = { from: at, queued, since: now() }
  }

  return {
    send(frame: Uint8Array, at: number) {
      if (behind || isAwaiting) return
      write(frame)
      look(at)
    },
    /** An answer is on its way that holds whatever comes before it; told apart, that would have to wait for it there. */
    await: () => void (isAwaiting = true),
    /** After this the reader has everything up to that entry. */
    answer(frames: readonly Uint8Array[], at: number) {
      behind = undefined
      isAwaiting = false
      frames.forEach(write)
      look(at)
    },
    /** For what may be lost: a cursor, a heartbeat. */
    mention: (frame: Uint8Array) => void (behind || write(frame)),
    /** Before something long: whoever still has that much to read gets nothing more. */
    hasRoom(): boolean {
      if (socket.bufferedAmount <= GIVE_UP_AT) return true
      tooSlow()
      return false
    },
    /** Looks whether the reader has read; if it is through, gives the entry from which on it has missed everything. */
    missing(): number | undefined {
      if (!behind || isAwaiting) return undefined
      const queued = socket.bufferedAmount
      if (queued < behind.queued) Object.assign(behind, { queued, since: now() })
      else if (now() - behind.since > PATIENCE) tooSlow()
      return queued <= RESUME_AT ? behind.from : undefined
    },
  }
}
export type Outflow = ReturnType<typeof outflow>
