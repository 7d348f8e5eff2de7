import type { ReactNode } from 'react'
import type { MethodName } from '#shared/voting/methods.ts'
import type { Ballot } from '#shared/voting/poll.ts'
import type { Asked } from './asked.ts'
import { NumberedQuestion } from './numbered-question.tsx'
import styles from './own-answers.module.css'
import { PAPERS } from './papers.ts'

export interface OwnAnswersProps {
  readonly method: MethodName
  readonly ballot: Ballot
  readonly questions: readonly Asked[]
  /** A button behind an answer, as "Change". */
  readonly after?: (asked: Asked) => ReactNode
}

/** What somebody answered, question by question. */
export const OwnAnswers = ({ method, ballot, questions, after }: OwnAnswersProps) => (
  <ol className={styles.answers}>
    {questions.map((asked) => {
      const isAnswered = PAPERS[method].isTouched(ballot, asked.id)
      return (
        <li key={asked.id} className={styles.answer}>
          <div className={styles.words}>
            <NumberedQuestion {...asked} />
            <p className={isAnswered ? styles.given : styles.none}>
              {isAnswered ? PAPERS[method].words(ballot, asked.id) : 'No answer yet.'}
            </p>
          </div>
          {after?.(asked)}
        </li>
      )
    })}
  </ol>
)
