import type { ReactNode } from 'react'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { Button } from '../kit/button.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { Voice } from '../kit/voice.tsx'
import { EnabledAction } from '../kit/question-words.tsx'
import type { Asked } from './asked.ts'
import styles from './ballot.module.css'
import { usePaper } from './papers.ts'
import type { Casting } from './use-casting.ts'

export interface PaperProps {
  readonly poll: PollView
  readonly questions: readonly Asked[]
  readonly casting: Casting
  /** Where to begin, after "Change" in the list of answers. */
  readonly from: number
  /** The paper is done, or somebody wants to see what they answered. */
  readonly onCheck: () => void
}

/** Buttons that stay in reach while the paper scrolls. */
export const Bar = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.bar}>
    <div className={styles.inBar}>{children}</div>
  </div>
)

export const questionAnchor = ({ number }: Asked) => `question-${number}`

export const QuestionHead = ({ asked, id }: { readonly asked: Asked; readonly id: string }) => (
  <div className={styles.question}>
    <h2 id={id} tabIndex={-1}>
      <span className={styles.number}>
        <VisuallyHidden>Question </VisuallyHidden>
        {asked.number}
        <VisuallyHidden>.</VisuallyHidden>
      </span>
      <Voice>{asked.text}</Voice>
    </h2>
    <EnabledAction action={asked.action} />
  </div>
)

export function AnswerTo({ asked, poll, casting }: Pick<PaperProps, 'poll' | 'casting'> & { readonly asked: Asked }) {
  const { Answer } = usePaper(poll.method)
  const { config, previous } = poll
  return (
    Answer && <Answer asked={asked} config={config} own={casting.ballot} previous={previous} onChange={casting.write} />
  )
}

/** Keeps its line while there is nothing to take back, so nothing jumps. */
export function TakeBack({ asked, poll, casting }: Pick<PaperProps, 'poll' | 'casting'> & { readonly asked: Asked }) {
  const paper = usePaper(poll.method)
  if (!paper.isTouched(casting.ballot, asked.id)) return <div className={styles.noButton} />
  return (
    <Button
      kind="quiet"
      aria-label={`Take back my answer to question ${asked.number}`}
      onClick={() => {
        casting.takeBack(paper.without(casting.ballot, asked.id), 'You have not voted on this question.')
        document.getElementById(questionAnchor(asked))?.focus() // the button that was pressed is gone
      }}
    >
      Take back
    </Button>
  )
}
