import type { WeightedCriterion } from '#shared/voting/methods/criteria.ts'
import { newId } from '../../realtime/new-id.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Row } from '../../kit/stack.tsx'
import { StatusBox } from '../../kit/status-box.tsx'
import { fromHundredths, hundredthsOf, inProportion, withCriterion, withoutCriterion } from './weights.ts'
import styles from './opening.module.css'

interface Props {
  readonly criteria: readonly WeightedCriterion[]
  readonly onChange: (criteria: readonly WeightedCriterion[]) => void
}

const MOST_CRITERIA = 12

/** Criteria by name and weight, out of 100; what is missing to 100 is said, and can be shared out in one press. */
export function CriteriaWeights({ criteria, onChange }: Props) {
  const total = criteria.reduce((sum, one) => sum + hundredthsOf(one), 0)
  const change = (at: number, part: Partial<WeightedCriterion>) =>
    onChange(criteria.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <div className={styles.panel} role="group" aria-label="Criteria">
      <div className={styles.lines}>
        {criteria.map((criterion, at) => (
          <div key={criterion.id} className={styles.line}>
            <Field
              label={`Criterion ${at + 1}`}
              maxLength={80}
              value={criterion.label}
              onChange={(label) => change(at, { label })}
            />
            <Field
              label="Counts"
              inputMode="numeric"
              value={String(hundredthsOf(criterion))}
              onChange={(text) => /^\d{0,3}$/.test(text) && change(at, { weight: fromHundredths(Number(text)) })}
            />
            {criteria.length > 1 && (
              <Button
                kind="quiet"
                aria-label={`Take out criterion ${at + 1}: ${criterion.label}`}
                onClick={() => onChange(withoutCriterion(criteria, at))}
              >
                Take out
              </Button>
            )}
          </div>
        ))}
      </div>
      {total !== 100 && (
        <StatusBox tone="care" title={`The weights come to ${total}. They must come to 100.`}>
          <Button onClick={() => onChange(inProportion(criteria))}>Make them 100 in proportion</Button>
        </StatusBox>
      )}
      <Row>
        {criteria.length < MOST_CRITERIA && (
          <Button onClick={() => onChange(withCriterion(criteria, newId()))}>Add a criterion</Button>
        )}
      </Row>
    </div>
  )
}
