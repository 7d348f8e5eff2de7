import { useId, useState, type FormEvent } from 'react'
import type { ContactConsent, Interest } from '#shared/commitments/commitment.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { Button } from '../kit/button.tsx'
import { CheckRow } from '../kit/check-row.tsx'
import { Choice } from '../kit/choice.tsx'
import { choicesOf } from '../kit/choices.ts'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { QuestionSet } from '../kit/question-set.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { tooLong } from '../kit/text-limit.ts'
import { useProblems } from '../kit/use-problems.ts'
import { useOwn } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import styles from './commitments.module.css'
import { CONSENT_WORDS, INTEREST_WORDS } from './words.ts'

const LONGEST_CONTACT = 254

/** How I want to be in on a question, and who may know how to reach me. */
export function InterestForm({ question }: { readonly question: QuestionId }) {
  const known = useOwn((own) => own.interests[question])
  const [interests, setInterests] = useState<readonly Interest[]>(known?.interests ?? [])
  const [contact, setContact] = useState(known?.contact ?? '')
  const [consent, setConsent] = useState<ContactConsent | undefined>(known?.contactConsent)
  const problems = useProblems()
  const telling = useTelling()
  const form = useId()
  const [set, reach, who] = [`${form}-interests`, `${form}-contact`, `${form}-consent`]

  function found() {
    const address = contact.trim()
    const messages = [
      { field: set, message: interests.length === 0 ? 'Choose how you want to be in' : undefined },
      { field: reach, message: tooLong(contact, LONGEST_CONTACT) },
      { field: who, message: address !== '' && !consent ? 'Choose who may see how to reach you' : undefined },
    ]
    return messages.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!problems.pass(found())) return
    const address = contact.trim()
    const reached = address !== '' && consent ? { contact: address, contactConsent: consent } : {}
    void telling.tell({ type: 'showInterest', question, interests, ...reached }, 'You are in.')
  }

  async function takeBack() {
    problems.pass([])
    const answer = await telling.tell({ type: 'showInterest', question, interests: [] }, 'You are out again.')
    if (answer.ok) setInterests([])
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <QuestionSet id={set} legend="How do you want to be in?" error={problems.of(set)}>
        <div className={styles.ticks}>
          {choicesOf(INTEREST_WORDS).map(({ value, label }) => (
            <CheckRow
              key={value}
              label={label}
              checked={interests.includes(value)}
              onChange={(isOn) => setInterests(isOn ? [...interests, value] : interests.filter((one) => one !== value))}
            />
          ))}
        </div>
      </QuestionSet>
      <Field
        id={reach}
        label="How can people reach you?"
        hint="An email address or a phone number."
        optional
        value={contact}
        onChange={setContact}
        error={problems.of(reach)}
      />
      {contact.trim() !== '' && (
        <Choice
          id={who}
          legend="Who may see it?"
          options={choicesOf(CONSENT_WORDS)}
          value={consent}
          onChange={setConsent}
          error={problems.of(who)}
        />
      )}
      <Row>
        <Button type="submit">Count me in</Button>
        {known && (
          <Button kind="quiet" onClick={() => void takeBack()}>
            Take it back
          </Button>
        )}
      </Row>
      <SendState state={telling.state} more={telling.more} />
    </form>
  )
}
