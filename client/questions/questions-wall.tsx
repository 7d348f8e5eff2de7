import { useMemo } from 'react'
import { Empty } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { plural } from '../kit/plural.ts'
import { QuestionWords } from '../kit/question-words.tsx'
import { TurningList } from '../kit/turning-list.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { type Known, shortened, withStatus } from './known.ts'
import styles from './wall.module.css'

const LETTERS_A_LINE = { question: 58, action: 78 } as const
const MOST_LETTERS = 200

/** The questions on the big screen, the newest first. */
export function QuestionsWall() {
  const all = useShared((shared) => shared.questions)
  const questions = useMemo(() => withStatus(all, 'accepted'), [all])
  if (questions.length === 0) return <Empty words="No questions yet. What would you like to know?" />
  return (
    <div className={styles.wall}>
      <section className={styles.count} aria-label="How many">
        <Figure number={questions.length} words={plural(questions.length, { one: 'question', other: 'questions' })} />
        <p>Add yours on your phone.</p>
      </section>
      <TurningList items={questions.toReversed()} idOf={({ id }) => id} linesOf={linesOf}>
        {({ text, action }) => (
          <QuestionWords as="h2" text={shortened(text, MOST_LETTERS)} action={shortened(action, MOST_LETTERS)} />
        )}
      </TurningList>
    </div>
  )
}

const linesOf = ({ text, action }: Known) =>
  1 +
  1.47 * Math.ceil(Math.min(text.length, MOST_LETTERS) / LETTERS_A_LINE.question) +
  (action === '' ? 0 : 1.13 * Math.ceil((Math.min(action.length, MOST_LETTERS) + 25) / LETTERS_A_LINE.action))
