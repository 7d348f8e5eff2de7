import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { SUBPROTOCOL } from '#shared/protocol/close-codes.ts'

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

/** The stock provider, without its own way of coming back: it has no jitter, and each return needs a new ticket. */
export const stockProvider =
  (serverUrl: string): MakeProvider =>
  ({ document, ticket, doc, awareness }, ears) => {
    let over = false
    const provider = new WebsocketProvider(serverUrl, document, doc, {
      awareness,
      protocols: [SUBPROTOCOL, ticket],
      connect: false,
      disableBc: true,
      shouldReconnect: () => false,
    })
    provider.on('sync', (isSynced: boolean) => {
      if (isSynced) ears.synced()
    })
    provider.on('connection-close', (event) => {
      if (over) return
      over = true
      provider.destroy()
      ears.closed(event?.code)
    })
    provider.connect()
    return {
      close() {
        over = true
        provider.destroy()
      },
    }
  }
