import { Suspense, useCallback, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { Empty } from '../kit/empty.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { useAsked } from './asked.ts'
import { BallotPaper } from './ballot-paper.tsx'
import styles from './ballot.module.css'
import { CheckAnswers } from './check-answers.tsx'
import { CountingIn } from './counting.tsx'
import { draftOf } from './draft.ts'
import { Finished, Turnout } from './finished.tsx'
import { MyAnswers } from './my-answers.tsx'
import { usePaper } from './papers.ts'
import { ResultView } from './result-view.tsx'
import { useShownResult } from './shown-results.ts'
import { useCasting } from './use-casting.ts'
import { type PaperPoll, usePaperPoll, votingNow, WAITING_WORDS } from './voting-now.ts'
import { CLOSED_WORDS } from './words.ts'

/** Where people vote: the paper, then the wait, then the result, as the poll that matters now stands. */
export function VotingStage() {
  const { id, method, status, earlier } = useShared(useShallow(glanceAt))
  useShownResult(method)
  if (id === undefined) return <Empty words="Voting has not started. You can read the questions." />
  if (status === 'open')
    return (
      <>
        <LockedNote />
        <CountingIn id={id} meanwhile="You can still answer until voting closes." />
        <Suspense fallback={<p>The ballot is on its way.</p>}>
          <OpenPoll key={id} id={id} />
        </Suspense>
      </>
    )
  if (status === 'revealed') return <ResultView pollId={id} />
  return (
    <div className={styles.check}>
      <ClosedPoll id={id} />
      {earlier && <ResultView pollId={earlier} />}
    </div>
  )
}

/** Which screen it is; how many have voted is not looked at. */
function glanceAt({ polls }: SharedView) {
  const { now, earlier } = votingNow(polls)
  return { id: now?.id, method: now?.poll.method, status: now?.poll.status, earlier: earlier?.id }
}

/** Said before anybody chooses a mark that would be refused. */
function LockedNote() {
  const isLocked = useShared(({ agenda }) => agenda.stages[agenda.current]?.locked ?? false)
  if (!isLocked) return null
  return (
    <StatusBox tone="care" title="The facilitator has locked this stage.">
      You can vote when it opens again. What you sent counts.
    </StatusBox>
  )
}

type Part =
  { readonly name: 'paper'; readonly from: number } | { readonly name: 'check' } | { readonly name: 'finished' }

function OpenPoll({ id }: { readonly id: PollId }) {
  const poll = usePaperPoll(id)
  const isWatching = useOwn((own) => own.person.role === 'observer')
  if (isWatching) return <Watching id={id} />
  return poll && <OpenPaper id={id} poll={poll} />
}

function OpenPaper({ id, poll }: { readonly id: PollId; readonly poll: PaperPoll }) {
  const casting = useCasting(id, poll)
  const questions = useAsked(poll)
  const isComplete = usePaper(poll.method).isComplete(casting.ballot, poll.config, poll.questions)
  const [part, setPart] = useState<Part>(isComplete ? { name: 'finished' } : { name: 'paper', from: 0 })
  const check = useCallback(() => setPart({ name: 'check' }), [])
  if (part.name === 'finished') return <Finished id={id} poll={poll} casting={casting} onCheck={check} />
  const paper = { poll, questions, casting }
  if (part.name === 'check')
    return (
      <CheckAnswers
        {...paper}
        onChange={(from) => setPart({ name: 'paper', from })}
        onDone={() => setPart({ name: 'finished' })}
      />
    )
  return <BallotPaper {...paper} from={part.from} onCheck={check} />
}

const Watching = ({ id }: { readonly id: PollId }) => (
  <div className={styles.check}>
    <p>You are watching. People are voting now.</p>
    <Turnout id={id} />
  </div>
)

function ClosedPoll({ id }: { readonly id: PollId }) {
  const poll = useShared(({ polls }) => polls[id])
  const person = useOwn((own) => own.person.id)
  const hasUnsent = useStore(draftOf(person, id), (draft) => draft.isUnsent)
  return (
    <>
      <StatusBox tone="info" title={CLOSED_WORDS}>
        {hasUnsent && <p>A change on this device came too late. What was sent before counts.</p>}
        <p>{WAITING_WORDS.closed}</p>
      </StatusBox>
      <Turnout id={id} />
      {poll && <MyAnswers id={id} poll={poll} />}
    </>
  )
}
