import { useMemo } from 'react'
import { Disclosure } from '../kit/disclosure.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { DeskOutcome, useDeskActs } from './desk-acts.tsx'
import styles from './desk.module.css'
import { ImportQuestions } from './import-questions.tsx'
import { listed } from './known.ts'
import { QuestionForm } from './question-form.tsx'
import { QuestionList } from './question-list.tsx'
import { Queue } from './queue.tsx'

/** Where the facilitator looks after the questions: lets them in, words them, joins them and chooses some. */
export function QuestionDesk() {
  const all = useFacilitatorView((shared) => shared.questions)
  const questions = useMemo(() => listed(all), [all])
  return (
    <div className={styles.desk}>
      <Queue questions={questions} />
      <QuestionList questions={questions} />
      <div className={styles.more}>
        <Disclosure summary="Add a question">
          <AddOwn />
        </Disclosure>
        <Disclosure summary="Add many at once" isNeeded={questions.length === 0}>
          <ImportQuestions />
        </Disclosure>
      </div>
    </div>
  )
}

function AddOwn() {
  const acts = useDeskActs()
  return (
    <div className={styles.inside}>
      <QuestionForm
        button="Add to the list"
        looksForSame
        needsAction={false}
        onSend={(wording) => acts.act({ type: 'proposeQuestion', ...wording }, 'It is on the list.')}
      />
      <DeskOutcome acts={acts} />
    </div>
  )
}
