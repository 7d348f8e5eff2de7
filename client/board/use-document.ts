import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { DocumentName } from '#shared/board/rights.ts'
import type { DocumentConnection, OpenDocument } from '../realtime/document-connection.ts'
import { openDocument } from '../realtime/open-documents.ts'
import { useRoomConnection } from '../realtime/room-context.tsx'

/** The room's shared document as it is now; it comes back as soon as the room's own line does. */
export function useDocument(name: DocumentName): {
  readonly open: OpenDocument
  readonly connection: DocumentConnection
} {
  const room = useRoomConnection()
  const connection = openDocument(room, name)
  const wasOnline = useRef(room.online)
  useEffect(() => {
    if (room.online && !wasOnline.current) connection.lineIsBack()
    wasOnline.current = room.online
  }, [room.online, connection])
  return { open: useSyncExternalStore(connection.subscribe, connection.current), connection }
}
