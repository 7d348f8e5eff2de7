import { StatusBox } from '../kit/status-box.tsx'
import { useOwn } from '../realtime/room-context.tsx'
import { BOARD_WORDS } from './board-words.ts'
import { Downloads } from './downloads.tsx'
import { SummaryContents } from './summary-contents.tsx'
import { useSummary } from './use-summary.ts'

/** The record inside the room: always what the room is now, for everybody, at any stage. */
export function SummaryScreen() {
  const names = useOwn(({ person }) => person.role !== 'observer')
  const { summary, board } = useSummary({ names })
  const words = BOARD_WORDS[board]
  return (
    <SummaryContents summary={summary} board={board} downloads={<Downloads />}>
      {words && <StatusBox tone="info">{words}</StatusBox>}
    </SummaryContents>
  )
}
