import { memo } from 'react'
import type { QuestionId } from '#shared/questions/question.ts'
import { choicesOf } from '../kit/choices.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { Empty } from '../kit/empty.tsx'
import { plural } from '../kit/plural.ts'
import { enabledBy } from '../kit/question-words.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { useBarred } from '../realtime/use-barred.ts'
import styles from './commitments.module.css'
import { InterestForm } from './interest-form.tsx'
import { type Asked, useQuestions } from './known.ts'
import { INTEREST_WORDS } from './words.ts'

export interface InterestPanelProps {
  /** One question only; all of them unless said. */
  readonly questionId?: QuestionId | undefined
}

/** Who is in on which question, and how I want to be. */
export function InterestPanel({ questionId }: InterestPanelProps) {
  return questionId === undefined ? <AllQuestions /> : <Interest question={questionId} />
}

function AllQuestions() {
  const questions = useQuestions()
  if (questions.length === 0) return <Empty words="No questions yet." />
  return (
    <ul className={styles.interests} data-long>
      {questions.map((question) => (
        <OneQuestion key={question.id} question={question} />
      ))}
    </ul>
  )
}

/** What is inside is drawn when somebody opens it: a form for each of hundreds of questions is slow on a phone. */
const OneQuestion = memo(({ question: { id, text, action } }: { readonly question: Asked }) => {
  const people = useShared(({ interests }) => interests[id]?.people ?? 0)
  const isIn = useOwn(({ interests }) => interests[id] !== undefined)
  const words = [people > 0 && peopleWords(people), isIn && 'you too'].filter(Boolean).join(', ')
  return (
    <li>
      <Disclosure
        isLong
        summary={
          <>
            <span dir="auto">{text}</span>
            {words && <span className={styles.soft}> {words}</span>}
          </>
        }
      >
        <div className={styles.inside}>
          {action && <p className={styles.soft}>{enabledBy(action)}</p>}
          <Interest question={id} />
        </div>
      </Disclosure>
    </li>
  )
})

const peopleWords = (people: number) => plural(people, { one: '# person is in', other: '# people are in' })

function Interest({ question }: { readonly question: QuestionId }) {
  const bar = useBarred('showInterest')
  return (
    <div className={styles.inside}>
      <WhoIsIn question={question} />
      {bar === undefined ? <InterestForm question={question} /> : <p className={styles.soft}>{bar}</p>}
    </div>
  )
}

function WhoIsIn({ question }: { readonly question: QuestionId }) {
  const view = useShared(({ interests }) => interests[question])
  if (!view) return <p className={styles.soft}>Nobody has said so yet.</p>
  const contacts = Object.values(view.contacts)
  return (
    <div className={styles.who}>
      <p>
        <b>{peopleWords(view.people)}.</b>
      </p>
      <ul>
        {choicesOf(INTEREST_WORDS).map(({ value, label }) => {
          const count = view.byInterest[value]
          return (
            count !== undefined && (
              <li key={value}>
                {label}: <b>{count}</b>
              </li>
            )
          )
        })}
      </ul>
      {contacts.length > 0 && (
        <p>
          Write to: <bdi>{contacts.join(', ')}</bdi>
        </p>
      )}
    </div>
  )
}
