import { useState, type ReactNode } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { plural } from '../kit/plural.ts'
import { QuestionWords } from '../kit/question-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import type { Act } from './desk-acts.tsx'
import styles from './desk.module.css'
import { type Known, shortened } from './known.ts'
import { QuestionForm } from './question-form.tsx'
import { LONGEST, STATUS_WORDS } from './words.ts'

export interface QuestionCardProps {
  readonly question: Known
  readonly act: Act
  /** What stands under the question; is given the button that begins to edit. */
  readonly children: (edit: ReactNode) => ReactNode
  /** What belongs to the question itself, under its words. */
  readonly below?: ReactNode
}

/** One question on the desk: its words, who asked, what it was called before. */
export function QuestionCard({ question, act, children, below }: QuestionCardProps) {
  const { id, text, action, status, reason, history = [] } = question
  const [isEditing, setEditing] = useState(false)
  const edit = (
    <Button aria-label={`Edit: ${shortened(text)}`} onClick={() => setEditing(true)}>
      Edit
    </Button>
  )
  if (isEditing)
    return (
      <Card as="li">
        <QuestionForm
          begin={{ text, action }}
          button="Keep this wording"
          needsAction={false}
          onCancel={() => setEditing(false)}
          onSend={async (wording) => {
            const before = { type: 'editQuestion' as const, question: id, text, action }
            const isDone = await act({ ...before, ...wording }, 'The new wording is on every screen.', [before])
            if (isDone) setEditing(false)
            return isDone
          }}
        />
      </Card>
    )
  return (
    <Card as="li">
      <div className={styles.tags}>
        {status !== 'accepted' && status !== 'proposed' && (
          <span className={styles.tag}>
            {STATUS_WORDS[status]}
            {reason && `: ${reason}`}
          </span>
        )}
        {action === '' && <span className={styles.lacking}>No action yet</span>}
        <Asker of={question} />
      </div>
      <QuestionWords as="h3" size="small" text={text} action={action} />
      {history.length > 0 && (
        <Disclosure summary={plural(history.length, { one: '# earlier wording', other: '# earlier wordings' })}>
          <ol className={styles.history}>
            {history.map((wording, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a history only grows at its end
              <li key={at}>
                <QuestionWords size="small" {...wording} />
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
      {below}
      <div className={styles.actions}>{children(edit)}</div>
    </Card>
  )
}

function Asker({ of: { by } }: { readonly of: Known }) {
  const said = useFacilitatorView(({ people }) => {
    const asker = by === undefined ? undefined : people.roster[by]
    return [asker?.name, asker?.organisation].filter(Boolean).join(', ')
  })
  return said === '' ? null : (
    <span className={styles.asker}>
      Asked by <bdi>{said}</bdi>
    </span>
  )
}

interface ParkButtonProps {
  readonly question: Known
  readonly act: Act
}

/** Sets a question aside, with a reason if there is one; it can come back as it was. */
export function ParkButton({ question: { id, text }, act }: ParkButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  function park() {
    setOpen(false)
    const why = reason.trim()
    void act(
      { type: 'parkQuestion', question: id, ...(why !== '' && { reason: why }) },
      `Set aside: “${shortened(text)}”`,
      [{ type: 'restoreQuestion', question: id }],
    )
  }
  return (
    <>
      <Button aria-label={`Set aside: ${shortened(text)}`} onClick={() => setOpen(true)}>
        Set aside
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Set this question aside"
        closeLabel="Cancel"
        actions={
          <Button kind="primary" onClick={park}>
            Set aside
          </Button>
        }
      >
        <QuestionWords size="small" text={text} action="" />
        <TextArea
          label="Why?"
          hint="Whoever asked can read this."
          optional
          limit={LONGEST}
          value={reason}
          onChange={setReason}
        />
      </Dialog>
    </>
  )
}
