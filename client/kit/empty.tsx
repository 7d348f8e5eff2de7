import type { ReactNode } from 'react'
import styles from './empty.module.css'
import { Voice } from './voice.tsx'

export interface EmptyProps {
  /** One line, as "No questions yet. What would you like to know?" */
  readonly words: string
  /** One button or link. */
  readonly action?: ReactNode
}

/** Nothing here yet, said as an invitation. */
export const Empty = ({ words, action }: EmptyProps) => (
  <div className={styles.empty}>
    <Voice as="p" soft>
      {words}
    </Voice>
    {action}
  </div>
)
