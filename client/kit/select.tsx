import { FieldFrame, type FieldWords } from './field-frame.tsx'
import { DownIcon } from './icons.tsx'
import styles from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> extends FieldWords {
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
  /** The words of the empty option, "Choose" unless said; false when one of the options always holds. */
  readonly empty?: string | false | undefined
}

/** A native list to choose one from. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, empty = 'Choose', ...words } = props
  const choose = (chosen: string) => onChange(options.find((option) => option.value === chosen)?.value)
  return (
    <FieldFrame {...words}>
      {(control) => (
        <div className={styles.select}>
          <select {...control} value={value ?? ''} onChange={(event) => choose(event.target.value)}>
            {empty !== false && <option value="">{empty}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <DownIcon />
        </div>
      )}
    </FieldFrame>
  )
}
