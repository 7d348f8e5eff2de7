import { memo, useId, useMemo, useState } from 'react'
import { Empty } from '../kit/empty.tsx'
import { plural } from '../kit/plural.ts'
import { QuestionWords } from '../kit/question-words.tsx'
import { SendState } from '../kit/send-state.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useFirstThenAll } from '../kit/use-first-then-all.ts'
import { useShared } from '../realtime/room-context.tsx'
import { useBarred } from '../realtime/use-barred.ts'
import { useTelling } from '../realtime/use-telling.ts'
import { withStatus } from './known.ts'
import { MyQuestions } from './my-questions.tsx'
import { QuestionForm } from './question-form.tsx'
import styles from './questions.module.css'
import { WAITS } from './words.ts'

/** How many are drawn at once: more than a screen holds. */
const FIRST = 20

/** Where people read what the room wants to know, and add to it. */
export function QuestionsStage() {
  const bar = useBarred('proposeQuestion')
  return (
    <div className={styles.stage}>
      <div className={styles.mine}>
        {bar === undefined ? <AddQuestion /> : <StatusBox tone="info" title={bar} />}
        <MyQuestions isOpen={bar === undefined} />
      </div>
      <AllQuestions />
    </div>
  )
}

function AddQuestion() {
  const telling = useTelling()
  const [isAlike, setAlike] = useState(false)
  const title = useId()
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>Add a question</h2>
      <QuestionForm
        button="Send"
        isMain
        needsAction
        looksForSame
        onSend={async (wording) => {
          setAlike(false)
          const answer = await telling.tell({ type: 'proposeQuestion', ...wording }, WAITS)
          setAlike(answer.ok && Array.isArray(answer.value?.['alike']))
          return answer.ok
        }}
      />
      <SendState state={telling.state} more={telling.more} />
      {isAlike && <p>Somebody has asked the same. Both are kept.</p>}
    </section>
  )
}

function AllQuestions() {
  const questions = useShared((shared) => shared.questions)
  const accepted = useMemo(() => withStatus(questions, 'accepted'), [questions])
  const shown = useFirstThenAll(accepted, FIRST)
  const title = useId()
  if (accepted.length === 0) return <Empty words="No questions yet. What would you like to know?" />
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>{plural(accepted.length, { one: '# question so far', other: '# questions so far' })}</h2>
      <ol className={styles.list} data-long>
        {shown.map(({ id, text, action }, at) => (
          <Numbered key={id} number={at + 1} text={text} action={action} />
        ))}
      </ol>
    </section>
  )
}

interface NumberedProps {
  readonly number: number
  readonly text: string
  readonly action: string
}

const Numbered = memo(({ number, text, action }: NumberedProps) => (
  <li className={styles.numbered}>
    <span className={styles.number} aria-hidden="true">
      {number}
    </span>
    <QuestionWords as="h3" text={text} action={action} />
  </li>
))
