import { useEffect, useRef } from 'react'
import { Button } from '../kit/button.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import styles from './ballot.module.css'
import { OwnAnswers } from './own-answers.tsx'
import { usePaper } from './papers.ts'
import type { PaperProps } from './paper-parts.tsx'

interface Props extends Omit<PaperProps, 'from' | 'onCheck'> {
  /** Back to the paper, at one question. */
  readonly onChange: (at: number) => void
  readonly onDone: () => void
}

/** Everything somebody answered in one list, with a way back to each, and the way to take all of it back. */
export function CheckAnswers({ poll, questions, casting, onChange, onDone }: Props) {
  const paper = usePaper(poll.method)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isComplete = paper.isComplete(casting.ballot, poll.config, poll.questions)
  const firstOpen = questions.findIndex(({ id }) => !paper.isAnswered(casting.ballot, id, poll.config))
  return (
    <div className={styles.check}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Your answers
        </h2>
        <p>{paper.progress(casting.ballot, poll.config, poll.questions)} You can change them until voting closes.</p>
      </div>
      <OwnAnswers
        poll={poll}
        ballot={casting.ballot}
        questions={questions}
        after={({ number }) => (
          <Button
            kind="quiet"
            aria-label={`Change my answer to question ${number}`}
            onClick={() => onChange(number - 1)}
          >
            Change
          </Button>
        )}
      />
      <SendState state={casting.state} more={casting.more} />
      <Row>
        {isComplete || firstOpen === -1 || paper.phones === 'list' ? (
          <Button kind="primary" onClick={onDone}>
            Done
          </Button>
        ) : (
          <Button kind="primary" onClick={() => onChange(firstOpen)}>
            Go to question {firstOpen + 1}
          </Button>
        )}
        {!isComplete && firstOpen !== -1 && paper.phones !== 'list' && <Button onClick={onDone}>Done for now</Button>}
        {!paper.isBlank(casting.ballot) && (
          <Button kind="quiet" onClick={() => casting.takeBack(() => paper.blank, 'You have not voted.')}>
            Take back all my answers
          </Button>
        )}
      </Row>
    </div>
  )
}
