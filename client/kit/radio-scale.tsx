import { useId } from 'react'
import { DrawnTick } from './icons.tsx'
import { QuestionSet, type QuestionSetWords } from './question-set.tsx'
import styles from './radio-scale.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type ScaleValue = number | 'cant_judge'

export interface RadioScaleProps extends QuestionSetWords {
  /** The best mark; marks run from 1. */
  readonly max: number
  /** What 1 means, as "no use to us". */
  readonly low: string
  /** What the best mark means, as "would change a lot, soon". */
  readonly high: string
  /** Undefined until somebody chooses, and again when it is taken back: a scale never answers for people. */
  readonly value: ScaleValue | undefined
  readonly onChange: (value: ScaleValue) => void
  /** False leaves "Can't judge" out, where the method has no such answer. */
  readonly mayPass?: boolean | undefined
}

/** Native radios 1 to n with "Can't judge" apart from them; one Tab stop, arrows choose. */
export function RadioScale({ max, low, high, value, onChange, mayPass = true, ...words }: RadioScaleProps) {
  const name = useId()
  const option = (mark: ScaleValue, label: string, meaning?: string) => (
    <label className={styles.option} key={mark}>
      <input type="radio" name={name} checked={value === mark} onChange={() => onChange(mark)} />
      {value === mark && <DrawnTick />}
      <span>
        {label}
        {meaning && <VisuallyHidden> {meaning}</VisuallyHidden>}
      </span>
    </label>
  )
  return (
    <QuestionSet {...words}>
      <div className={styles.ends} aria-hidden="true">
        <span>1 {low}</span>
        <span>
          {max} {high}
        </span>
      </div>
      <div className={styles.row}>
        <div className={styles.steps}>
          {marksUpTo(max).map((mark) => option(mark, String(mark), mark === 1 ? low : mark === max ? high : undefined))}
        </div>
        {mayPass && <div className={styles.apart}>{option('cant_judge', "Can't judge")}</div>}
      </div>
    </QuestionSet>
  )
}

const marksUpTo = (max: number) => Array.from({ length: max }, (_, index) => index + 1)
