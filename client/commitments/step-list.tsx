import { useState } from 'react'
import type { Commitment } from '#shared/commitments/commitment.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { Voice } from '../kit/voice.tsx'
import { dayWords } from '../kit/when.ts'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import styles from './commitments.module.css'
import { inTurn } from './known.ts'
import { draftOf, StepForm } from './step-form.tsx'
import { shortened } from './words.ts'

/** All next steps; each can be changed by whoever made it, and by the facilitator. */
export function StepList({ isOpen }: { readonly isOpen: boolean }) {
  const steps = inTurn(useShared((shared) => shared.commitments))
  const own = useOwn((view) => view.commitments)
  const isFacilitator = useOwn((view) => view.person.role === 'facilitator')
  const [gone, setGone] = useState<Commitment | undefined>(undefined)
  const telling = useTelling()
  async function remove(step: Commitment) {
    const answer = await telling.tell({ type: 'removeCommitment', commitment: step.id }, 'The next step is removed.')
    if (answer.ok) setGone(step)
  }
  function undo({ id: _, by: _by, position: _at, done: _done, ...record }: Commitment) {
    setGone(undefined)
    void telling.tell({ type: 'makeCommitment', ...record }, 'It is back.')
  }
  return (
    <>
      {gone ? (
        <UndoBar onUndo={() => undo(gone)}>
          Removed “<bdi>{shortened(gone.what)}</bdi>”
        </UndoBar>
      ) : (
        telling.state !== 'idle' && <SendState state={telling.state} more={telling.more} />
      )}
      {steps.length === 0 ? (
        <Empty words="No next steps yet. What is the smallest one?" />
      ) : (
        <ul className={styles.cards} data-long>
          {steps.map((step) => (
            <Step
              key={step.id}
              step={step}
              mayChange={isOpen && (isFacilitator || own[step.id] === true)}
              onRemove={() => void remove(step)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

interface StepProps {
  readonly step: Commitment
  readonly mayChange: boolean
  readonly onRemove: () => void
}

function Step({ step, mayChange, onRemove }: StepProps) {
  const [isEditing, setEditing] = useState(false)
  const telling = useTelling()
  const { id, what, done } = step
  const finish = () =>
    void telling.tell(
      { type: 'editCommitment', commitment: id, done: !done },
      done ? 'To do again.' : 'Marked as done.',
    )
  if (isEditing)
    return (
      <Card as="li">
        <StepForm
          begin={draftOf(step)}
          button="Send"
          onCancel={() => setEditing(false)}
          onSend={async ({ due, question, holdings, what: next, who }) => {
            const answer = await telling.tell({
              type: 'editCommitment',
              commitment: id,
              what: next,
              who,
              due: due ?? null,
              question: question ?? null,
              holdings: holdings ?? [],
            })
            if (answer.ok) setEditing(false)
            return answer.ok
          }}
        />
        <SendState state={telling.state} more={telling.more} />
      </Card>
    )
  return (
    <Card as="li" thread>
      <StepWords step={step} />
      {mayChange && (
        <Row>
          <Button aria-label={`${done ? 'Not done yet' : 'Done'}: ${shortened(what)}`} onClick={finish}>
            {done ? 'Not done yet' : 'Done'}
          </Button>
          <Button aria-label={`Edit: ${shortened(what)}`} onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button aria-label={`Remove: ${shortened(what)}`} onClick={onRemove}>
            Remove
          </Button>
        </Row>
      )}
      {telling.state !== 'idle' && <SendState state={telling.state} more={telling.more} />}
    </Card>
  )
}

function StepWords({ step: { what, who, due, question, holdings, done } }: Pick<StepProps, 'step'>) {
  const asked = useShared(({ questions }) => (question === undefined ? undefined : questions[question]?.text))
  const named = useShared((shared) => shared.holdings)
  const titles = (holdings ?? []).flatMap((id) => named[id]?.title ?? [])
  return (
    <>
      <div className={styles.head}>
        <Voice as="h3" size="small">
          {what}
        </Voice>
        <p className={styles.facts}>
          {done && <span className={styles.done}>Done. </span>}
          <bdi>{who}</bdi>
          {due && <span className={styles.due}>, by {dayWords(due)}</span>}
        </p>
      </div>
      {asked && (
        <p className={styles.source}>
          For: <span dir="auto">{asked}</span>
        </p>
      )}
      {titles.length > 0 && (
        <p className={styles.source}>
          With: <span dir="auto">{titles.join(', ')}</span>
        </p>
      )}
    </>
  )
}
