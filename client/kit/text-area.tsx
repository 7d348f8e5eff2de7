import { useId, type ComponentPropsWithRef } from 'react'
import { CharacterCount } from './character-count.tsx'
import { classNames } from './class-names.ts'
import { FieldFrame, type FieldWords } from './field-frame.tsx'
import styles from './text-area.module.css'

export interface TextAreaProps extends FieldWords, Pick<ComponentPropsWithRef<'textarea'>, 'name' | 'ref'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** The fewest lines to show; it grows with what is typed. */
  readonly rows?: number | undefined
  /** Shows how many characters are left. Nothing is cut off: too long is said on submit. */
  readonly limit?: number | undefined
  /** Sets what is typed in the voice: for questions and cards, which will be read as print. */
  readonly voice?: boolean | undefined
}

export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, id, value, onChange, rows = 2, limit, voice, ...native } = props
  const count = useId()
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      id={id}
      alsoDescribedBy={limit === undefined ? undefined : count}
      after={limit !== undefined && <CharacterCount id={count} text={value} limit={limit} />}
    >
      {(control) => (
        <div className={classNames(styles.grow, voice && styles.voice)} data-copy={value}>
          <textarea
            dir="auto"
            {...native}
            {...control}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </FieldFrame>
  )
}
