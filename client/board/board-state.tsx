import type { DocumentName } from '#shared/board/rights.ts'
import { Button } from '../kit/button.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import type { OpenDocument } from '../realtime/document-connection.ts'

export interface BoardStateProps {
  readonly document: DocumentName
  readonly status: OpenDocument['status']
  readonly mayWrite: boolean
  readonly onRetry: () => void
}

const NAMES: Readonly<
  Record<DocumentName, { readonly opening: string; readonly lost: string; readonly reading: string }>
> = {
  board: {
    opening: 'Opening the board.',
    lost: 'The board cannot be reached from here just now.',
    reading: 'You can read the board.',
  },
  notes: {
    opening: 'Opening the notes.',
    lost: 'The notes cannot be reached from here just now.',
    reading: 'You can read the notes.',
  },
}

/** What people have to know about the shared document before they read or write in it; usually nothing. */
export function BoardState({ document, status, mayWrite, onRetry }: BoardStateProps) {
  if (status === 'opening') return <p>{NAMES[document].opening}</p>
  if (status === 'stopped')
    return (
      <StatusBox tone="problem" title={NAMES[document].lost}>
        <Button onClick={onRetry}>Try again</Button>
      </StatusBox>
    )
  return (
    <>
      {status === 'offline' && (
        <StatusBox tone="care" title="Not connected.">
          Keep going, and keep this page open. Your changes are sent when you are back.
        </StatusBox>
      )}
      {!mayWrite && (
        <StatusBox tone="info" title={NAMES[document].reading}>
          The facilitator has not opened {document === 'board' ? 'it' : 'them'} for writing.
        </StatusBox>
      )}
    </>
  )
}
