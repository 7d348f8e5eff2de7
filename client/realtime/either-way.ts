import type { MakeProvider } from './stock-provider.ts'

interface Ways {
  /** By a WebSocket of its own. */
  readonly native: MakeProvider
  /** Over the room's own line. */
  readonly carried: MakeProvider
  /** Whether that line goes by polling: where it has no WebSocket, a document gets none. */
  readonly isPolling: () => boolean
}

/** A WebSocket, and the room's own line where WebSockets are blocked, for all or only for documents. */
export function eitherWay({ native, carried, isPolling }: Ways): MakeProvider {
  let isBlocked = false
  return (opening, ears) => {
    const isCarried = isBlocked || isPolling()
    let wasSynced = false
    return (isCarried ? carried : native)(opening, {
      synced() {
        wasSynced = true
        ears.synced()
      },
      closed(code) {
        // A WebSocket that never came up gives no reason; one that the server has closed does.
        if (!wasSynced) isBlocked = !isCarried && (code === undefined || code === 1006)
        ears.closed(code)
      },
    })
  }
}
