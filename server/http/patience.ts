import type { Server } from 'node:http'

/** TRUST.md §7, in milliseconds. Node looks at its own timeouts only every half minute unless told otherwise. */
export const TIMES = {
  headersTimeout: 5_000,
  /** Headers and body together. */
  requestTimeout: 10_000,
  keepAliveTimeout: 70_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
  /** Missing hosts are refused in our own words. */
  requireHostHeader: false,
} as const

const SILENCE = 3_500
/** Two thousand people have a line each, one more for documents, and a few for pages. */
const CROWDED = 8_000
const MOST = 12_000

/** A connection over which nothing at all comes is not kept open; when there are many, neither are idle ones. */
export function hangUpOnSilence(http: Server) {
  http.maxConnections = MOST
  let open = 0
  http.on('connection', (socket) => {
    const waiting = setTimeout(() => socket.bytesRead === 0 && socket.destroy(), SILENCE)
    waiting.unref()
    open += 1
    if (open > CROWDED) http.closeIdleConnections()
    socket.once('close', () => {
      open -= 1
      clearTimeout(waiting)
    })
  })
}
