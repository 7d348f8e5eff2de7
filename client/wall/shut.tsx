import { useEffect } from 'react'
import { Button } from '../kit/button.tsx'
import { problemWords } from '../kit/refusal-words.ts'
import { Wordmark } from '../kit/wordmark.tsx'
import type { StopCode } from '../realtime/connection.ts'
import { useRoomConnection } from '../realtime/room-context.tsx'
import { forgetWall, isFinal } from './use-wall-door.ts'
import styles from './shut.module.css'

export interface ShutProps {
  readonly heading: string
  readonly next?: string | undefined
  /** Starts again from the beginning. */
  readonly mayReload?: boolean | undefined
}

/** Whatever keeps the wall from showing the room, in words that a room full of people may read. */
export const Shut = ({ heading, next, mayReload }: ShutProps) => (
  <main className={styles.shut}>
    <title>{heading}</title>
    <Wordmark />
    <div className={styles.words}>
      <h1>{heading}</h1>
      {next && <p>{next}</p>}
      {mayReload && (
        <div>
          <Button kind="primary" onClick={() => location.reload()}>
            Load the big screen again
          </Button>
        </div>
      )}
    </div>
  </main>
)

export const ShutDoor = ({ code }: { readonly code: string }) =>
  isFinal(code) ? (
    <Shut
      heading="We cannot find an open room with this code"
      next="Check the address in the facilitator's link."
      mayReload
    />
  ) : (
    <Shut heading={problemWords(code)} next="This screen keeps trying." />
  )

const STOPPED: Readonly<Record<StopCode, { readonly heading: string; readonly next: string }>> = {
  removed: { heading: 'The facilitator has taken this screen out of the room', next: 'Load it to join again.' },
  roomClosed: { heading: 'This room is closed', next: 'Thank you for taking part.' },
  roomUnknown: { heading: 'We cannot find this room', next: 'It may have been deleted.' },
  notAdmitted: { heading: 'This screen was away for too long', next: 'Load it to join again.' },
  versionTooOld: { heading: 'A newer version is ready', next: 'Load it to go on.' },
}
const AGAIN: ReadonlySet<StopCode> = new Set(['removed', 'notAdmitted', 'versionTooOld'])

export function Stopped({ why }: { readonly why: StopCode }) {
  const { code } = useRoomConnection()
  useEffect(() => {
    if (why !== 'versionTooOld') forgetWall(code)
  }, [why, code])
  return <Shut {...STOPPED[why]} mayReload={AGAIN.has(why)} />
}
