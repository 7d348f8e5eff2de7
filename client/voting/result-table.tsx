import { WARNING_WORDS } from '#shared/voting/words.ts'
import { DataTable } from '../kit/data-table.tsx'
import { NumberedQuestion } from './numbered-question.tsx'
import { haveOrder, type ResultRow } from './result-rows.ts'
import styles from './result.module.css'
import type { ToldResult } from './use-result.ts'

/** Every question with its place and numbers, and what weakens them in words. */
export function ResultTable({ poll, shown, rows }: ToldResult) {
  const isTold = rows.some(({ item }) => item !== undefined)
  const columns = shown.columns.filter(({ cell }) => !isTold || rows.some((row) => cell(row) !== NO_ANSWER))
  return (
    <DataTable
      caption={`All questions, round ${poll.round}`}
      captionHidden
      rowId={({ id }) => id}
      rows={rows}
      columns={[
        haveOrder(rows)
          ? { id: 'question', title: 'Place, question', cell: (row: ResultRow) => <PlacedQuestion row={row} /> }
          : { id: 'question', title: 'Question', cell: (row: ResultRow) => <FlaggedQuestion row={row} /> },
        ...columns.map((column) => ({ ...column, cell: (row: ResultRow) => column.cell(row) })),
      ]}
    />
  )
}

/** A column in which no question has anything, as the figure of a rule that has none, would only take room. */
const NO_ANSWER = '–'

export const PlacedQuestion = ({ row }: { readonly row: ResultRow }) => (
  <div className={styles.placed}>
    <span className={styles.rank}>{row.rankWords}</span>
    <FlaggedQuestion row={row} />
  </div>
)

const FlaggedQuestion = ({ row }: { readonly row: ResultRow }) => (
  <div>
    <NumberedQuestion {...row} />
    {row.flags.length > 0 && (
      <p className={styles.flags}>{row.flags.map((flag) => `${WARNING_WORDS[flag]}.`).join(' ')}</p>
    )}
  </div>
)
