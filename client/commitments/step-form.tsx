import { memo, useCallback, useId, useState, type FormEvent } from 'react'
import type { Commitment, CommitmentRecord } from '#shared/commitments/commitment.ts'
import type { HoldingId } from '#shared/holdings/holding.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { Button } from '../kit/button.tsx'
import { CheckRow } from '../kit/check-row.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { Row } from '../kit/stack.tsx'
import { Select } from '../kit/select.tsx'
import { tooLong } from '../kit/text-limit.ts'
import { useProblems } from '../kit/use-problems.ts'
import { WatchedText } from '../kit/watched-text.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import styles from './commitments.module.css'
import { useQuestions } from './known.ts'
import { shortened } from './words.ts'

/** As the room reads them. */
export const LONGEST_WHAT = 280
export const LONGEST_WHO = 120

export interface StepFormProps {
  readonly begin: StepDraft
  readonly button: string
  readonly isMain?: boolean | undefined
  /** Answers false when it was refused: then what was typed comes back. */
  readonly onSend: (record: CommitmentRecord) => Promise<boolean>
  readonly onCancel?: (() => void) | undefined
}

export interface StepDraft {
  readonly what: string
  readonly who: string
  readonly due: string
  readonly question: QuestionId | undefined
  readonly holdings: readonly HoldingId[]
}

export const draftOf = ({ what, who, due = '', question, holdings = [] }: Commitment): StepDraft => ({
  what,
  who,
  due,
  question,
  holdings,
})

const recordOf = ({ what, who, due, question, holdings }: StepDraft): CommitmentRecord => ({
  what: what.trim(),
  who: who.trim(),
  ...(due !== '' && { due }),
  ...(question && { question }),
  ...(holdings.length > 0 && { holdings }),
})

/** Who does what by when, and what it follows from. */
export function StepForm({ begin, button, isMain, onSend, onCancel }: StepFormProps) {
  const [draft, setDraft] = useState(begin)
  const problems = useProblems()
  const form = useId()
  const [what, who] = [`${form}-what`, `${form}-who`]
  const put = (part: Partial<StepDraft>) => setDraft((now) => ({ ...now, ...part }))
  const chooseQuestion = useCallback(
    (question: QuestionId | undefined) => setDraft((now) => ({ ...now, question })),
    [],
  )

  function found() {
    const messages = [
      {
        field: what,
        message: draft.what.trim().length < 3 ? 'Say what will be done' : tooLong(draft.what, LONGEST_WHAT),
      },
      { field: who, message: draft.who.trim() === '' ? 'Say who will do it' : tooLong(draft.who, LONGEST_WHO) },
    ]
    return messages.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!problems.pass(found())) return
    setDraft(begin)
    if (!(await onSend(recordOf(draft)))) setDraft((now) => (now === begin ? draft : now))
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <WatchedText
        id={what}
        label="What will be done?"
        hint="One small step is enough."
        value={draft.what}
        onChange={(text) => put({ what: text })}
        error={problems.of(what)}
        limit={LONGEST_WHAT}
        voice
      />
      <Field
        id={who}
        label="Who will do it?"
        hint="A person or an organisation that has agreed to it."
        value={draft.who}
        onChange={(text) => put({ who: text })}
        error={problems.of(who)}
      />
      <Field label="By when?" optional type="date" value={draft.due} onChange={(due) => put({ due })} />
      <ForQuestion chosen={draft.question} onChoose={chooseQuestion} />
      <WithData chosen={draft.holdings} question={draft.question} onChange={(holdings) => put({ holdings })} />
      <Row>
        <Button type="submit" kind={isMain ? 'primary' : 'secondary'}>
          {button}
        </Button>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Row>
    </form>
  )
}

interface ForQuestionProps {
  readonly chosen: QuestionId | undefined
  readonly onChoose: (question: QuestionId | undefined) => void
}

/** Apart, because hundreds of options are not to be drawn again with every letter. */
const ForQuestion = memo(({ chosen, onChoose }: ForQuestionProps) => {
  const questions = useQuestions()
  return (
    <Select
      label="For which question?"
      optional
      empty="None in particular"
      options={questions.map(({ id, text }) => ({ value: id, label: shortened(text, 80) }))}
      value={chosen}
      onChange={onChoose}
    />
  )
})

interface WithDataProps {
  readonly chosen: readonly HoldingId[]
  readonly question: QuestionId | undefined
  readonly onChange: (chosen: readonly HoldingId[]) => void
}

const MOST_DATA = 20

/** Data that was named: that of the question, and one's own while there is none. */
function WithData({ chosen, question, onChange }: WithDataProps) {
  const holdings = useShared((shared) => shared.holdings)
  const own = useOwn((view) => view.holdings)
  const offered = Object.values(holdings).filter(
    ({ id, questions }) =>
      chosen.includes(id) || (question === undefined ? own[id] !== undefined : questions.includes(question)),
  )
  if (offered.length === 0) return null
  return (
    <Disclosure
      summary={chosen.length > 0 ? `With which data? (${chosen.length} chosen)` : 'With which data? (optional)'}
    >
      <fieldset className={styles.ticks}>
        <legend className={styles.hidden}>With which data?</legend>
        {offered.map(({ id, title }) => (
          <CheckRow
            key={id}
            label={title}
            checked={chosen.includes(id)}
            onChange={(isOn) =>
              onChange(isOn ? [...chosen, id].slice(-MOST_DATA) : chosen.filter((each) => each !== id))
            }
          />
        ))}
      </fieldset>
    </Disclosure>
  )
}
