import { useId, useState, type FormEvent } from 'react'
import type { Holding } from '#shared/holdings/holding.ts'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { useProblems } from '../kit/use-problems.ts'
import { useTelling } from '../realtime/use-telling.ts'
import { completeOf, EssentialFields, type Essentials, problemsIn } from './essentials.tsx'
import { RecordControl } from './record-control.tsx'
import { type Draft, draftOf, editsTo, problemsInDraft } from './record-draft.ts'
import { RECORD_GROUPS } from './record-fields.ts'
import styles from './record.module.css'

/** All there is to say about some data. Everything but the first three may stay open. */
export function RecordForm({ holding, onEnd }: { readonly holding: Holding; readonly onEnd: () => void }) {
  const { title, assetKind, shareStance } = holding
  const [essentials, setEssentials] = useState<Essentials>({ title, assetKind, shareStance })
  const [draft, setDraft] = useState<Draft>(() => draftOf(holding))
  const problems = useProblems()
  const telling = useTelling()
  const form = useId()
  const idOf = (field: string) => `${form}-${field}`

  async function submit(event: FormEvent) {
    event.preventDefault()
    const complete = completeOf(essentials)
    if (!problems.pass([...problemsIn(essentials, idOf), ...problemsInDraft(draft, idOf)]) || !complete) return
    const answer = await telling.tell(editsTo(holding, complete, draft))
    if (answer.ok) onEnd()
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <EssentialFields value={essentials} onChange={setEssentials} idOf={idOf} problems={problems} />
      <div className={styles.groups}>
        {RECORD_GROUPS.map((group) => (
          <Disclosure key={group.title} summary={`${group.title} (optional)`}>
            <div className={styles.fields}>
              {group.fields.map((field) => (
                <RecordControl
                  key={field}
                  field={field}
                  id={idOf(field)}
                  error={problems.of(idOf(field))}
                  value={draft[field]}
                  onChange={(value) => setDraft((now) => ({ ...now, [field]: value }))}
                />
              ))}
            </div>
          </Disclosure>
        ))}
      </div>
      <Row>
        <Button type="submit">Send</Button>
        <Button kind="quiet" onClick={onEnd}>
          Close without sending
        </Button>
      </Row>
      <SendState state={telling.state} more={telling.more} />
    </form>
  )
}
