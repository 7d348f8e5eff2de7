import { useEffect, useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { Banner } from '../kit/status-box.tsx'
import { thisDevice } from '../kit/this-device.ts'
import type { Line } from '../realtime/connection.ts'
import { useLine, useOutbox, useRoom } from '../realtime/room-context.tsx'

const TROUBLE_WORDS: Readonly<Record<string, string>> = {
  restarting: 'The room is restarting. Your work is kept.',
  tooMany: 'Too many tries. We try again in a moment.',
  roomDamaged: REFUSAL_WORDS.roomDamaged,
}
const LOST = 'Not connected. Keep going, your work is kept.'

/** What is wrong with the line, in words, and what waits; nothing while all is well or was lost under two seconds ago. */
export function ConnectionBanner() {
  const { state, trouble, wasSetBack } = useLine((line) => line)
  const waiting = useOutbox((outbox) => outbox.waiting)
  const isKept = useOutbox((outbox) => outbox.isKept)
  const isLong = useLasting(waiting > 0)
  useConnectionNews(state, waiting)
  if (!isKept && waiting > 0)
    return <Banner tone="care">Not saved on {thisDevice()}. Keep this page open until it is sent.</Banner>
  const lost = state === 'offline' ? ((trouble && TROUBLE_WORDS[trouble]) ?? LOST) : undefined
  const saved = waiting > 0 && (lost !== undefined || isLong) ? <Saved waiting={waiting} /> : undefined
  if (state === 'connected' && wasSetBack) return <SetBack />
  if (lost === undefined && saved === undefined) return null
  return (
    <Banner tone={lost === undefined ? 'info' : 'care'}>
      {lost !== undefined && <p>{lost}</p>}
      {saved}
    </Banner>
  )
}

const Saved = ({ waiting }: { readonly waiting: number }) => (
  <p>
    <strong>
      Saved on {thisDevice()}, will send · {waiting.toLocaleString('en-GB')}
    </strong>
  </p>
)

/** On a good line a command is sent before anybody could read that it waits. */
const LASTING = 2_000

function useLasting(isSo: boolean): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!isSo) return undefined
    const timer = setTimeout(() => setIsLong(true), LASTING)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [isSo])
  return isLong
}

/** Said until somebody has read it: what they were told is saved may be gone. */
function SetBack() {
  const { line } = useRoom()
  return (
    <Banner
      tone="care"
      actions={
        <Button kind="quiet" onClick={() => line.setState({ wasSetBack: false })}>
          I have looked
        </Button>
      }
    >
      This room was put back to an earlier state. Look whether what you sent last is still there.
    </Banner>
  )
}

/** After this long without a line a screen reader is interrupted. */
const URGENT = 10_000

function useConnectionNews(state: Line['state'], waiting: number) {
  const announce = useAnnounce()
  const wasLost = useRef(false)
  const waited = useRef(0)
  useEffect(() => {
    if (state !== 'connected') waited.current = waiting
  }, [state, waiting])
  useEffect(() => {
    if (state === 'connected' && wasLost.current) {
      wasLost.current = false
      announce(
        'connection',
        waited.current > 0 ? `Connected. Sending ${waited.current} from this device.` : 'Connected.',
      )
    }
    if (state !== 'offline') return undefined
    wasLost.current = true
    announce('connection', LOST)
    const longer = setTimeout(() => announce('connection', LOST, { urgent: true }), URGENT)
    return () => clearTimeout(longer)
  }, [state, announce])
}
