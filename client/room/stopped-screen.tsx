import { Button, LinkButton } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import type { StopCode } from '../realtime/connection.ts'

/** Why this device is no longer in the room: the line was stopped, or somebody left. */
export type Ending = StopCode | 'left' | 'forgotten' | 'idle'

interface Words {
  readonly heading: string
  readonly next: string
}

const WORDS: Readonly<Record<Ending, Words>> = {
  removed: { heading: REFUSAL_WORDS.removed, next: 'If this was a mistake, ask them to let you in again.' },
  roomClosed: { heading: REFUSAL_WORDS.roomClosed, next: 'Thank you for taking part. You can close this page.' },
  roomUnknown: { heading: REFUSAL_WORDS.roomUnknown, next: 'The room may be closed. Ask the facilitator.' },
  notAdmitted: { heading: 'Join this room first', next: 'This device is not known here, or was away too long.' },
  versionTooOld: { heading: 'A newer version is ready', next: 'Your work is kept.' },
  left: { heading: 'You have left the room', next: 'Nothing about this room is kept on this device.' },
  forgotten: {
    heading: 'You are forgotten',
    next: 'Your name and organisation are gone. What you added stays as from "somebody", or is gone, as you chose.',
  },
  idle: { heading: 'You have left the room', next: 'Nobody used this shared device for 15 minutes.' },
}

/** Only these people may simply come in again. */
const MAY_JOIN: ReadonlySet<Ending> = new Set(['notAdmitted', 'left', 'forgotten', 'idle'])

export function StoppedScreen({ ending, code }: { readonly ending: Ending; readonly code: string }) {
  const { heading, next } = WORDS[ending]
  return (
    <Page documentTitle={heading} heading={heading} home="/" width="narrow">
      <p>{next}</p>
      <div>
        {ending === 'versionTooOld' && (
          <Button kind="primary" onClick={() => location.reload()}>
            Load it
          </Button>
        )}
        {MAY_JOIN.has(ending) && (
          <LinkButton kind="primary" href={`/join/${code}`}>
            Join the room
          </LinkButton>
        )}
        {ending === 'roomUnknown' && (
          <LinkButton kind="primary" href="/join">
            Type the code
          </LinkButton>
        )}
        {(ending === 'removed' || ending === 'roomClosed') && <LinkButton href="/">Go to the start</LinkButton>}
      </div>
    </Page>
  )
}
