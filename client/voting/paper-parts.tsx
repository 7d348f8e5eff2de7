import { memo, type ReactNode } from 'react'
import type { Ballot } from '#shared/voting/poll.ts'
import { Button } from '../kit/button.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { Voice } from '../kit/voice.tsx'
import { EnabledAction } from '../kit/question-words.tsx'
import type { Asked } from './asked.ts'
import styles from './ballot.module.css'
import type { AnyPaper } from './paper.ts'
import type { Casting } from './use-casting.ts'
import type { PaperPoll } from './voting-now.ts'

export interface PaperProps {
  readonly poll: PaperPoll
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

export const QuestionHead = memo(({ asked, id }: { readonly asked: Asked; readonly id: string }) => (
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
))

interface AnswerToProps extends Pick<PaperProps, 'poll' | 'casting'> {
  readonly asked: Asked
  readonly paper: AnyPaper
}

/** The answer to one question: drawn again only when what it shows of the ballot is another. */
export const AnswerTo = memo(({ asked, poll, paper, casting }: AnswerToProps) => {
  const { Answer } = paper
  const { ballot, latest, write } = casting
  const { config, previous } = poll
  return (
    Answer && <Answer asked={asked} config={config} own={ballot} latest={latest} previous={previous} onChange={write} />
  )
}, showsTheSame)

function showsTheSame(before: AnswerToProps, { asked, poll, paper, casting }: AnswerToProps): boolean {
  const sees = paper.sees ?? ((ballot: Ballot) => ballot)
  return (
    before.asked === asked &&
    before.poll === poll &&
    before.paper === paper &&
    before.casting.write === casting.write &&
    Object.is(sees(before.casting.ballot, asked.id), sees(casting.ballot, asked.id))
  )
}

interface TakeBackProps {
  readonly asked: Asked
  /** Whether there is something to take back. */
  readonly isTouched: boolean
  readonly without: AnyPaper['without']
  readonly takeBack: Casting['takeBack']
}

/** Keeps its line while there is nothing to take back, so nothing jumps. */
export const TakeBack = memo(({ asked, isTouched, without, takeBack }: TakeBackProps) => {
  if (!isTouched) return <div className={styles.noButton} />
  return (
    <Button
      kind="quiet"
      aria-label={`Take back my answer to question ${asked.number}`}
      onClick={() => {
        takeBack((ballot) => without(ballot, asked.id), 'You have not voted on this question.')
        document.getElementById(questionAnchor(asked))?.focus() // the button that was pressed is gone
      }}
    >
      Take back
    </Button>
  )
})
