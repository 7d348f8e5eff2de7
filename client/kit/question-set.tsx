import { useId, type ReactNode } from 'react'
import { FieldError } from './field-frame.tsx'
import styles from './question-set.module.css'

export interface QuestionSetWords {
  /** What is asked; the name of the group. */
  readonly legend: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** What the ErrorSummary links to. */
  readonly id?: string | undefined
}

/** A native group of radios or ticks with its question, hint and error. */
export function QuestionSet({
  legend,
  hint,
  error,
  id,
  children,
}: QuestionSetWords & { readonly children: ReactNode }) {
  const made = useId()
  const set = id ?? made
  const described = [hint && `${set}-hint`, error && `${set}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={styles.set} id={set} aria-describedby={described || undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <div className={styles.hint} id={`${set}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${set}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}
