import { memo } from 'react'
import type { CoverageAnswer } from '#shared/holdings/vocabulary.ts'
import { COVERAGE_WORDS } from '#shared/holdings/words.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { choicesOf } from '../kit/choices.ts'
import { QuestionWords } from '../kit/question-words.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import { Entries } from './entries.tsx'
import { HoldingForm } from './holding-form.tsx'
import styles from './holdings.module.css'
import { type Asked, holdingsFor, needsFor } from './known.ts'
import { NeedForm } from './need-form.tsx'

export const headingOf = ({ id }: Asked) => `data-${id}`

/** One question: who holds data about it, and what we can name. */
export const QuestionData = memo(({ question, isOpen }: { readonly question: Asked; readonly isOpen: boolean }) => {
  const { id, text, action } = question
  const answer = useOwn((own) => own.coverage[id])
  const telling = useTelling()
  const say = (next: CoverageAnswer) => void telling.tell({ type: 'answerCoverage', question: id, answer: next })
  return (
    <div className={styles.question}>
      <div id={headingOf(question)} tabIndex={-1}>
        <QuestionWords as="h2" text={text} action={action} />
      </div>
      {isOpen ? (
        <Choice legend="Who holds data about this?" options={choicesOf(COVERAGE_WORDS)} value={answer} onChange={say} />
      ) : (
        answer && <p>You said: {COVERAGE_WORDS[answer]}.</p>
      )}
      {isOpen && (
        <div className={styles.outcome}>
          <SendState state={telling.state} more={telling.more} />
          {answer && (
            <Button
              kind="quiet"
              onClick={() => void telling.tell({ type: 'answerCoverage', question: id }, 'Taken back.')}
            >
              Take back my answer
            </Button>
          )}
        </div>
      )}
      <Named question={question} />
      {isOpen && answer && <Details question={question} answer={answer} />}
    </div>
  )
})

function Named({ question: { id } }: { readonly question: Asked }) {
  const questions = useShared((shared) => shared.questions)
  const own = useOwn((view) => view.holdings)
  const ownNeeds = useOwn((view) => view.needs)
  const needs = useShared((shared) => shared.needs)
  const mine = needsFor(needs, id, questions).filter((need) => ownNeeds[need.id])
  return <Entries holdings={holdingsFor(own, id, questions)} needs={mine} />
}

function Details({ question: { id }, answer }: { readonly question: Asked; readonly answer: CoverageAnswer }) {
  if (answer === 'we_hold')
    return (
      <section className={styles.details} aria-label="Data we hold">
        <HelpsHereToo question={id} />
        <HoldingForm question={id} />
      </section>
    )
  return (
    <section className={styles.details} aria-label="Data we need">
      {answer === 'nobody' && <p>That is worth knowing. You can say what would have to be collected.</p>}
      <NeedForm key={answer} question={id} isNobodys={answer === 'nobody'} />
    </section>
  )
}

const MOST_OFFERED = 6

/** What was named for another question need not be typed again. */
function HelpsHereToo({ question }: { readonly question: Asked['id'] }) {
  const own = useOwn((view) => view.holdings)
  const telling = useTelling()
  const others = Object.values(own).filter(({ questions }) => !questions.includes(question))
  if (others.length === 0 && telling.state === 'idle') return null
  return (
    <div className={styles.question}>
      {others.length > 0 && <p>Does something you named help here too?</p>}
      <Row>
        {others.slice(-MOST_OFFERED).map(({ id, title, questions }) => (
          <Button
            key={id}
            onClick={() => void telling.tell({ type: 'editHolding', holding: id, questions: [...questions, question] })}
          >
            <bdi>{title}</bdi>
          </Button>
        ))}
      </Row>
      <SendState state={telling.state} more={telling.more} />
    </div>
  )
}
