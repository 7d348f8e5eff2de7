import { useId, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { QuestionWords } from '../kit/question-words.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useOwn } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import { type Known, listed, shortened } from './known.ts'
import { QuestionForm } from './question-form.tsx'
import styles from './questions.module.css'
import { STATUS_WORDS } from './words.ts'

/** What I asked and what became of it; until somebody has accepted it, it is mine to change. */
export function MyQuestions({ isOpen }: { readonly isOpen: boolean }) {
  const own = useOwn((view) => view.questions)
  const telling = useTelling()
  const [gone, setGone] = useState<Known | undefined>(undefined)
  const title = useId()
  const mine = listed(own).filter(({ status }) => status !== 'accepted' && status !== 'withdrawn')
  const waiting = mine.filter(({ status }) => status === 'proposed').length
  if (mine.length === 0 && !gone) return null
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>{waiting > 0 ? 'Yours, waiting' : 'Yours'}</h2>
      {gone && (
        <UndoBar
          onUndo={() => {
            setGone(undefined)
            void telling.tell({ type: 'proposeQuestion', text: gone.text, action: gone.action })
          }}
        >
          Taken back: “<bdi>{shortened(gone.text)}</bdi>”
        </UndoBar>
      )}
      <ul className={styles.cards}>
        {mine.map((question) => (
          <Mine key={question.id} question={question} isOpen={isOpen} onGone={() => setGone(question)} />
        ))}
      </ul>
    </section>
  )
}

interface MineProps {
  readonly question: Known
  readonly isOpen: boolean
  readonly onGone: () => void
}

function Mine({ question, isOpen, onGone }: MineProps) {
  const { id, text, action, status, reason } = question
  const [isEditing, setEditing] = useState(false)
  const telling = useTelling()
  const mayChange = isOpen && status === 'proposed'
  async function takeBack() {
    const answer = await telling.tell({ type: 'withdrawQuestion', question: id }, 'Your question is taken back.')
    if (answer.ok) onGone()
  }
  if (isEditing)
    return (
      <Card as="li">
        <QuestionForm
          begin={{ text, action }}
          button="Send"
          needsAction
          onCancel={() => setEditing(false)}
          onSend={async (wording) => {
            const answer = await telling.tell({ type: 'editQuestion', question: id, ...wording })
            if (answer.ok) setEditing(false)
            return answer.ok
          }}
        />
        <SendState state={telling.state} more={telling.more} />
      </Card>
    )
  return (
    <Card as="li">
      <p className={styles.state}>
        {STATUS_WORDS[status]}
        {reason && `: ${reason}`}
      </p>
      <QuestionWords as="h3" size="small" text={text} action={action} />
      {mayChange && (
        <Row>
          <Button aria-label={`Edit: ${shortened(text)}`} onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button aria-label={`Take back: ${shortened(text)}`} onClick={() => void takeBack()}>
            Take back
          </Button>
        </Row>
      )}
      {telling.state !== 'idle' && <SendState state={telling.state} more={telling.more} />}
    </Card>
  )
}
