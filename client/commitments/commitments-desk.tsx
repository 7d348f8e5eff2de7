import { useId } from 'react'
import type { PersonId } from '#shared/core/actor.ts'
import { choicesOf } from '../kit/choices.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { plural } from '../kit/plural.ts'
import { useFacilitatorView, useShared } from '../realtime/room-context.tsx'
import { AddStep } from './commitments-stage.tsx'
import styles from './commitments.module.css'
import { FeedbackCounts } from './feedback-counts.tsx'
import { useQuestions } from './known.ts'
import { StepList } from './step-list.tsx'
import { INTEREST_WORDS } from './words.ts'

/** Where the facilitator keeps the next steps in order, and sees who wants to be in on what. */
export function CommitmentsDesk() {
  const count = useShared((shared) => Object.keys(shared.commitments).length)
  const feedback = useShared((shared) => shared.feedback)
  const [steps, interest, said] = [useId(), useId(), useId()]
  return (
    <div className={styles.desk}>
      <section className={styles.part} aria-labelledby={steps}>
        <h2 id={steps}>{count === 0 ? 'Next steps' : plural(count, { one: '# next step', other: '# next steps' })}</h2>
        <StepList isOpen />
        <Disclosure summary="Add a next step">
          <div className={styles.inside}>
            <AddStep />
          </div>
        </Disclosure>
      </section>
      <section className={styles.part} aria-labelledby={interest}>
        <h2 id={interest}>Who wants to be in on what?</h2>
        <Partners />
      </section>
      {feedback.given > 0 && (
        <section className={styles.part} aria-labelledby={said}>
          <h2 id={said}>How it was</h2>
          <FeedbackCounts />
        </section>
      )}
    </div>
  )
}

/** With every contact that was given: facilitators bring people together. */
function Partners() {
  const questions = useQuestions()
  const interests = useFacilitatorView((shared) => shared.interests)
  const wanted = questions.filter(({ id }) => interests[id])
  if (wanted.length === 0) return <p className={styles.soft}>Nobody has said so yet.</p>
  return (
    <ul className={styles.cards}>
      {wanted.map(({ id, text }) => (
        <li key={id} className={styles.partner}>
          <h3 dir="auto">{text}</h3>
          <p>
            {plural(interests[id]?.people ?? 0, { one: '# person is in. ', other: '# people are in. ' })}
            {choicesOf(INTEREST_WORDS)
              .flatMap(({ value, label }) => {
                const people = interests[id]?.byInterest[value]
                return people === undefined ? [] : [`${label}: ${people}`]
              })
              .join('. ')}
          </p>
          {Object.entries(interests[id]?.contacts ?? {}).map(([person, contact]) => (
            <p key={person} className={styles.soft}>
              <NameOf person={person as PersonId} />: <bdi>{contact}</bdi> {/* keyed by their ids */}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

function NameOf({ person }: { readonly person: PersonId }) {
  const name = useFacilitatorView(({ people }) => people.roster[person]?.name)
  return <bdi>{name ?? 'Somebody'}</bdi>
}
