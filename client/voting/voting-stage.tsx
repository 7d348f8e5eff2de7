import { Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { Empty } from '../kit/empty.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { askedIn } from './asked.ts'
import { BallotPaper } from './ballot-paper.tsx'
import styles from './ballot.module.css'
import { CheckAnswers } from './check-answers.tsx'
import { draftOf } from './draft.ts'
import { Finished, Turnout } from './finished.tsx'
import { MyAnswers } from './my-answers.tsx'
import { usePaper } from './papers.ts'
import { ResultView } from './result-view.tsx'
import { useShownResult } from './shown-results.ts'
import { useCasting } from './use-casting.ts'
import { type KnownPoll, votingNow, WAITING_WORDS } from './voting-now.ts'
import { CLOSED_WORDS } from './words.ts'

/** Where people vote: the paper, then the wait, then the result, as the poll that matters now stands. */
export function VotingStage() {
  const polls = useShared((shared) => shared.polls)
  const { now, earlier } = votingNow(polls)
  useShownResult(now?.poll.method)
  if (!now) return <Empty words="Voting has not started. You can read the questions." />
  if (now.poll.status === 'open')
    return (
      <>
        <LockedNote />
        <Suspense fallback={<p>The ballot is on its way.</p>}>
          <OpenPoll key={now.id} {...now} />
        </Suspense>
      </>
    )
  if (now.poll.status === 'revealed') return <ResultView pollId={now.id} />
  return (
    <div className={styles.check}>
      <ClosedPoll {...now} />
      {earlier && <ResultView pollId={earlier.id} />}
    </div>
  )
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

function OpenPoll(known: KnownPoll) {
  const { poll } = known
  const casting = useCasting(known)
  const questions = useAsked(known)
  const role = useOwn((own) => own.person.role)
  const isComplete = usePaper(poll.method).isComplete(casting.ballot, poll.config, poll.questions)
  const [part, setPart] = useState<Part>(isComplete ? { name: 'finished' } : { name: 'paper', from: 0 })
  const check = () => setPart({ name: 'check' })
  if (role === 'observer') return <Watching {...known} />
  if (part.name === 'finished') return <Finished poll={poll} casting={casting} onCheck={check} />
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

const useAsked = ({ poll }: KnownPoll) =>
  askedIn(
    poll,
    useShared((shared) => shared.questions),
    useShared((shared) => shared.polls),
  )

const Watching = ({ poll }: KnownPoll) => (
  <div className={styles.check}>
    <p>You are watching. People are voting now.</p>
    <Turnout poll={poll} />
  </div>
)

function ClosedPoll(known: KnownPoll) {
  const { id, poll } = known
  const person = useOwn((own) => own.person.id)
  const hasUnsent = useStore(draftOf(person, id), (draft) => draft.isUnsent)
  return (
    <>
      <StatusBox tone="info" title={CLOSED_WORDS}>
        {hasUnsent && <p>A change on this device came too late. What was sent before counts.</p>}
        <p>{WAITING_WORDS.closed}</p>
      </StatusBox>
      <Turnout poll={poll} />
      <MyAnswers {...known} />
    </>
  )
}
