import type { DocumentName } from '#shared/board/rights.ts'
import { unsentInNotes, unsentOnBoard } from '#shared/board/unsent.ts'
import { connectDocument, type DocumentConnection } from './document-connection.ts'
import type { RoomConnection } from './room-context.tsx'
import { stockProvider } from './stock-provider.ts'

const UNSENT = { board: unsentOnBoard, notes: unsentInNotes } as const
const open = new Map<string, DocumentConnection>()

/**
 * The room's shared document, opened once and kept while the page lives: what was written offline must survive a look
 * at another screen.
 */
export function openDocument({ code, token, requestTicket, onClose }: RoomConnection, document: DocumentName) {
  const key = `${code} ${token} ${document}`
  const found = open.get(key)
  if (found) return found
  const { protocol, host } = location
  const made = connectDocument({
    requestTicket: () => requestTicket(document),
    makeProvider: stockProvider(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/y/${code}`),
    unsent: UNSENT[document],
    random: Math.random,
    later(milliseconds, then) {
      const timer = setTimeout(then, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  open.set(key, made)
  onClose(() => {
    made.close()
    open.delete(key)
  })
  return made
}
