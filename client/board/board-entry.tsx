import { useCallback, useMemo } from 'react'
import type { DocumentName } from '#shared/board/rights.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { newId } from '../realtime/new-id.ts'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { BoardScreen } from './board-screen.tsx'
import { BoardState } from './board-state.tsx'
import { BoardWall } from './board-wall.tsx'
import { Notes } from './notes.tsx'
import { RecoveredDrafts } from './recovered-drafts.tsx'
import { useDocument } from './use-document.ts'

// The room's side of the board. Load this file only by `import()`: it brings Yjs with it.

export function BoardOfRoom() {
  const { open, connection } = useDocument('board')
  const me = useOwn(({ person }) => person)
  const mayWrite = useMayWrite('board')
  const announce = useAnnounce()
  const say = useCallback((words: string) => announce('own', words), [announce])
  const tell = useCallback((words: string) => announce('board', words), [announce])
  return (
    <BoardScreen
      open={open}
      me={me}
      mayWrite={mayWrite}
      questions={useQuestions()}
      holdings={useHoldings()}
      newId={newId}
      say={say}
      tell={tell}
      onDismiss={connection.dismiss}
      onRetry={connection.retry}
    />
  )
}

export function NotesOfRoom() {
  const { open, connection } = useDocument('notes')
  const mayWrite = useMayWrite('notes')
  const questions = useQuestions()
  const announce = useAnnounce()
  const say = useCallback((words: string) => announce('own', words), [announce])
  const isReady = open.status === 'live' || open.status === 'offline'
  return (
    <>
      <BoardState document="notes" status={open.status} mayWrite={mayWrite} onRetry={connection.retry} />
      <RecoveredDrafts drafts={open.recovered} onDismiss={connection.dismiss} say={say} />
      {open.status !== 'opening' && (
        <Notes doc={open.doc} mayWrite={mayWrite && isReady} questions={questions} say={say} />
      )}
    </>
  )
}

export function BoardOnWall() {
  const { open } = useDocument('board')
  return open.status === 'opening' ? null : <BoardWall doc={open.doc} />
}

const useMayWrite = (document: DocumentName): boolean => {
  const role = useOwn(({ person }) => person.role)
  const writable = useShared(({ documents }) => documents[document].writable)
  return role === 'facilitator' || (role === 'attendee' && writable)
}

const useQuestions = (): ReadonlyMap<string, string> => {
  const questions = useShared((shared) => shared.questions)
  return useMemo(() => acceptedOf(questions), [questions])
}

const acceptedOf = (questions: SharedView['questions']): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(questions)
      .filter(([, { status }]) => status === 'accepted')
      .toSorted(([, a], [, b]) => a.position - b.position)
      .map(([id, { text }]) => [id, text]),
  )

const useHoldings = (): ReadonlyMap<string, string> => {
  const holdings = useShared((shared) => shared.holdings)
  return useMemo(() => new Map(Object.entries(holdings).map(([id, { title }]) => [id, title])), [holdings])
}
