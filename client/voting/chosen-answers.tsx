import { Card } from '../kit/card.tsx'
import type { CriterionResult, ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import { plural } from '../kit/plural.ts'
import styles from './chosen-answers.module.css'
import { NumberedQuestion } from './numbered-question.tsx'
import type { ResultRow } from './result-rows.ts'
import { SCALES } from './value-gap-paper.tsx'
import { agreementOn, QUADRANT_WORDS } from '#shared/voting/charts/value-gap-words.ts'
import { oneDecimal } from './words.ts'

/** The answers behind one disc: how many people gave each mark, a dot for every answer. */
export function ChosenAnswers({ row }: { readonly row: ResultRow<ValueGapItem> }) {
  const { item } = row
  if (!item) return null
  return (
    <Card as="section" inset aria-label={`Answers to question ${row.number}`}>
      <div className={styles.chosen}>
        <NumberedQuestion {...row} />
        <p className={styles.summary}>
          {item.quadrant ? `${QUADRANT_WORDS[item.quadrant]}. ` : ''}Agreement: {agreementOn(row)}.
        </p>
        <div className={styles.criteria}>
          {SCALES.map(({ criterion, legend }) => (
            <Answers key={criterion} name={legend} criterion={item[criterion]} />
          ))}
        </div>
      </div>
    </Card>
  )
}

const MOST_DOTS = 40

function Answers({ name, criterion }: { readonly name: string; readonly criterion: CriterionResult }) {
  const most = Math.max(...criterion.counts, 1)
  const marks = criterion.counts.map((count, at) => ({ mark: at + 1, count }))
  return (
    <table className={styles.answers}>
      <caption>
        {name}: {oneDecimal(criterion.mean)}{' '}
        <span className={styles.soft}>from {plural(criterion.n, { one: '# answer', other: '# answers' })}</span>
      </caption>
      <tbody>
        <tr>
          {marks.map(({ mark, count }) => (
            <td key={mark}>
              <Marks count={count} most={most} />
              {count}
            </td>
          ))}
        </tr>
      </tbody>
      <tfoot>
        <tr>
          {marks.map(({ mark }) => (
            <th key={mark} scope="col">
              {mark}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

/** One dot per answer, or a bar where there are too many to count. */
const Marks = ({ count, most }: { readonly count: number; readonly most: number }) =>
  most > MOST_DOTS ? (
    <span className={styles.column} style={{ blockSize: `${(count / most) * 5}rem` }} aria-hidden="true" />
  ) : (
    <span className={styles.dots} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <span key={at} className={styles.dot} />
      ))}
    </span>
  )
