import { type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { problemOf } from './problem.ts'

const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** What Node cannot read as HTTP, or got too slowly, is answered like everything else, and the line is closed. */
export function answerBrokenRequests(http: Server) {
  http.on('clientError', (reason: Error & { readonly code?: string }, socket: Duplex) => {
    if (!socket.writable || reason.code === 'ECONNRESET') return void socket.destroy()
    const status = STATUSES[reason.code ?? ''] ?? 400
    const body = JSON.stringify(problemOf(status, status === 408 ? 'tooSlow' : status === 400 ? 'malformed' : 'tooBig'))
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Content-Type: application/problem+json; charset=utf-8',
        'Cache-Control: no-store',
        'X-Content-Type-Options: nosniff',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
      () => socket.destroy(),
    )
  })
}
