import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { SUBPROTOCOL } from '#shared/protocol/close-codes.ts'
import { OPENING } from './waits.ts'

/** What one connection to one document needs; a ticket is good for one connection. */
export interface Opening {
  readonly document: string
  readonly ticket: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
}

export interface Ears {
  /** The copy now holds all that the server had, and the server was sent all that it lacked. */
  synced(): void
  /** Called once; without a code when the line went silent or the browser gave no reason. */
  closed(code?: number): void
}

export type MakeProvider = (opening: Opening, ears: Ears) => { close(): void }

/**
 * The stock provider, without its own way of coming back: it has no jitter, and each return needs a new ticket. `Carrier`
 * stands in for the browser's WebSocket.
 */
export const stockProvider =
  (serverUrl: string, Carrier?: typeof WebSocket): MakeProvider =>
  ({ document, ticket, doc, awareness }, ears) => {
    let isOver = false
    const provider = new WebsocketProvider(serverUrl, document, doc, {
      awareness,
      protocols: [SUBPROTOCOL, ticket],
      connect: false,
      disableBc: true,
      shouldReconnect: () => false,
      ...(Carrier && { WebSocketPolyfill: Carrier }),
    })
    provider.on('sync', (isSynced: boolean) => {
      if (isSynced) ears.synced()
    })
    provider.on('connection-close', (event) => end(event?.code))
    const endWatch = watchSilence(provider, () => end())

    function close() {
      isOver = true
      endWatch()
      provider.destroy()
    }

    function end(code?: number) {
      if (isOver) return
      close()
      ears.closed(code)
    }

    provider.connect()
    return { close }
  }

const TICK = 500
/** The server says something every four seconds; the stock provider would wait for thirty. */
const SILENCE = 9_000
/** A whole board on a slow line is one long message, in which nothing else can be heard. */
const LOADING = 30_000

/** Counts ticks, not the time, so that a device that slept does not take its server for silent. */
function watchSilence(provider: WebsocketProvider, silent: () => void): () => void {
  let heard = provider.wsLastMessageReceived
  let quiet = 0
  const timer = setInterval(() => {
    quiet = provider.wsLastMessageReceived === heard ? quiet + TICK : 0
    heard = provider.wsLastMessageReceived
    const longest = provider.wsconnected ? (provider.synced ? SILENCE : LOADING) : OPENING
    if (quiet >= longest) silent()
  }, TICK)
  return () => clearInterval(timer)
}
