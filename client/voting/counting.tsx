import { useEffect, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { countingWords, stepWords } from './counting-words.ts'

/** What has to be known of a poll to say that it is counted. */
type CountedPoll = Pick<PollView, 'method' | 'config' | 'counting' | 'ballotsIn' | 'status'>

interface Props {
  readonly poll: CountedPoll
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

/** The same for a poll of the room; while nobody counts it, it is not drawn again when somebody votes. */
export function CountingIn({ id, meanwhile }: { readonly id: PollId; readonly meanwhile: string }) {
  const poll = useShared(useShallow(({ polls }) => polls[id] && countedPart(polls[id])))
  return poll ? <Counting poll={poll} meanwhile={meanwhile} /> : null
}

const countedPart = ({ method, config, counting, ballotsIn, status }: PollView): CountedPoll => ({
  method,
  config,
  ...(counting && { counting }),
  ballotsIn: counting ? ballotsIn : 0,
  status,
})

/** Says politely that counting has begun, what is being done, and if it came to nothing, that people can still vote. */
export function useCountingHeard(poll: CountedPoll): void {
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
