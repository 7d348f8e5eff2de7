import { useId, useState, type FormEvent } from 'react'
import type { HeldBy } from '#shared/holdings/vocabulary.ts'
import { HELD_BY_WORDS } from '#shared/holdings/words.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { NeedView } from '#shared/room/views/parts.ts'
import { Button } from '../kit/button.tsx'
import { choicesOf } from '../kit/choices.ts'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { tooLong } from '../kit/text-limit.ts'
import { useProblems } from '../kit/use-problems.ts'
import { useTelling } from '../realtime/use-telling.ts'
import { LONGEST_TITLE } from './essentials.tsx'
import styles from './record.module.css'

export interface NeedFormProps {
  readonly question: QuestionId
  /** True where nobody holds it: then nobody has to be named. */
  readonly isNobodys: boolean
  /** What is to be changed, instead of a new one. */
  readonly need?: NeedView | undefined
  readonly onEnd?: (() => void) | undefined
}

interface Given {
  readonly title: string
  readonly heldBy: HeldBy | undefined
  readonly holder: string
}

const NOTHING: Given = { title: '', heldBy: undefined, holder: '' }
const LONGEST_HOLDER = 80
const HOLDERS = choicesOf(HELD_BY_WORDS).filter(({ value }) => value !== 'nobody')

/** Data we lack, and who may have it. */
export function NeedForm({ question, isNobodys, need, onEnd }: NeedFormProps) {
  const [given, setGiven] = useState<Given>(() => (need ? pick(need) : NOTHING))
  const problems = useProblems()
  const telling = useTelling()
  const form = useId()
  const [title, heldBy, holder] = [`${form}-title`, `${form}-held-by`, `${form}-holder`]

  function found() {
    const name = given.title.trim()
    const messages = [
      { field: title, message: name === '' ? 'Say what data is needed' : tooLong(name, LONGEST_TITLE) },
      { field: heldBy, message: isNobodys || given.heldBy ? undefined : 'Choose who holds it' },
      { field: holder, message: tooLong(given.holder, LONGEST_HOLDER) },
    ]
    return messages.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!problems.pass(found())) return
    const who = given.holder.trim()
    const words = { title: given.title.trim(), heldBy: isNobodys ? 'nobody' : (given.heldBy ?? 'unknown') } as const
    if (need) {
      const answer = await telling.tell({ type: 'editNeed', need: need.id, ...words, holder: who === '' ? null : who })
      if (answer.ok) onEnd?.()
      return
    }
    setGiven(NOTHING)
    const answer = await telling.tell({ type: 'logNeed', question, ...words, ...(who !== '' && { holder: who }) })
    if (!answer.ok) setGiven((now) => (now === NOTHING ? given : now))
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <Field
        id={title}
        label={isNobodys ? 'What would have to be collected?' : 'What data is it?'}
        hint="Describe the data. Do not type the data, names or case details."
        value={given.title}
        onChange={(text) => setGiven((now) => ({ ...now, title: text }))}
        error={problems.of(title)}
      />
      {!isNobodys && (
        <>
          <Select
            id={heldBy}
            label="Who holds it?"
            options={HOLDERS}
            value={given.heldBy}
            onChange={(value) => setGiven((now) => ({ ...now, heldBy: value }))}
            error={problems.of(heldBy)}
          />
          <Field
            id={holder}
            label="Which organisation?"
            optional
            value={given.holder}
            onChange={(text) => setGiven((now) => ({ ...now, holder: text }))}
            error={problems.of(holder)}
          />
        </>
      )}
      <Row>
        <Button type="submit" kind={need ? 'secondary' : 'primary'}>
          {need ? 'Send' : 'Say we need this'}
        </Button>
        {onEnd && (
          <Button kind="quiet" onClick={onEnd}>
            Cancel
          </Button>
        )}
      </Row>
      <SendState state={telling.state} more={telling.more} />
    </form>
  )
}

const pick = ({ title, heldBy, holder = '' }: NeedView): Given => ({ title, heldBy, holder })
