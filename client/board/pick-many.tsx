import { Button } from '../kit/button.tsx'
import { QuestionSet } from '../kit/question-set.tsx'
import { Select } from '../kit/select.tsx'
import styles from './card-parts.module.css'

export interface PickManyProps {
  readonly label: string
  /** What there is to choose from, id to words. */
  readonly from: ReadonlyMap<string, string>
  readonly value: readonly string[] | undefined
  readonly onChange: (value: readonly string[] | undefined) => void
  /** Said instead of the list when there is nothing to choose from. */
  readonly none: string
}

const MOST = 20
const NONE: readonly never[] = []

/** Several of many: a list to add from, and what was chosen with a button to take each off again. */
export function PickMany({ label, from, value = NONE, onChange, none }: PickManyProps) {
  const known = value.filter((id) => from.has(id))
  const rest = [...from].filter(([id]) => !value.includes(id)).map(([id, words]) => ({ value: id, label: words }))
  if (from.size === 0) return <p className={styles.none}>{none}</p>
  return (
    <QuestionSet legend={label}>
      <div className={styles.part}>
        {known.length > 0 && (
          <ul className={styles.picked}>
            {known.map((id) => (
              <li key={id}>
                <bdi>{from.get(id)}</bdi>
                <Button
                  kind="quiet"
                  aria-label={`Take off: ${from.get(id) ?? ''}`}
                  onClick={() => onChange(listOrNothing(value.filter((other) => other !== id)))}
                >
                  Take off
                </Button>
              </li>
            ))}
          </ul>
        )}
        {value.length < MOST && rest.length > 0 && (
          <Select
            label="Add one"
            options={rest}
            value={undefined}
            onChange={(id) => id !== undefined && onChange([...value, id])}
          />
        )}
      </div>
    </QuestionSet>
  )
}

const listOrNothing = (ids: readonly string[]) => (ids.length > 0 ? ids : undefined)
