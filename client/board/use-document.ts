import { useSyncExternalStore } from 'react'
import type { DocumentName } from '#shared/board/rights.ts'
import type { DocumentConnection, OpenDocument } from '../realtime/document-connection.ts'
import { openDocument } from '../realtime/open-documents.ts'
import { useRoomConnection } from '../realtime/room-context.tsx'

/** The room's shared document as it is now. */
export function useDocument(name: DocumentName): {
  readonly open: OpenDocument
  readonly connection: DocumentConnection
} {
  const connection = openDocument(useRoomConnection(), name)
  return { open: useSyncExternalStore(connection.subscribe, connection.current), connection }
}
