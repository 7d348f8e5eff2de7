import { useId, useState, type FormEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Wording } from '#shared/questions/question.ts'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Row } from '../kit/stack.tsx'
import { useProblems } from '../kit/use-problems.ts'
import { WatchedText } from '../kit/watched-text.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { nearestTo } from './nearest.ts'
import styles from './questions.module.css'
import { LONGEST, problemsIn } from './words.ts'

export interface QuestionFormProps {
  readonly begin?: Wording | undefined
  readonly button: string
  /** True points to questions that may ask the same: "Yours or new?". */
  readonly looksForSame?: boolean | undefined
  /** Only facilitators may leave the action for later. */
  readonly needsAction: boolean
  /** The one filled button of its screen. */
  readonly isMain?: boolean | undefined
  /** Answers false when it was refused: then what was typed comes back. */
  readonly onSend: (wording: Wording) => Promise<boolean>
  readonly onCancel?: (() => void) | undefined
}

const NOTHING: Wording = { text: '', action: '' }

/** A question and what an answer would let us do. */
export function QuestionForm(props: QuestionFormProps) {
  const { begin = NOTHING, button, looksForSame, needsAction, isMain, onSend, onCancel } = props
  const [wording, setWording] = useState(begin)
  const problems = useProblems()
  const form = useId()
  const fields = { text: `${form}-text`, action: `${form}-action` }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!problems.pass(problemsIn(wording, fields, needsAction))) return
    const sent = { text: wording.text.trim(), action: wording.action.trim() }
    setWording(begin)
    if (!(await onSend(sent))) setWording((now) => (now === begin ? sent : now))
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <WatchedText
        id={fields.text}
        label="What would you like to know?"
        value={wording.text}
        onChange={(text) => setWording((now) => ({ ...now, text }))}
        error={problems.of(fields.text)}
        limit={LONGEST}
        voice
      />
      {looksForSame && <Nearest typed={wording.text} />}
      <WatchedText
        id={fields.action}
        label="With an answer we could"
        hint="Say what you would do, or stop, or decide not to do."
        optional={!needsAction}
        value={wording.action}
        onChange={(action) => setWording((now) => ({ ...now, action }))}
        error={problems.of(fields.action)}
        limit={LONGEST}
      />
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

/** Follows the room's questions itself, so that the form is not drawn again for them. */
function Nearest({ typed }: { readonly typed: string }) {
  const near = useShared(useShallow(({ questions }) => nearestTo(typed, questions)))
  const title = useId()
  if (near.length === 0) return null
  return (
    <section className={styles.nearest} aria-labelledby={title}>
      <h3 id={title}>Yours or new?</h3>
      <p>These may ask the same. If yours is new, add it.</p>
      <ul>
        {near.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
