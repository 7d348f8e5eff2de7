import { Disclosure } from '../kit/disclosure.tsx'
import { Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { KeptUntil } from '../people/kept-until.tsx'
import { PrivacyNotice } from '../people/privacy-notice.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { missingWords, NoticeForm } from './notice-form.tsx'
import { ScreeningForm } from './screening-form.tsx'

/** What people are told, how long things are kept, and the ten questions about risk. */
export function PrivacyScreen() {
  const missing = useShared(({ room }) => missingWords(room.notice))
  return (
    <>
      <Stack as="section" gap="normal" labelledBy="notice">
        <h2 id="notice">What people read before they join</h2>
        {missing === undefined ? (
          <StatusBox tone="good" title="The notice is complete." />
        ) : (
          <StatusBox tone="care" title={missing}>
            <p>Until you say it, people read words that are true of every workshop. You can start at any time.</p>
          </StatusBox>
        )}
        <NoticeForm />
        <Disclosure summary="Read it as people see it">
          <PrivacyNotice />
        </Disclosure>
      </Stack>
      <Stack as="section" gap="small" labelledBy="kept">
        <h2 id="kept">How long it is kept</h2>
        <p>
          <KeptUntil />
        </p>
        <p>Names go 30 days after you close the room, or after the last thing that happens in it.</p>
      </Stack>
      <Stack as="section" gap="normal" labelledBy="screening">
        <h2 id="screening">Is an assessment needed?</h2>
        <p>Ten questions. Any yes calls for a data protection impact assessment, and one is begun for you.</p>
        <ScreeningForm />
      </Stack>
    </>
  )
}
