import { useId, useState } from 'react'
import type { Feedback } from '#shared/commitments/commitment.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { RadioScale } from '../kit/radio-scale.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { tooLong } from '../kit/text-limit.ts'
import { useProblems } from '../kit/use-problems.ts'
import { WatchedText } from '../kit/watched-text.tsx'
import { useOwn } from '../realtime/room-context.tsx'
import { useBarred } from '../realtime/use-barred.ts'
import { useTelling } from '../realtime/use-telling.ts'
import styles from './commitments.module.css'
import { FeedbackCounts } from './feedback-counts.tsx'

type Draft = Partial<Feedback>

const AGAIN = [
  { value: 'yes', label: 'Yes' },
  { value: 'perhaps', label: 'Perhaps' },
  { value: 'no', label: 'No' },
] as const
const LONGEST_COMMENT = 280
const THANKS = 'Thank you.'

/** How it was, in two taps; each is sent as it is given. */
export function FeedbackForm() {
  const bar = useBarred('giveFeedback')
  const title = useId()
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>How was it?</h2>
      {bar === undefined ? <TwoTaps /> : <StatusBox tone="info" title={bar} />}
      <FeedbackCounts />
    </section>
  )
}

function TwoTaps() {
  const known = useOwn((own) => own.feedback)
  const [draft, setDraft] = useState<Draft>(known ?? {})
  const [comment, setComment] = useState(known?.comment ?? '')
  const problems = useProblems()
  const telling = useTelling()
  const form = useId()
  const [scale, text] = [`${form}-worthwhile`, `${form}-comment`]

  function give(next: Draft) {
    setDraft(next)
    const { worthwhile } = next
    if (!problems.pass(found(next)) || worthwhile === undefined) return
    void telling.tell({ type: 'giveFeedback', ...next, worthwhile }, THANKS)
  }

  function found({ worthwhile, comment: said = '' }: Draft) {
    const messages = [
      { field: scale, message: worthwhile === undefined ? 'Choose 1 to 5 first' : undefined },
      { field: text, message: tooLong(said, LONGEST_COMMENT) },
    ]
    return messages.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]))
  }

  function sendComment() {
    const said = comment.trim()
    const { comment: _, ...others } = draft
    give(said === '' ? others : { ...others, comment: said })
  }

  return (
    <div className={styles.form}>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <RadioScale
        id={scale}
        legend="Was it worth the time?"
        max={5}
        low="a waste of time"
        high="well worth it"
        mayPass={false}
        value={draft.worthwhile}
        onChange={(mark) => typeof mark === 'number' && give({ ...draft, worthwhile: mark })}
        error={problems.of(scale)}
      />
      <Choice
        legend="Would you do it again?"
        options={AGAIN}
        value={draft.again}
        onChange={(again) => give({ ...draft, again })}
      />
      <SendState state={telling.state} more={telling.more} />
      <Disclosure summary="Say more (optional)">
        <div className={styles.inside}>
          <WatchedText
            id={text}
            label="What should we do differently?"
            value={comment}
            onChange={setComment}
            limit={LONGEST_COMMENT}
            error={problems.of(text)}
          />
          <Row>
            <Button onClick={sendComment}>Send</Button>
          </Row>
        </div>
      </Disclosure>
    </div>
  )
}
