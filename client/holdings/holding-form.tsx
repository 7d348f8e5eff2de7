import { useId, useState, type FormEvent } from 'react'
import type { QuestionId } from '#shared/questions/question.ts'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { useProblems } from '../kit/use-problems.ts'
import { useTelling } from '../realtime/use-telling.ts'
import { completeOf, EssentialFields, NO_ESSENTIALS, problemsIn } from './essentials.tsx'
import styles from './record.module.css'

/** Some data we hold about a question: four taps, of which the question is one already. */
export function HoldingForm({ question }: { readonly question: QuestionId }) {
  const [given, setGiven] = useState(NO_ESSENTIALS)
  const problems = useProblems()
  const telling = useTelling()
  const form = useId()
  const idOf = (field: string) => `${form}-${field}`

  async function submit(event: FormEvent) {
    event.preventDefault()
    const complete = completeOf(given)
    if (!problems.pass(problemsIn(given, idOf)) || !complete) return
    const sent = given
    setGiven(NO_ESSENTIALS)
    const answer = await telling.tell({ type: 'logHolding', questions: [question], ...complete })
    if (!answer.ok) setGiven((now) => (now === NO_ESSENTIALS ? sent : now))
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <EssentialFields value={given} onChange={setGiven} idOf={idOf} problems={problems} />
      <Row>
        <Button type="submit" kind="primary">
          Name this data
        </Button>
      </Row>
      <SendState state={telling.state} more={telling.more} />
    </form>
  )
}
