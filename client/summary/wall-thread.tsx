import type { QuestionRecord, Summary } from '#shared/summary/summary.ts'
import { flatKnots, type Step, type StepKind, threadOf } from '#shared/summary/thread.ts'
import { classNames } from '../kit/class-names.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { Voice } from '../kit/voice.tsx'
import styles from './summary-wall.module.css'

export interface WallThreadProps {
  readonly summary: Summary
  readonly question: QuestionRecord
}

/** What the wall draws; the rest is on phones. */
const DRAWN: readonly StepKind[] = ['action', 'held', 'barriers', 'commitments']
const LONGEST_QUESTION = 140
const LONGEST = 80
const MOST = 2

/** One question, drawn from asking to doing. It fits, whatever hangs on it. */
export function WallThread({ summary, question }: WallThreadProps) {
  const steps = (threadOf(summary, question.id) ?? []).filter(({ kind }) => DRAWN.includes(kind))
  const place = question.results.at(-1)?.place
  return (
    <>
      <div className={styles.question}>
        {place !== undefined && place !== '–' && (
          <p className={styles.place}>
            <VisuallyHidden>Place </VisuallyHidden>
            {place}
          </p>
        )}
        <Voice as="h2">{shortened(question.text, LONGEST_QUESTION)}</Voice>
      </div>
      <ol className={styles.thread}>
        {steps.map((step) => (
          <li key={step.kind} className={classNames(styles.step, step.knots.length === 0 && styles.open)}>
            <span className={styles.label}>{step.label}</span>
            <StepWords {...step} />
          </li>
        ))}
      </ol>
    </>
  )
}

function StepWords(step: Step) {
  const knots = flatKnots(step)
  if (knots.length === 0) return <p>{step.empty}</p>
  const more = knots.length - MOST
  return (
    <p>
      {knots.slice(0, MOST).map(({ id, text, who, kind }, at) => (
        <span key={id} dir="auto">
          {at > 0 && ' · '}
          {shortened(text, LONGEST)}
          {kind === 'held' && who && <span className={styles.who}> ({shortened(who, 40)})</span>}
        </span>
      ))}
      {more > 0 && ` · and ${more} more`}
    </p>
  )
}

const shortened = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line
}
