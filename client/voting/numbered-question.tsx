import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import type { Asked } from './asked.ts'
import styles from './numbered-question.module.css'

/** A question with its number in a ring, as the discs of the chart carry it. */
export const NumberedQuestion = ({ number, text }: Pick<Asked, 'number' | 'text'>) => (
  <span className={styles.question}>
    <span className={styles.number}>
      <VisuallyHidden>Question </VisuallyHidden>
      {number}
      <VisuallyHidden>: </VisuallyHidden>
    </span>
    <span className={styles.text} dir="auto">
      {text}
    </span>
  </span>
)
