import { useId, type ReactNode } from 'react'
import { QuestionSet, type QuestionSetWords } from './question-set.tsx'
import styles from './choice.module.css'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** One soft line under the label. */
  readonly hint?: ReactNode
}

export interface ChoiceProps<Value extends string> extends QuestionSetWords {
  readonly options: readonly Option<Value>[]
  /** Undefined until somebody chooses. */
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** How wide an option must be to stand beside another; under each other unless said. */
  readonly beside?: string | undefined
}

/** One of a few, as native radios in rows a thumb can hit. For many options use Select. */
export function Choice<Value extends string>({ options, value, onChange, beside, ...words }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <QuestionSet {...words}>
      <div
        className={styles.rows}
        style={beside ? { gridTemplateColumns: `repeat(auto-fit, minmax(min(${beside}, 100%), 1fr))` } : undefined}
      >
        {options.map((option) => (
          <label className={styles.row} key={option.value}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              aria-describedby={option.hint ? `${name}-${option.value}` : undefined}
              aria-labelledby={`${name}-${option.value}-label`}
            />
            <span id={`${name}-${option.value}-label`}>{option.label}</span>
            {option.hint && (
              <span className={styles.hint} id={`${name}-${option.value}`}>
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </QuestionSet>
  )
}
