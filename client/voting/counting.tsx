import { useEffect, useRef } from 'react'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { countingWords, stepWords } from './counting-words.ts'

interface Props {
  readonly poll: PollView
  /** What people can still do meanwhile. */
  readonly meanwhile?: string
}

/** While a vote is counted: that it is, and what is being done. Nothing when it is not. */
export function Counting({ poll, meanwhile }: Props) {
  useCountingHeard(poll)
  if (!poll.counting) return null
  return (
    <StatusBox tone="info" title={`${countingWords(poll)}…`}>
      {stepWords(poll)}
      {meanwhile && ` ${meanwhile}`}
    </StatusBox>
  )
}

/** Says politely that counting has begun, what is being done, and if it came to nothing, that people can still vote. */
export function useCountingHeard(poll: PollView): void {
  const announce = useAnnounce()
  const wasCounting = useRef(false)
  const isCounting = poll.counting !== undefined
  const [begun, step] = [`${countingWords(poll)}.`, stepWords(poll)]
  useEffect(() => {
    if (isCounting && !wasCounting.current) announce('result', begun)
    if (!isCounting && wasCounting.current && poll.status === 'open') announce('result', STILL_OPEN)
    wasCounting.current = isCounting
  }, [announce, begun, isCounting, poll.status])
  useEffect(() => {
    if (step !== '') announce('progress', step)
  }, [announce, step])
}

const STILL_OPEN = 'Voting is still open.'
