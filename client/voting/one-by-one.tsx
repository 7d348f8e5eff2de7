import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../kit/button.tsx'
import { SendState } from '../kit/send-state.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { AnswerTo, Bar, type PaperProps, QuestionHead, questionAnchor, TakeBack } from './paper-parts.tsx'
import { usePaper } from './papers.ts'
import styles from './ballot.module.css'
import { PrivacyFirst, PrivacyLine, PrivacyRest } from './privacy-line.tsx'

/** A phone's screen holds one question with all its answers above the bar. */
export function OneByOne({ poll, questions, casting, from, onCheck }: PaperProps) {
  const [at, setAt] = useState(from)
  const paper = usePaper(poll.method)
  const asked = questions[at]
  if (!asked) return null
  const last = questions.length - 1

  function go(to: number) {
    if (to > last) return onCheck()
    flushSync(() => setAt(to)) // the new question must be there to receive focus
    const next = questions[to]
    const head = next && document.getElementById(questionAnchor(next))
    head?.focus({ preventScroll: true })
    head?.scrollIntoView({ block: 'center' })
  }

  return (
    <div className={styles.paper}>
      <div className={styles.one} key={asked.id}>
        {at === 0 && <PrivacyFirst poll={poll} />}
        <QuestionHead asked={asked} id={questionAnchor(asked)} />
        <AnswerTo asked={asked} poll={poll} paper={paper} casting={casting} />
        <div className={styles.outcome}>
          <SendState state={casting.state} more={casting.more} />
          <TakeBack
            asked={asked}
            isTouched={paper.isTouched(casting.ballot, asked.id)}
            without={paper.without}
            takeBack={casting.takeBack}
          />
        </div>
        {at === 0 ? <PrivacyRest poll={poll} /> : <PrivacyLine poll={poll} />}
      </div>
      <Bar>
        <Button onClick={() => (at === 0 ? onCheck() : go(at - 1))}>{at === 0 ? 'Answers' : 'Back'}</Button>
        <p className={styles.place}>
          <VisuallyHidden>Question </VisuallyHidden>
          {asked.number}/{questions.length}
        </p>
        <Button kind="primary" onClick={() => go(at + 1)}>
          {at === last ? 'Check' : 'Next'}
        </Button>
      </Bar>
    </div>
  )
}
