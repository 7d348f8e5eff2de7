import { type ComponentType, lazy, memo } from 'react'
import { surePart } from '../kit/sure-part.ts'
import type { StageKind } from '#shared/agenda/stages.ts'
import { CommitmentsDesk } from '../commitments/commitments-desk.tsx'
import { DataDesk } from '../holdings/data-desk.tsx'
import { QuestionDesk } from '../questions/question-desk.tsx'
import { PollControls } from '../voting/poll-controls.tsx'
import { CloseDesk } from './close-desk.tsx'
import { LobbyDesk } from './lobby-desk.tsx'
import { NotesPart } from './notes-part.tsx'

/** The board brings its own libraries; it comes when a board stage does. */
const BoardOfRoom = lazy(() =>
  surePart(async () => ({ default: (await import('../board/board-entry.tsx')).BoardOfRoom })),
)

const withNotes = (Desk: ComponentType) =>
  memo(function DeskAndNotes() {
    return (
      <>
        <Desk />
        <NotesPart />
      </>
    )
  })

/** What the facilitator works with in each kind of stage. Complete by type: a new kind will not compile without. */
export const DESKS: Readonly<Record<StageKind, ComponentType>> = {
  lobby: memo(LobbyDesk),
  questions: withNotes(QuestionDesk),
  voting: memo(PollControls),
  data: withNotes(DataDesk),
  barriers: withNotes(BoardOfRoom),
  commitments: withNotes(CommitmentsDesk),
  close: memo(CloseDesk),
}
