import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './status-box.module.css'

export interface UndoBarProps {
  /** What happened, as `Removed "Nobody has time".` */
  readonly children: ReactNode
  /** "Undo" unless said; "Hide it again", "Go back". */
  readonly label?: string | undefined
  readonly onUndo: () => void
}

/** What was done and its way back. The screen keeps it until the next action; it never leaves by itself. */
export const UndoBar = ({ children, label = 'Undo', onUndo }: UndoBarProps) => (
  <div className={styles.row}>
    <p>{children}</p>
    <Button kind="quiet" onClick={onUndo}>
      {label}
    </Button>
  </div>
)
