import type { FrameSocket } from './frame-socket.ts'
import { paceOf } from './pace.ts'

const PER_SECOND = 40
const BURST = 200
/** A big frame costs as much as this many bytes each would. */
const BYTES_PER_TOKEN = 16 * 1024
const MOST_WAITING = 4_096

interface Reading {
  readonly socket: Pick<FrameSocket, 'pause' | 'resume' | 'readyState' | 'OPEN'>
  handle(frame: Uint8Array): void
  flooded(): void
  now(): number
}

/**
 * Frames of one socket in their order, at the pace that is allowed. Who sends faster is not refused but not read: the
 * network slows the sender down. Nothing is read before `open`, nor after `close`.
 */
export function inflow({ socket, handle, flooded, now }: Reading) {
  const pace = paceOf({ perSecond: PER_SECOND, burst: BURST, now })
  let waiting: Uint8Array[] = []
  let state: 'held' | 'open' | 'closed' = 'held'
  let timer: NodeJS.Timeout | undefined

  function drain() {
    timer = undefined
    let read = 0
    for (; state === 'open' && read < waiting.length; read++) {
      const frame = waiting[read]
      if (!frame || !pace.take(1 + frame.byteLength / BYTES_PER_TOKEN)) break
      handle(frame)
    }
    waiting = state === 'closed' ? [] : waiting.slice(read)
    if (waiting.length > 0) {
      socket.pause()
      timer ??= setTimeout(drain, pace.wait())
    } else if (state === 'open' && socket.readyState === socket.OPEN) socket.resume()
  }

  return {
    accept(frame: Uint8Array) {
      if (state === 'closed') return
      if (waiting.push(frame) > MOST_WAITING) return flooded()
      if (state === 'open' && timer === undefined) drain()
    },
    open() {
      if (state !== 'held') return
      state = 'open'
      drain()
    },
    close() {
      state = 'closed'
      waiting = []
      clearTimeout(timer)
    },
  }
}
