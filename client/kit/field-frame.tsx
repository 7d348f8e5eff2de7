import { useId, type ReactNode } from 'react'
import { ProblemIcon } from './icons.tsx'
import styles from './field-frame.module.css'

/** What every field shows round its control. */
export interface FieldWords {
  readonly label: string
  /** One soft line under the label. */
  readonly hint?: ReactNode
  /** What is wrong and what to do, in words; set on submit, never on blur. */
  readonly error?: string | undefined
  /** Adds "(optional)" to the label. */
  readonly optional?: boolean | undefined
  /** What the ErrorSummary links to; one is made up when missing. */
  readonly id?: string | undefined
}

/** What a control must carry so that label, hint and error belong to it. */
export interface ControlProps {
  readonly id: string
  readonly className: string | undefined
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface Props extends FieldWords {
  /** An element id that also describes the control, as that of a character count. */
  readonly alsoDescribedBy?: string | undefined
  readonly after?: ReactNode
  readonly children: (control: ControlProps) => ReactNode
}

export function FieldFrame({ label, hint, error, optional, id, alsoDescribedBy, after, children }: Props) {
  const made = useId()
  const control = id ?? made
  const described = [hint && `${control}-hint`, error && `${control}-error`, alsoDescribedBy].filter(Boolean).join(' ')
  return (
    <div className={styles.frame}>
      <label className={styles.label} htmlFor={control}>
        {label}
        {optional && <span className={styles.optional}> (optional)</span>}
      </label>
      {hint && (
        <div className={styles.hint} id={`${control}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${control}-error`}>{error}</FieldError>}
      {children({
        id: control,
        className: styles.control,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {after}
    </div>
  )
}

export const FieldError = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <p className={styles.error} id={id}>
    <ProblemIcon />
    <span>{children}</span>
  </p>
)
