import type { QuestionRecord, Summary } from '#shared/summary/summary.ts'
import { flatKnots, type Step, type StepKind, stepsUnder, threadOf } from '#shared/summary/thread.ts'
import { Card } from '../kit/card.tsx'
import { classNames } from '../kit/class-names.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { plural } from '../kit/plural.ts'
import { QuestionWords } from '../kit/question-words.tsx'
import { Thread } from '../kit/thread.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import styles from './summary.module.css'
import { partsOf, stepsShown } from './thread-parts.tsx'
import type { BoardState } from './use-written.ts'

export interface QuestionCardProps {
  readonly summary: Summary
  readonly question: QuestionRecord
  readonly board: BoardState
}

/** A question with its place, the thread at a glance, and all of it for who wants to follow. */
export function QuestionCard({ summary, board, question: { id, text, action, results } }: QuestionCardProps) {
  const steps = stepsShown(threadOf(summary, id) ?? [], board)
  const place = results.at(-1)?.place
  return (
    <Card as="li">
      <div className={styles.question}>
        {place !== undefined && place !== '–' && (
          <p className={styles.place}>
            <VisuallyHidden>Place </VisuallyHidden>
            {place}
          </p>
        )}
        <QuestionWords text={text} action={action} as="h3" />
      </div>
      <Glance steps={steps} />
      <Disclosure summary="Follow the thread">
        <div className={styles.thread}>
          <Thread label={`Thread of: ${text}`} parts={partsOf(stepsUnder(summary, id), board)} />
        </div>
      </Disclosure>
    </Card>
  )
}

interface Bead {
  /** What is there. */
  readonly some: (steps: Step) => string
  readonly none: string
}

/** The thread on one line: what is there, and what is not. */
const BEADS: Readonly<Partial<Record<StepKind, Bead>>> = {
  action: { some: () => 'action named', none: 'no action' },
  held: {
    some: ({ knots }) => plural(knots.length, { one: '# piece of data', other: '# pieces of data' }),
    none: 'no data',
  },
  needed: { some: ({ knots }) => plural(knots.length, { one: '# need', other: '# needs' }), none: 'no needs' },
  barriers: {
    some: (step) => plural(flatKnots(step).length, { one: '# card', other: '# cards' }),
    none: 'no barriers',
  },
  commitments: {
    some: ({ knots }) => plural(knots.length, { one: '# next step', other: '# next steps' }),
    none: 'no next step',
  },
}

const Glance = ({ steps }: { readonly steps: readonly Step[] }) => (
  <ul className={styles.beads}>
    {steps.flatMap((step) => {
      const bead = BEADS[step.kind]
      if (!bead) return []
      const isThere = step.knots.length > 0
      return (
        <li key={step.kind} className={classNames(styles.bead, !isThere && styles.open)}>
          {isThere ? bead.some(step) : bead.none}
        </li>
      )
    })}
  </ul>
)
