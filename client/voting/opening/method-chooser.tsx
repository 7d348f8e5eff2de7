import { useId } from 'react'
import type { MethodName } from '#shared/voting/methods.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { QuestionSet } from '../../kit/question-set.tsx'
import { BallotPicture } from './ballot-picture.tsx'
import { effortWords, METHOD_GUIDE, MORE_WAYS, USUAL } from './method-guide.ts'
import styles from './opening.module.css'

interface Props {
  readonly method: MethodName
  /** How many questions are chosen, for how long it takes. */
  readonly questions: number
  readonly onChange: (method: MethodName) => void
}

/** How people vote: the two usual ways at once, every other behind one button, each with a picture of its ballot. */
export function MethodChooser({ method, questions, onChange }: Props) {
  const name = useId()
  const card = (one: MethodName) => (
    <MethodCard
      key={one}
      name={name}
      method={one}
      questions={questions}
      isChosen={one === method}
      onChoose={() => onChange(one)}
    />
  )
  const isUsual = USUAL.includes(method)
  return (
    <QuestionSet legend="How people vote">
      <div className={styles.cards}>{USUAL.map(card)}</div>
      <Disclosure
        summary={isUsual ? 'More ways to vote' : `More ways to vote: ${METHOD_GUIDE[method].label} is chosen`}
      >
        <div className={styles.groups}>
          {MORE_WAYS.map(({ title, methods }) => (
            <div key={title} className={styles.group} role="group" aria-labelledby={`${name}-${title}`}>
              <p id={`${name}-${title}`} className={styles.label}>
                {title}
              </p>
              <div className={styles.cards}>{methods.map(card)}</div>
            </div>
          ))}
        </div>
      </Disclosure>
    </QuestionSet>
  )
}

interface CardProps {
  readonly name: string
  readonly method: MethodName
  readonly questions: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function MethodCard({ name, method, questions, isChosen, onChoose }: CardProps) {
  const guide = METHOD_GUIDE[method]
  const id = `${name}-${method}`
  return (
    <label className={styles.card}>
      <input
        type="radio"
        name={name}
        checked={isChosen}
        onChange={onChoose}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
      />
      <BallotPicture method={method} />
      <span className={styles.words}>
        <span id={`${id}-label`} className={styles.label}>
          {guide.label}
        </span>
        <span id={`${id}-hint`} className={styles.hint}>
          {guide.purpose} {isChosen && guide.doing}{' '}
          <span className={styles.effort}>{effortWords(guide, questions)}</span>
        </span>
      </span>
    </label>
  )
}
