import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { NOTHING_WRITTEN, readTogether, type WrittenTogether } from '#shared/summary/documents.ts'
import { openDocument } from '../realtime/open-documents.ts'
import { useRoomConnection, useShared } from '../realtime/room-context.tsx'

/** `away` where the shared documents cannot be read from here, as in a closed room. */
export type BoardState = 'opening' | 'there' | 'away'

export interface Written {
  readonly written: WrittenTogether
  readonly state: BoardState
}

/** What people wrote together, as it is now. The documents are opened here if no other screen has done so. */
export function useWritten(): Written {
  const board = useOpen('board')
  const notes = useOpen('notes')
  const questions = useShared((shared) => shared.questions)
  const changes = useChanges(board.doc) + useChanges(notes.doc)
  const isThere = board.status === 'live' || board.status === 'offline'
  const written = useMemo(
    () => (isThere && changes >= 0 ? readTogether(board.doc, notes.doc, Object.keys(questions)) : NOTHING_WRITTEN),
    [isThere, changes, board.doc, notes.doc, questions],
  )
  return { written, state: isThere ? 'there' : board.status === 'stopped' ? 'away' : 'opening' }
}

function useOpen(name: DocumentName) {
  const connection = openDocument(useRoomConnection(), name)
  return useSyncExternalStore(connection.subscribe, connection.current)
}

const counts = new WeakMap<Y.Doc, number>()

/** Grows with every change of a document. */
function useChanges(doc: Y.Doc): number {
  const { subscribe, count } = useMemo(() => changesOf(doc), [doc])
  return useSyncExternalStore(subscribe, count)
}

const changesOf = (doc: Y.Doc) => ({
  count: () => counts.get(doc) ?? 0,
  subscribe(hear: () => void) {
    const changed = () => {
      counts.set(doc, (counts.get(doc) ?? 0) + 1)
      hear()
    }
    doc.on('update', changed)
    return () => doc.off('update', changed)
  },
})
