import { classNames } from '../kit/class-names.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import type { Asked } from './asked.ts'
import styles from './numbered-question.module.css'

interface Props extends Pick<Asked, 'number' | 'text'> {
  /** No more than two lines of it, as on the wall. */
  readonly isShort?: boolean
}

/** A question with its number in a ring, as the discs of the chart carry it. */
export const NumberedQuestion = ({ number, text, isShort }: Props) => (
  <span className={styles.question}>
    <span className={styles.number}>
      <VisuallyHidden>Question </VisuallyHidden>
      {number}
      <VisuallyHidden>: </VisuallyHidden>
    </span>
    <span className={classNames(styles.text, isShort && styles.short)} dir="auto">
      {text}
    </span>
  </span>
)
