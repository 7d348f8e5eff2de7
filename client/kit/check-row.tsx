import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldError } from './field-frame.tsx'
import styles from './choice.module.css'

export interface CheckRowProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly id?: string | undefined
  /** True draws the box of a row, for a list of several ticks. */
  readonly boxed?: boolean | undefined
}

/** One native tick with its words; the whole row can be tapped. */
export function CheckRow({ label, hint, error, checked, onChange, id, boxed }: CheckRowProps) {
  const made = useId()
  const box = id ?? made
  const described = [hint && `${box}-hint`, error && `${box}-error`].filter(Boolean).join(' ')
  return (
    <div>
      {error && (
        <div className={styles.error}>
          <FieldError id={`${box}-error`}>{error}</FieldError>
        </div>
      )}
      <label className={classNames(styles.row, !boxed && styles.bare)}>
        <input
          id={box}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-labelledby={`${box}-label`}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span id={`${box}-label`}>{label}</span>
        {hint && (
          <span className={styles.hint} id={`${box}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  )
}
