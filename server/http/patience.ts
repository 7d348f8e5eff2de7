import type { Server } from 'node:http'

/** TRUST.md §7, in milliseconds. Node looks at its own timeouts only every half minute unless told otherwise. */
export const TIMES = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 70_000,
  connectionsCheckingInterval: 1_000,
} as const

const SILENCE = 3_500

/** A connection over which nothing at all comes is not kept open. */
export function hangUpOnSilence(http: Server) {
  http.on('connection', (socket) => {
    const waiting = setTimeout(() => socket.bytesRead === 0 && socket.destroy(), SILENCE)
    waiting.unref()
    socket.once('close', () => clearTimeout(waiting))
  })
}
