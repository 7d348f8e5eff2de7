import { useState } from 'react'
import type { PollMode } from '#shared/voting/poll.ts'
import { Button } from '../kit/button.tsx'
import { Row } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { OpenPollForm } from './open-poll-form.tsx'
import styles from './poll-controls.module.css'
import { OpenTies } from './open-ties.tsx'
import { PollRunning } from './poll-running.tsx'
import { ResultView } from './result-view.tsx'
import { type Acts, useActs } from './use-acts.ts'
import { type KnownPoll, votingNow } from './voting-now.ts'
import { votedWords } from './words.ts'

/** Where a facilitator opens a vote, watches it, closes it and shows its result. */
export function PollControls() {
  const polls = useFacilitatorView((shared) => shared.polls)
  const acts = useActs()
  const { now, earlier } = votingNow(polls)
  const [isAnother, setAnother] = useState(false)
  const isForm = !now || (isAnother && now.poll.status !== 'open')
  return (
    <div className={styles.controls}>
      {acts.outcome && <StatusBox tone={acts.outcome.isProblem ? 'problem' : 'good'} title={acts.outcome.words} />}
      {isForm ? (
        <OpenPollForm acts={acts} onClose={now && (() => setAnother(false))} />
      ) : (
        <PollPanel known={now} acts={acts} onAnother={() => setAnother(true)} />
      )}
      {!isForm && now.poll.status === 'closed' && earlier && <ResultView pollId={earlier.id} />}
    </div>
  )
}

interface PanelProps {
  readonly known: KnownPoll
  readonly acts: Acts
  readonly onAnother: () => void
}

function PollPanel({ known, acts, onAnother }: PanelProps) {
  if (known.poll.status === 'open') return <PollRunning known={known} acts={acts} />
  return known.poll.status === 'closed' ? (
    <Closed known={known} acts={acts} onAnother={onAnother} />
  ) : (
    <Revealed known={known} acts={acts} onAnother={onAnother} />
  )
}

function Closed({ known: { id, poll }, acts, onAnother }: PanelProps) {
  const wasShown = useFacilitatorView(({ acts: log }) =>
    log.some(({ type, about }) => type === 'resultRevealed' && about === id),
  )
  return (
    <section className={styles.panel} aria-labelledby="poll-closed">
      <h2 id="poll-closed">{wasShown ? 'The result is hidden again.' : 'Nobody has seen the result yet.'}</h2>
      <p>
        Voting is closed. {votedWords(poll.ballotsIn, poll.eligible)}. Round {poll.round}.
      </p>
      <Row>
        <Button
          kind="primary"
          onClick={() => void acts.act({ type: 'revealResult', poll: id }, 'The result is on every screen.')}
        >
          Reveal on every screen
        </Button>
        <NextRound id={id} poll={poll} acts={acts} />
        <Button kind="quiet" onClick={onAnother}>
          Start another vote
        </Button>
      </Row>
    </section>
  )
}

function Revealed({ known: { id, poll }, acts, onAnother }: PanelProps) {
  return (
    <section className={styles.panel} aria-labelledby="poll-revealed">
      <h2 id="poll-revealed">Everyone can see this result.</h2>
      <Row>
        <Button
          onClick={() => void acts.act({ type: 'hideResult', poll: id }, 'The result is hidden again on every screen.')}
        >
          Hide it again
        </Button>
        <NextRound id={id} poll={poll} acts={acts} />
        <Button kind="quiet" onClick={onAnother}>
          Start another vote
        </Button>
      </Row>
      <OpenTies known={{ id, poll }} acts={acts} />
      <ResultView pollId={id} />
    </section>
  )
}

/** A further round may promise people more privacy than the last, never less. */
function NextRound({ id, poll: { round, mode }, acts }: KnownPoll & { readonly acts: Acts }) {
  const next = round + 1
  const open = (more: { readonly mode?: PollMode }) =>
    void acts.act({ type: 'nextRound', poll: id, ...more }, `Round ${next} is open. Everyone is at the vote.`)
  return (
    <>
      <Button onClick={() => open({})}>Vote again: round {next}</Button>
      {mode !== 'anonymous' && (
        <Button onClick={() => open({ mode: 'anonymous' })}>Vote again, anonymously: round {next}</Button>
      )}
    </>
  )
}
