import { FeedbackCounts } from '../commitments/feedback-counts.tsx'
import { Stack } from '../kit/stack.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { KeptUntil } from '../people/kept-until.tsx'
import { Downloads } from '../summary/downloads.tsx'
import { CloseRoom } from './close-room.tsx'

/** The end: how it was, the record to take away, and closing the door. */
export function CloseDesk() {
  const given = useShared(({ feedback }) => feedback.given)
  return (
    <>
      <Stack as="section" gap="normal" labelledBy="feedback">
        <h2 id="feedback">How it was</h2>
        {given === 0 && <p>Nobody has said yet how it was.</p>}
        <FeedbackCounts />
      </Stack>
      <Stack as="section" gap="normal" labelledBy="take-away">
        <h2 id="take-away">Take the record with you</h2>
        <p>
          <KeptUntil />
        </p>
        <Downloads />
      </Stack>
      <Stack as="section" gap="normal" labelledBy="close-room">
        <h2 id="close-room">Close the room</h2>
        <CloseRoom />
      </Stack>
    </>
  )
}
