import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './thread.module.css'

export interface ThreadPart {
  readonly id: string
  /** What this knot is: "Question", "Data we hold", "What gets in the way", "Next step". */
  readonly label: string
  readonly content: ReactNode
  /** False leaves the knot open: nothing here yet, and the content says so. */
  readonly isThere: boolean
}

export interface ThreadProps {
  readonly parts: readonly ThreadPart[]
  /** Names the list, as "Thread of: {question}". */
  readonly label: string
}

/** Question, data, barrier, next step on one teal line with knots; an ordered list for the ear. */
export const Thread = ({ parts, label }: ThreadProps) => (
  <ol className={styles.thread} aria-label={label}>
    {parts.map((part) => (
      <li key={part.id} className={classNames(styles.part, !part.isThere && styles.missing)}>
        <span className={styles.label}>{part.label}</span>
        <div className={styles.content}>{part.content}</div>
      </li>
    ))}
  </ol>
)
