import { Empty } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { CoverageTable } from './coverage-matrix.tsx'
import { emptyFirst, organisationsIn, rowsOf } from './coverage-rows.ts'
import styles from './coverage.module.css'
import { useQuestionsInOrder } from './known.ts'

const MOST_ROWS = 6
const MOST_COLUMNS = 12
const MOST_LETTERS = 70

/** Who holds what, on the big screen. What the fewest hold stands first, and the rest is counted, so that it fits. */
export function CoverageWall() {
  const coverage = useShared((shared) => shared.coverage)
  const questions = useQuestionsInOrder()
  const organisations = organisationsIn(coverage)
  if (organisations.length === 0) return <Empty words="No data named. That is worth knowing." />
  const rows = rowsOf(coverage, questions, organisations)
  const held = rows.filter(({ holders }) => holders > 0).length
  const shown = emptyFirst(rows)
    .slice(0, MOST_ROWS)
    .map((row) => ({ ...row, question: { ...row.question, text: shortened(row.question.text) } }))
  const more = [
    rows.length > MOST_ROWS && `${rows.length - MOST_ROWS} more questions`,
    organisations.length > MOST_COLUMNS && `${organisations.length - MOST_COLUMNS} more organisations`,
  ].filter(Boolean)
  return (
    <div className={styles.wall}>
      <CoverageTable
        rows={shown}
        organisations={organisations}
        columns={MOST_COLUMNS}
        corner={<Figure number={held} words={`of ${rows.length} questions have data behind them`} />}
      />
      <p className={styles.soft}>A blank means no answer yet.{more.length > 0 && ` And ${more.join(' and ')}.`}</p>
    </div>
  )
}

const shortened = (text: string) =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1).trimEnd()}…` : text
