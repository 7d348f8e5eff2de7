import { PRIVACY_WORDS } from '#shared/voting/words.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { Seats } from '../kit/seats.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { useCountingHeard } from './counting.tsx'
import { countingWords, stepWords } from './counting-words.ts'
import styles from './wall.module.css'
import { votingNow } from './voting-now.ts'
import { votedWords } from './words.ts'

/** On the big screen while people vote, and until the result: how many have voted. Numbers and seats, never names. */
export function PollProgressWall() {
  const poll = useShared(({ polls }) => votingNow(polls).now?.poll)
  const title = useShared(({ agenda }) => agenda.stages[agenda.current]?.title)
  return poll ? <Progress poll={poll} title={title} /> : <Waiting title={title} words="Voting has not started." />
}

function Progress({ poll, title }: { readonly poll: PollView; readonly title: string | undefined }) {
  useCountingHeard(poll)
  return (
    <section className={styles.progress}>
      <div className={styles.top}>
        <h1>{title ?? 'What matters most?'}</h1>
        <p>
          {stateWords(poll)} Round {poll.round}.
        </p>
      </div>
      <div className={styles.middle}>
        <p className={styles.hero}>
          <span className={styles.number} style={{ minInlineSize: `${String(poll.eligible).length}ch` }}>
            {poll.ballotsIn}
          </span>{' '}
          <span>of {poll.eligible} have voted</span>
        </p>
        <div className={styles.seats}>
          <Seats filled={poll.ballotsIn} of={poll.eligible} words={votedWords(poll.ballotsIn, poll.eligible)} />
        </div>
        {poll.counting && (
          <div>
            <p className={styles.hero}>{countingWords(poll)}…</p>
            <p className={styles.soft}>{stepWords(poll)}</p>
          </div>
        )}
      </div>
      <p className={styles.soft}>{PRIVACY_WORDS[poll.mode]}</p>
    </section>
  )
}

function stateWords(poll: PollView): string {
  if (poll.counting) return 'Voting is closing.'
  return poll.status === 'open' ? 'Voting is open.' : 'Voting is closed. The result comes in a moment.'
}

const Waiting = ({ title, words }: { readonly title: string | undefined; readonly words: string }) => (
  <section className={styles.progress}>
    <div className={styles.top}>
      <h1>{title ?? 'What matters most?'}</h1>
      <p>{words}</p>
    </div>
  </section>
)
