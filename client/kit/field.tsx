import type { ComponentPropsWithRef } from 'react'
import { FieldFrame, type FieldWords } from './field-frame.tsx'

type Native = Pick<
  ComponentPropsWithRef<'input'>,
  | 'name'
  | 'autoComplete'
  | 'inputMode'
  | 'enterKeyHint'
  | 'autoCapitalize'
  | 'spellCheck'
  | 'maxLength'
  | 'readOnly'
  | 'ref'
  | 'dir'
>

export interface FieldProps extends FieldWords, Native {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'search' | 'date' | 'number' | undefined
}

/** One line of text. For more than a line use TextArea. */
export const Field = ({ label, hint, error, optional, id, value, onChange, type = 'text', ...native }: FieldProps) => (
  <FieldFrame label={label} hint={hint} error={error} optional={optional} id={id}>
    {(control) => (
      <input
        dir={type === 'text' || type === 'search' ? 'auto' : undefined}
        {...native}
        {...control}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </FieldFrame>
)
