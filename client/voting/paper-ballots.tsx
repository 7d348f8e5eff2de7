import { Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { DataTable } from '../kit/data-table.tsx'
import { Select } from '../kit/select.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { type MethodName, METHOD_NAMES } from '#shared/voting/methods.ts'
import { K_USUAL } from '#shared/voting/poll.ts'
import { type Asked, askedIn } from './asked.ts'
import { BallotSheets } from './ballot-sheets.tsx'
import { choosable } from './choose-questions.tsx'
import { enteredPapers } from './entered-papers.ts'
import { PaperEntry } from './paper-entry.tsx'
import { METHOD_GUIDE } from './opening/method-guide.ts'
import { plannedConfig } from './opening/planned-config.ts'
import styles from './paper-ballots.module.css'
import { type KnownPoll, votingNow } from './voting-now.ts'

/** Ballots on paper: printed before or during a vote, typed in while it is open. They count like any other. */
export function PaperBallots() {
  const polls = useFacilitatorView((shared) => shared.polls)
  const questions = useFacilitatorView((shared) => shared.questions)
  const { now } = votingNow(polls)
  const open = now?.poll.status === 'open' ? now : undefined
  const asked = open ? askedIn(open.poll, questions, polls) : choosable(questions)
  return (
    <Suspense fallback={<p>The ballot is on its way.</p>}>
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
        {open ? <BallotSheets asked={asked} {...open.poll} /> : <SheetsAhead asked={asked} />}
      </div>
    </Suspense>
  )
}

/** Before anything is opened: the vote as it would open with nothing set, by whichever way it is going to be. */
function SheetsAhead({ asked }: { readonly asked: readonly Asked[] }) {
  const [method, setMethod] = useState<MethodName>('value_gap')
  const { values } = plannedConfig(
    method,
    {},
    asked.map(({ id }) => id),
  )
  return (
    <>
      <Select
        label="Print for this way of voting"
        hint="With its usual settings. Open the vote first to print it with your own."
        empty={false}
        options={METHOD_NAMES.map((value) => ({ value, label: METHOD_GUIDE[value].label }))}
        value={method}
        onChange={(next) => next && setMethod(next)}
      />
      <Suspense fallback={<p>The ballot is on its way.</p>}>
        {values ? (
          <BallotSheets asked={asked} method={method} config={values} mode="anonymous" k={K_USUAL} />
        ) : (
          <p>Accept more questions first: there are too few to vote on.</p>
        )}
      </Suspense>
    </>
  )
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
