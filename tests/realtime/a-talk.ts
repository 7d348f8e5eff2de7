import { createServer } from 'node:http'
import type { AddressInfo, Socket as Wire } from 'node:net'
import { Server, type Socket } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { LeanBroadcast } from '#server/realtime/lean-broadcast.ts'
import { LeanSocket } from '#server/realtime/lean-socket.ts'

class LeanServer extends WebSocketServer {
  constructor(options: object) {
    super({ ...options, WebSocket: LeanSocket })
  }
}

const OPTIONS = { path: '/io/', serveClient: false, perMessageDeflate: false, pingInterval: 60_000 } as const
const LEAN = { adapter: LeanBroadcast, wsEngine: LeanServer } as const

/** A Socket.IO server with nothing in it but our two lean ways, or neither of them. */
export async function aTalk(kind: 'lean' | 'stock') {
  const http = createServer()
  const io = new Server(http, { ...OPTIONS, ...(kind === 'lean' && LEAN) })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const closings: (() => unknown)[] = []

  /** The server's end of the next connection, once it is there. */
  const nextSocket = () => new Promise<Socket>((resolve) => void io.once('connection', resolve))

  return {
    io,
    base,
    /** A websocket that records what comes, frame by frame and byte by byte, from when it is in. */
    async listener() {
      const arriving = nextSocket()
      const line = new WebSocket(`${base.replace('http', 'ws')}/io/?EIO=4&transport=websocket`)
      closings.push(() => line.terminate())
      const frames: string[] = []
      let bytes = Buffer.alloc(0)
      await new Promise<void>((resolve) =>
        line.on('message', (data: Buffer) => {
          const text = data.toString()
          if (text.startsWith('0')) line.send('40')
          else if (text.startsWith('40')) resolve()
          else if (text !== '2') frames.push(text)
        }),
      )
      const wire = (line as unknown as { _socket: Wire })._socket // its own socket, which it keeps to itself
      wire.on('data', (some: Buffer) => void (bytes = Buffer.concat([bytes, some])))
      return { socket: await arriving, line, wire, frames, bytes: () => bytes }
    },
    /** The stock client over these transports, which records what it is told. */
    async guest(transports: ('polling' | 'websocket')[]) {
      const arriving = nextSocket()
      const client = connect(base, { path: '/io/', transports, forceNew: true, reconnection: false })
      closings.push(() => client.close())
      const told: unknown[] = []
      client.onAny((...words: unknown[]) => void told.push(words))
      const socket = await arriving
      await vi.waitFor(() => client.connected || Promise.reject(new Error('not connected')))
      return { socket, client, told }
    },
    async close() {
      for (const close of closings) close()
      await io.close()
    },
  }
}
export type Talk = Awaited<ReturnType<typeof aTalk>>
export type Listener = Awaited<ReturnType<Talk['listener']>>
