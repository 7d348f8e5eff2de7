import { useId } from 'react'
import { classNames } from './class-names.ts'
import { DrawnTick } from './icons.tsx'
import { QuestionSet, type QuestionSetWords } from './question-set.tsx'
import styles from './radio-scale.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type ScaleValue = number | 'cant_judge'

export interface RadioScaleProps extends QuestionSetWords {
  /** The first mark, 1 unless said. */
  readonly min?: number | undefined
  /** The last mark. */
  readonly max: number
  /** What the first mark means, as "no use to us"; without it the ends are not shown. */
  readonly low?: string | undefined
  /** What the last mark means, as "would change a lot, soon". */
  readonly high?: string | undefined
  /** Undefined until somebody chooses, and again when it is taken back: a scale never answers for people. */
  readonly value: ScaleValue | undefined
  readonly onChange: (value: ScaleValue) => void
  /** False leaves "Can't judge" out, where the method has no such answer. */
  readonly mayPass?: boolean | undefined
  /** Everything on one line where it fits, for several scales under each other. */
  readonly compact?: boolean | undefined
}

/** Native radios 1 to n with "Can't judge" apart from them; one Tab stop, arrows choose. */
export function RadioScale(props: RadioScaleProps) {
  const { min = 1, max, low, high, value, onChange, mayPass = true, compact, ...words } = props
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
      {low !== undefined && (
        <div className={styles.ends} aria-hidden="true">
          <span>
            {min} {low}
          </span>
          <span>
            {max} {high}
          </span>
        </div>
      )}
      <div className={classNames(styles.row, compact && styles.compact)}>
        <div className={styles.steps}>
          {marksFrom(min, max).map((mark) =>
            option(mark, String(mark), mark === min ? low : mark === max ? high : undefined),
          )}
        </div>
        {mayPass && <div className={styles.apart}>{option('cant_judge', "Can't judge")}</div>}
      </div>
    </QuestionSet>
  )
}

const marksFrom = (min: number, max: number) => Array.from({ length: max - min + 1 }, (_, index) => min + index)
