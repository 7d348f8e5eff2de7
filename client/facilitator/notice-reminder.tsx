import { LinkButton } from '../kit/button.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { missingWords } from './notice-form.tsx'

/** Beside everything else until the notice is complete; it stops nobody. */
export function NoticeReminder() {
  const missing = useShared(({ room }) => (room.rehearsal ? undefined : missingWords(room.notice)))
  if (missing === undefined) return null
  return (
    <StatusBox tone="info" title="The privacy notice is not complete.">
      <p>{missing}</p>
      <LinkButton kind="quiet" href="#privacy">
        Complete it
      </LinkButton>
    </StatusBox>
  )
}
