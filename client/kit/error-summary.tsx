import { useEffect, useId, useRef, type MouseEvent } from 'react'
import styles from './error-summary.module.css'

export interface FieldProblem {
  /** The id of the control; for a group of radios the id given to the group. */
  readonly field: string
  /** The same words as beside the field. */
  readonly message: string
}

export interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[]
  /** How often the form was sent. Focus comes here when this changes, never while somebody types. */
  readonly attempt: number
}

/** Says what is missing after a form was sent, and leads to each field. Stands above the form; empty it shows nothing. */
export function ErrorSummary({ problems, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const title = useId()
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  return (
    <div className={styles.summary} ref={box} role="group" aria-labelledby={title} tabIndex={-1}>
      <h2 className={styles.title} id={title}>
        There is a problem
      </h2>
      <ul className={styles.links}>
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Focuses the control itself, or the first one inside a group; the address stays, because it names the screen. */
function goTo(event: MouseEvent, field: string) {
  event.preventDefault()
  const found = document.getElementById(field)
  const folded = found?.closest('details')
  if (folded) folded.open = true
  const inside = found?.querySelector<HTMLElement>('input, select, textarea, button')
  const control = found?.matches('input, select, textarea, button') ? found : (inside ?? found)
  control?.focus()
}
