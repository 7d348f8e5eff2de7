import type { DocumentName } from '#shared/board/rights.ts'
import { unsentInNotes, unsentOnBoard } from '#shared/board/unsent.ts'
import { carriedSocket } from './carried-socket.ts'
import { connectDocument, type DocumentConnection } from './document-connection.ts'
import { eitherWay } from './either-way.ts'
import { keepCopies } from './kept-copy.ts'
import type { RoomConnection } from './room-context.tsx'
import { stockProvider } from './stock-provider.ts'
import { pageIsSeen } from './waits.ts'

const UNSENT = { board: unsentOnBoard, notes: unsentInNotes } as const
const open = new Map<string, DocumentConnection>()

/**
 * The room's shared document, opened once and kept while the page lives: what was written offline must survive a look
 * at another screen. It comes and goes with the room's own line.
 */
export function openDocument(room: RoomConnection, document: DocumentName): DocumentConnection {
  const { code, token, person, isKept, requestTicket, onClose, line, transport } = room
  const key = `${code} ${token} ${document}`
  const found = open.get(key)
  if (found) return found
  const { protocol, host } = location
  const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/y/${code}`
  const made = connectDocument({
    requestTicket: () => requestTicket(document),
    makeProvider: eitherWay({
      native: stockProvider(address),
      carried: stockProvider(address, carriedSocket(transport)),
      isPolling: () => line.getState().isPolling === true,
    }),
    unsent: UNSENT[document],
    random: Math.random,
    isSeen: pageIsSeen,
    later(milliseconds, then) {
      const timer = setTimeout(then, milliseconds)
      return () => clearTimeout(timer)
    },
    keep: isKept ? keepCopies(code, person) : undefined,
  })
  open.set(key, made)
  const unfollow = line.subscribe((now, before) => {
    const isBack = now.state === 'connected' && before.state !== 'connected'
    const hasWebSocket = before.isPolling === true && now.isPolling !== true
    if (isBack || (now.state === 'connected' && hasWebSocket)) made.lineIsBack()
    else if (now.state !== 'connected' && before.state === 'connected') made.lineIsLost()
  })
  onClose(() => {
    unfollow()
    made.close()
    open.delete(key)
  })
  return made
}
