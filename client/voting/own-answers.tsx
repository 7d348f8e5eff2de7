import type { ReactNode } from 'react'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { Ballot } from '#shared/voting/poll.ts'
import type { Asked } from './asked.ts'
import { NumberedQuestion } from './numbered-question.tsx'
import styles from './own-answers.module.css'
import { usePaper } from './papers.ts'

export interface OwnAnswersProps {
  readonly poll: Pick<PollView, 'method' | 'config'>
  readonly ballot: Ballot
  readonly questions: readonly Asked[]
  /** A button behind an answer, as "Change". */
  readonly after?: (asked: Asked) => ReactNode
}

/** What somebody answered, question by question. */
export function OwnAnswers({ poll, ballot, questions, after }: OwnAnswersProps) {
  const paper = usePaper(poll.method)
  return (
    <ol className={styles.answers} data-long>
      {questions.map((asked) => {
        const isAnswered = paper.isTouched(ballot, asked.id)
        return (
          <li key={asked.id} className={styles.answer}>
            <div className={styles.words}>
              <NumberedQuestion {...asked} />
              <p className={isAnswered ? styles.given : styles.none}>
                {isAnswered ? paper.words(ballot, asked.id, poll.config) : paper.nothing}
              </p>
            </div>
            {after?.(asked)}
          </li>
        )
      })}
    </ol>
  )
}
