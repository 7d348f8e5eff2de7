import { useStore } from 'zustand'
import { DataTable } from '../kit/data-table.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { METHODS } from '#shared/voting/methods.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { askedIn } from './asked.ts'
import { BallotSheets } from './ballot-sheets.tsx'
import { choosable } from './choose-questions.tsx'
import { enteredPapers } from './entered-papers.ts'
import { PaperEntry } from './paper-entry.tsx'
import styles from './paper-ballots.module.css'
import { type KnownPoll, votingNow } from './voting-now.ts'

/** Ballots on paper: printed before or during a vote, typed in while it is open. They count like any other. */
export function PaperBallots() {
  const polls = useFacilitatorView((shared) => shared.polls)
  const questions = useFacilitatorView((shared) => shared.questions)
  const { now } = votingNow(polls)
  const open = now?.poll.status === 'open' ? now : undefined
  const asked = open ? askedIn(open.poll.questions, questions) : choosable(questions)
  return (
    <div className={styles.papers}>
      {open ? (
        <>
          <PaperEntry key={open.id} known={open} asked={asked} />
          <Entered {...open} />
        </>
      ) : (
        <StatusBox tone="info" title="No vote is open.">
          Paper ballots can be typed in while a vote is open. You can print them now.
        </StatusBox>
      )}
      <BallotSheets asked={asked} {...(open ? open.poll : usualVote(asked.map(({ id }) => id)))} />
    </div>
  )
}

/** What is printed before anything is opened: the vote as it would open with nothing changed. */
function usualVote(items: readonly string[]): Pick<PollView, 'method' | 'config' | 'mode' | 'k'> {
  const config = METHODS.value_gap.configure({}, items)
  return { method: 'value_gap', config: config.ok ? config.value : { scale: 5 }, mode: 'anonymous', k: 5 }
}

function Entered({ id }: KnownPoll) {
  const papers = useStore(enteredPapers(id), (entered) => entered.papers)
  if (papers.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="entered-papers">
      <h2 id="entered-papers">Entered on this computer ({papers.length})</h2>
      <p className={styles.soft}>To correct one, type its number again. The new ballot replaces the old.</p>
      <DataTable
        caption="Paper ballots entered on this computer"
        captionHidden
        rows={papers}
        rowId={({ number }) => String(number)}
        columns={[
          { id: 'number', title: 'Number', cell: ({ number }) => number },
          { id: 'organisation', title: 'Organisation', cell: ({ organisation }) => <bdi>{organisation ?? '–'}</bdi> },
          { id: 'progress', title: 'Answers', cell: ({ progress }) => progress },
        ]}
      />
    </section>
  )
}
