import { useEffect, useRef } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Figure } from '../kit/figure.tsx'
import { Seats } from '../kit/seats.tsx'
import { SendState } from '../kit/send-state.tsx'
import type { PollId } from '#shared/voting/poll.ts'
import { useShared } from '../realtime/room-context.tsx'
import styles from './ballot.module.css'
import { usePaper } from './papers.ts'
import type { PaperProps } from './paper-parts.tsx'
import { votedWords } from './words.ts'

interface Props extends Pick<PaperProps, 'poll' | 'casting'> {
  readonly id: PollId
  readonly onCheck: () => void
}

/** The waiting screen: what was sent, and how many are still going. */
export function Finished({ id, poll, casting, onCheck }: Props) {
  const paper = usePaper(poll.method)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isComplete = paper.isComplete(casting.ballot, poll.config, poll.questions)
  return (
    <div className={styles.check}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {isComplete ? 'You have finished.' : 'You can stop here.'}
        </h2>
        <p>
          {sentWords(paper.finished(casting.ballot, poll.questions), casting, paper.isBlank(casting.ballot))} You can
          change them until voting closes.
        </p>
        {casting.state !== 'idle' && <SendState state={casting.state} more={casting.more} />}
      </div>
      <Turnout id={id} />
      <div>
        <Button onClick={onCheck}>Check my answers</Button>
      </div>
    </div>
  )
}

/** "Sent" is never said before the room has them. */
function sentWords(finished: string, { state }: Props['casting'], isBlank: boolean) {
  if (isBlank) return 'You have not answered yet.'
  if (state === 'held') return 'Your answers are not sent yet.'
  return state === 'saved' || state === 'sending' ? finished.replace(/(are|is) sent/, '$1 kept here') : finished
}

/** How many have voted: a number and seats, never names; it moves in steps. */
export function Turnout({ id }: { readonly id: PollId }) {
  const voted = useShared(({ polls }) => polls[id]?.ballotsIn ?? 0)
  const eligible = useShared(({ polls }) => polls[id]?.eligible ?? 0)
  return (
    <Card>
      <div className={styles.turnout}>
        <Figure number={voted} words={`of ${eligible} have voted`} room={String(eligible).length} />
        <Seats filled={voted} of={eligible} words={votedWords(voted, eligible)} />
      </div>
    </Card>
  )
}
