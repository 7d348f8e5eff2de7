import { CLOSE_CODES, type CloseReason } from '#shared/protocol/close-codes.ts'
import type { FrameSocket } from './frame-socket.ts'

/** Milliseconds for the other side to hear why. A reader that has stopped reading never would. */
const FAREWELL = 5_000

export function hangUp(socket: FrameSocket, reason: CloseReason) {
  if (socket.readyState >= socket.CLOSING) return
  socket.close(CLOSE_CODES[reason], reason)
  const timer = setTimeout(() => socket.terminate(), FAREWELL)
  socket.once('close', () => clearTimeout(timer))
}
