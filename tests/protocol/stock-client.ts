import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { expect, vi } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

// Everything here is written from PROTOCOL.md alone, with unmodified clients: nothing of ours is imported.

// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's client knows JSON, not our types
type Json = any

export async function send(base: string, path: string, body: unknown, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: (await answer.json()) as Json }
}

/** RFC 7396. */
function merge(target: Json, patch: Json): Json {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const result: Json = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else result[key] = merge(result[key], value)
  }
  return result
}

export interface StockClient {
  readonly socket: Socket
  readonly frames: string[]
  readonly goodbyes: string[]
  view(): Json
  ask(command: Json, id?: string): Promise<Json>
  /** Waits until the server has been lost and found again, which an unmodified client does by itself. */
  back(): Promise<void>
  document(name: 'board' | 'notes'): Promise<{ doc: Y.Doc; provider: WebsocketProvider; closes: number[] }>
  close(): void
}

export async function enter(base: string, room: string, token: string): Promise<StockClient> {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  const frames: string[] = []
  const goodbyes: string[] = []
  let view: Json
  let views = 0
  socket.onAny((event: string, body: unknown) => void frames.push(JSON.stringify([event, body])))
  socket.on('goodbye', ({ code }: Json) => void goodbyes.push(code))
  socket.on('change', (change: Json) => {
    if (view === undefined || change.revision < view.revision) return
    if (change.from !== view.revision) return void socket.emit('sync', { lastRevision: view.revision }, () => undefined)
    view = {
      ...view,
      revision: change.revision,
      shared: change.shared ? merge(view.shared, change.shared) : view.shared,
      own: change.own ? merge(view.own, change.own) : view.own,
    }
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('view', (whole: Json) => {
      view = whole
      views += 1
      resolve()
    })
    socket.on('connect_error', (reason) => reject(reason))
  })
  const providers: WebsocketProvider[] = []

  return {
    socket,
    frames,
    goodbyes,
    view: () => view,
    ask: (command, id = randomUUID()) => socket.timeout(5_000).emitWithAck('command', { id, command }),
    back: () =>
      vi.waitFor(() => expect([goodbyes.length > 0, socket.connected, views > 1]).toEqual([true, true, true]), 15_000),
    async document(name) {
      const pass: Json = await socket.timeout(5_000).emitWithAck('ticket', { document: name })
      if (!pass.ok) throw new Error(pass.refusal.code)
      const doc = new Y.Doc()
      doc.clientID = pass.clientId
      const closes: number[] = []
      const provider = new WebsocketProvider(`${base.replace('http', 'ws')}/y/${room}`, pass.document, doc, {
        protocols: ['questions-first.y1', pass.ticket],
        connect: false,
        disableBc: true,
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      })
      providers.push(provider)
      provider.on('connection-close', (event) => {
        if (event) closes.push(event.code)
        if (event && event.code >= 4400 && event.code < 4500) provider.disconnect()
      })
      const synced = new Promise<void>((resolve) => provider.on('sync', (isSynced: boolean) => isSynced && resolve()))
      provider.connect()
      await synced
      return { doc, provider, closes }
    },
    close() {
      for (const provider of providers) provider.destroy()
      socket.close()
    },
  }
}

/** Starts a room over HTTP and joins it as its facilitator and as many attendees. */
export async function aRoom(base: string, attendees: number, more: Json = {}) {
  const made = await send(base, '/api/rooms', { title: 'Warm homes', ...more })
  const { room, facilitatorKey } = made.body
  const join = async (body: Json) => (await send(base, `/api/rooms/${room}/people`, body)).body
  const facilitatorPass = await join({ facilitatorKey, name: 'Fay' })
  const passes: Json[] = []
  for (let n = 1; n <= attendees; n++)
    passes.push(
      await join({
        name: `Person ${n}`,
        organisation: `Organisation ${Math.ceil(n / 2)}`,
        organisationType: 'frontline',
      }),
    )
  return {
    room: room as string,
    made: made.body,
    join,
    facilitatorPass,
    passes,
    fay: await enter(base, room, facilitatorPass.token),
    people: await Promise.all(passes.map(({ token }) => enter(base, room, token))),
  }
}
