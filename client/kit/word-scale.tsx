import { useId } from 'react'
import { classNames } from './class-names.ts'
import { type Lean, leanClass } from './leans.ts'
import { QuestionSet, type QuestionSetWords } from './question-set.tsx'
import styles from './word-scale.module.css'

export interface WordOption<Value extends string | number> {
  readonly value: Value
  readonly label: string
  /** Where it stands from 1, the lowest, to 5: a spot of colour beside the word, which says the same. */
  readonly lean?: Lean | undefined
  /** Not on the scale, as "Can't judge". */
  readonly isApart?: boolean | undefined
}

export interface WordScaleProps<Value extends string | number> extends QuestionSetWords {
  readonly options: readonly WordOption<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** Beside each other, for a few short words. */
  readonly across?: boolean | undefined
}

/** Answers in words as native radios, close enough together that all are in view; one Tab stop, arrows choose. */
export function WordScale<Value extends string | number>(props: WordScaleProps<Value>) {
  const { options, value, onChange, across, ...words } = props
  const name = useId()
  return (
    <QuestionSet {...words}>
      <div className={across ? styles.across : styles.rows}>
        {options.map((option) => (
          <label className={classNames(styles.option, option.isApart && styles.apart)} key={option.value}>
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            {option.lean && <span className={classNames(styles.spot, styles[leanClass(option.lean)])} />}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </QuestionSet>
  )
}
