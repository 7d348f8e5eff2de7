import { memo, useId } from 'react'
import { Button } from '../kit/button.tsx'
import { plural } from '../kit/plural.ts'
import { Row } from '../kit/stack.tsx'
import { type Act, DeskOutcome, useDeskActs } from './desk-acts.tsx'
import styles from './desk.module.css'
import { type Known, shortened } from './known.ts'
import { ParkButton, QuestionCard } from './question-card.tsx'

/** What people have asked and nobody but its author sees yet. */
export function Queue({ questions }: { readonly questions: readonly Known[] }) {
  const acts = useDeskActs()
  const title = useId()
  const waiting = questions.filter(({ status }) => status === 'proposed')
  if (waiting.length === 0 && acts.telling.state === 'idle') return null
  return (
    <section className={styles.part} aria-labelledby={title}>
      <div className={styles.head}>
        <h2 id={title}>
          {waiting.length === 0
            ? 'Nothing waits for you'
            : plural(waiting.length, { one: '# question waits for you', other: '# questions wait for you' })}
        </h2>
        {waiting.length > 1 && (
          <Button
            onClick={() => {
              for (const { id } of waiting)
                void acts.act({ type: 'acceptQuestion', question: id }, 'All of them are on the list.')
            }}
          >
            Accept all {waiting.length}
          </Button>
        )}
      </div>
      <DeskOutcome acts={acts} />
      <ul className={styles.cards} data-long>
        {waiting.map((question) => (
          <Waiting key={question.id} question={question} act={acts.act} />
        ))}
      </ul>
    </section>
  )
}

interface WaitingProps {
  readonly question: Known
  readonly act: Act
}

const Waiting = memo(({ question, act }: WaitingProps) => (
  <QuestionCard question={question} act={act}>
    {(edit) => (
      <Row>
        <Button
          kind="primary"
          aria-label={`Accept: ${shortened(question.text)}`}
          onClick={() =>
            void act({ type: 'acceptQuestion', question: question.id }, `On the list: “${shortened(question.text)}”`)
          }
        >
          Accept
        </Button>
        {edit}
        <ParkButton question={question} act={act} />
      </Row>
    )}
  </QuestionCard>
))
