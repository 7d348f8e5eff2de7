import { lazy, Suspense, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/stack.tsx'
import { surePart } from '../kit/sure-part.ts'

const NotesOfRoom = lazy(() =>
  surePart(async () => ({ default: (await import('../board/board-entry.tsx')).NotesOfRoom })),
)

/** The shared notes, one text per question. They are fetched when somebody opens them. */
export function NotesPart() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Stack gap="normal">
      <div>
        <Button kind="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Put the shared notes away' : 'Open the shared notes'}
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={<p>Opening the notes.</p>}>
          <NotesOfRoom />
        </Suspense>
      )}
    </Stack>
  )
}
