import { Field } from '../../kit/field.tsx'
import { NumberedQuestion } from '../numbered-question.tsx'
import type { Asked } from '../asked.ts'
import styles from './opening.module.css'

interface Props {
  readonly asked: readonly Asked[]
  readonly costs: Readonly<Record<string, number>>
  readonly budget: number
  readonly onChange: (costs: Readonly<Record<string, number>>) => void
}

/** What each question costs, in whatever the budget is counted: hours, pounds, days. */
export const Costs = ({ asked, costs, budget, onChange }: Props) => (
  <div className={styles.panel} role="group" aria-label="What each costs">
    <p className={styles.soft}>
      Say what each would cost, in the same unit as the budget: hours, days, pounds. Whole numbers up to {budget}.
    </p>
    <div className={styles.lines}>
      {asked.map((question) => {
        const cost = costs[question.id] ?? 0
        return (
          <div key={question.id} className={`${styles.line} ${styles.costLine}`}>
            <NumberedQuestion {...question} />
            <Field
              label="Cost"
              inputMode="numeric"
              value={cost === 0 ? '' : String(cost)}
              error={cost < 1 || cost > budget ? `1 to ${budget}` : undefined}
              onChange={(text) => /^\d{0,7}$/.test(text) && onChange({ ...costs, [question.id]: Number(text) })}
            />
          </div>
        )
      })}
    </div>
  </div>
)

/** Everything costs the same until somebody says otherwise, and the budget is enough for a third of it. */
const USUAL_COST = 10
export const usualBudget = (questions: number): number => USUAL_COST * Math.max(1, Math.ceil(questions / 3))
export const costsOf = (questions: readonly string[], known: Readonly<Record<string, number>>) =>
  Object.fromEntries(questions.map((question) => [question, known[question] ?? USUAL_COST]))
