import { memo, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../kit/button.tsx'
import { classNames } from '../kit/class-names.ts'
import { Empty } from '../kit/empty.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { TickIcon } from '../kit/icons.tsx'
import { useSteady } from '../kit/use-steady.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { useOwn } from '../realtime/room-context.tsx'
import { useBarred } from '../realtime/use-barred.ts'
import { CoverageMatrix } from './coverage-matrix.tsx'
import styles from './holdings.module.css'
import { type Asked, useQuestionsInOrder } from './known.ts'
import { Matches } from './matches.tsx'
import { headingOf, QuestionData } from './question-data.tsx'

/** Where people say who holds what, one question at a time, and see what the room holds together. */
export function DataStage() {
  const questions = useQuestionsInOrder()
  const bar = useBarred('answerCoverage')
  const title = useId()
  if (questions.length === 0) return <Empty words="No questions yet. Data is named for a question." />
  return (
    <div className={styles.stage}>
      {bar !== undefined && <StatusBox tone="info" title={bar} />}
      <OneByOne questions={questions} isOpen={bar === undefined} />
      <section className={styles.part} aria-labelledby={title}>
        <h2 id={title}>What the room holds</h2>
        <CoverageMatrix />
      </section>
      <Matches isOpen={bar === undefined} />
    </div>
  )
}

interface OneByOneProps {
  readonly questions: readonly Asked[]
  readonly isOpen: boolean
}

function OneByOne({ questions, isOpen }: OneByOneProps) {
  const [chosen, setChosen] = useState(questions[0]?.id)
  const at = Math.max(
    questions.findIndex(({ id }) => id === chosen),
    0,
  )
  const now = questions[at]
  const go = useSteady((to: number) => {
    const next = questions[(to + questions.length) % questions.length]
    if (!next) return
    flushSync(() => setChosen(next.id)) // the question must be there to receive focus
    const head = document.getElementById(headingOf(next))
    head?.focus({ preventScroll: true })
    head?.scrollIntoView({ block: 'nearest' })
  })
  if (!now) return null
  return (
    <div className={styles.oneByOne}>
      <Index questions={questions} at={at} onGo={go} />
      <div className={styles.one}>
        <QuestionData key={now.id} question={now} isOpen={isOpen} />
        {questions.length > 1 && (
          <div className={styles.turn}>
            <Button onClick={() => go(at - 1)}>Back</Button>
            <p>
              <VisuallyHidden>Question </VisuallyHidden>
              {at + 1}/{questions.length}
            </p>
            <Button onClick={() => go(at + 1)}>Next question</Button>
          </div>
        )}
      </div>
    </div>
  )
}

interface IndexProps {
  readonly questions: readonly Asked[]
  readonly at: number
  readonly onGo: (to: number) => void
}

/** All questions beside the one in hand, where there is room for both. */
function Index({ questions, at, onGo }: IndexProps) {
  const answers = useOwn((own) => own.coverage)
  const answered = questions.filter(({ id }) => answers[id]).length
  return (
    <nav className={styles.index} aria-label="Questions">
      <p>
        {answered} of {questions.length} answered
      </p>
      <ol data-long>
        {questions.map(({ id, text }, place) => (
          <IndexEntry
            key={id}
            text={text}
            place={place}
            isNow={place === at}
            isAnswered={answers[id] !== undefined}
            onGo={onGo}
          />
        ))}
      </ol>
    </nav>
  )
}

interface IndexEntryProps extends Pick<IndexProps, 'onGo'> {
  readonly text: string
  /** 0 for the first. */
  readonly place: number
  readonly isNow: boolean
  readonly isAnswered: boolean
}

const IndexEntry = memo(({ text, place, isNow, isAnswered, onGo }: IndexEntryProps) => (
  <li>
    <button
      type="button"
      className={classNames(styles.entry, isNow && styles.now)}
      aria-current={isNow ? 'true' : undefined}
      onClick={() => onGo(place)}
    >
      <span className={styles.mark}>{isAnswered ? <TickIcon /> : place + 1}</span>
      <span dir="auto">{text}</span>
      {isAnswered && <VisuallyHidden>, answered</VisuallyHidden>}
    </button>
  </li>
))
