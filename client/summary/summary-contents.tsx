import { useState, type ReactNode } from 'react'
import { countsOf, kindLines } from '#shared/summary/overview.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { generalSteps } from '#shared/summary/thread.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { Stack } from '../kit/stack.tsx'
import { Thread } from '../kit/thread.tsx'
import { NextSteps } from './next-steps.tsx'
import { QuestionCard } from './question-card.tsx'
import styles from './summary.module.css'
import { partsOf } from './thread-parts.tsx'
import type { BoardState } from './use-written.ts'
import { Votes } from './votes.tsx'

export interface SummaryContentsProps {
  readonly summary: Summary
  readonly board: BoardState
  readonly downloads: ReactNode
  /** What to know before reading. */
  readonly children?: ReactNode
}

/** The workshop on one page: in numbers, thread by thread, vote by vote, and who does what next. */
export const SummaryContents = ({ summary, board, downloads, children }: SummaryContentsProps) => (
  <>
    <Overview summary={summary} />
    {children}
    <section className={styles.part} aria-labelledby="summary-take">
      <h2 id="summary-take">Take it with you</h2>
      {downloads}
    </section>
    <Threads summary={summary} board={board} />
    <section className={styles.part} aria-labelledby="summary-votes">
      <h2 id="summary-votes">Votes</h2>
      <Votes summary={summary} />
    </section>
    <section className={styles.part} aria-labelledby="summary-steps">
      <h2 id="summary-steps">Next steps</h2>
      <NextSteps summary={summary} />
    </section>
    <General summary={summary} board={board} />
  </>
)

function Overview({ summary }: { readonly summary: Summary }) {
  const { purpose } = summary.room
  return (
    <section className={styles.overview} aria-label="The workshop in numbers">
      {purpose && (
        <p className={styles.purpose} dir="auto">
          {purpose}
        </p>
      )}
      <ul className={styles.counts}>
        {countsOf(summary).map(({ id, number, words }) => (
          <li key={id}>
            <span className={styles.number}>{number.toLocaleString('en-GB')}</span> <span>{words}</span>
          </li>
        ))}
      </ul>
      <p className={styles.kinds}>{kindLines(summary).join(' · ')}</p>
    </section>
  )
}

/** More than these would keep a phone busy; the rest comes when asked for. */
const SHOWN_AT_ONCE = 20

type Shown = Pick<SummaryContentsProps, 'summary' | 'board'>

function Threads({ summary, board }: Shown) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const { questions } = summary
  const left = questions.length - shown
  return (
    <section className={styles.part} aria-labelledby="summary-threads">
      <h2 id="summary-threads">From asking to doing</h2>
      {questions.length === 0 && <Empty words="No questions yet. What would you like to know?" />}
      <Stack gap="normal" as="ul">
        {questions.slice(0, shown).map((question) => (
          <QuestionCard key={question.id} summary={summary} board={board} question={question} />
        ))}
      </Stack>
      {left > 0 && <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>Show more questions ({left} left)</Button>}
    </section>
  )
}

function General({ summary, board }: Shown) {
  const steps = generalSteps(summary)
  if (steps.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="summary-general">
      <h2 id="summary-general">Not tied to one question</h2>
      <Card>
        <Thread label="Not tied to one question" parts={partsOf(steps, board)} />
      </Card>
    </section>
  )
}
