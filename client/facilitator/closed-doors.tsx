import { useEffect } from 'react'
import { Button, LinkButton } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'
import { problemWords, REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { Row } from '../kit/stack.tsx'
import type { StopCode } from '../realtime/connection.ts'
import { forgetFacilitatedRoom, forgetRoom } from '../realtime/device.ts'
import { useRoomConnection } from '../realtime/room-context.tsx'
import { mayTryAgain } from './use-entry.ts'

// Every way in which the console is not shown, and what to do next.

const TITLE = 'Run a workshop'

export const Opening = () => (
  <Page documentTitle={TITLE} heading="Opening the room" home="/" width="narrow">
    <p>This takes a moment.</p>
  </Page>
)

export const Stranger = ({ code }: { readonly code: string }) => (
  <Page documentTitle={TITLE} heading="Open this room with your private link" home="/" width="narrow">
    <p>This device does not run this room. The link you were given at the start does.</p>
    <p>If you have lost it, ask another facilitator to invite you.</p>
    <Row>
      <LinkButton kind="primary" href={`/join/${code}`}>
        Join as an attendee
      </LinkButton>
      <LinkButton href="/">Go to the start</LinkButton>
    </Row>
  </Page>
)

/** What is said at the top where the words of the refusal are more than a heading. */
const HEADINGS: Readonly<Record<string, string>> = {
  notAdmitted: 'This link no longer opens the room',
  roomDamaged: 'This room cannot open',
}

const DAMAGED_NEXT =
  'Part of what was saved is damaged, so it is kept shut. Ask whoever runs this service to check the data and restore the room from a backup, then try again. Other rooms work: you can start a new one.'

export const EntryRefused = ({ code, onTryAgain }: { readonly code: string; readonly onTryAgain: () => void }) => (
  <Page documentTitle={TITLE} heading={HEADINGS[code] ?? problemWords(code)} home="/" width="narrow">
    {code === 'notAdmitted' && <p>An invitation works once, for 24 hours. Ask for another one.</p>}
    {code === 'roomDamaged' && <p>{DAMAGED_NEXT}</p>}
    <Row>
      {mayTryAgain(code) ? (
        <Button kind="primary" onClick={onTryAgain}>
          Try again
        </Button>
      ) : (
        <LinkButton kind="primary" href="/">
          Go to the start
        </LinkButton>
      )}
    </Row>
  </Page>
)

export function NotFacilitator() {
  const { code } = useRoomConnection()
  return (
    <Page documentTitle={TITLE} heading="You are not a facilitator of this room any more" home="/" width="narrow">
      <p>Another facilitator has given you another part. You can go on in the room.</p>
      <div>
        <LinkButton kind="primary" href={`/room/${code}`}>
          Go to the room
        </LinkButton>
      </div>
    </Page>
  )
}

const STOPPED: Readonly<Record<StopCode, { readonly heading: string; readonly next: string }>> = {
  removed: { heading: REFUSAL_WORDS.removed, next: 'If this was a mistake, ask them to invite you again.' },
  roomClosed: { heading: 'This room is deleted', next: 'Everything in it is gone, for everyone.' },
  roomUnknown: { heading: 'We cannot find this room', next: 'It may have been deleted.' },
  notAdmitted: { heading: 'Open your private link again', next: 'This device was away for too long.' },
  versionTooOld: { heading: 'A newer version is ready', next: 'Your work is kept.' },
}
/** After these there is nothing on this device to come back with. */
const GONE: ReadonlySet<StopCode> = new Set(['roomClosed', 'roomUnknown'])

export function StoppedConsole({ why }: { readonly why: StopCode }) {
  const { code } = useRoomConnection()
  const { heading, next } = STOPPED[why]
  useEffect(() => {
    if (why !== 'versionTooOld') forgetRoom(code)
    if (GONE.has(why)) forgetFacilitatedRoom(code)
  }, [why, code])
  return (
    <Page documentTitle={heading} heading={heading} home="/" width="narrow">
      <p>{next}</p>
      <div>
        {why === 'versionTooOld' ? (
          <Button kind="primary" onClick={() => location.reload()}>
            Load it
          </Button>
        ) : (
          <LinkButton kind="primary" href="/">
            Go to the start
          </LinkButton>
        )}
      </div>
    </Page>
  )
}
