import { type MoveRow, type PollRow, type PollTable, pollTable } from '#shared/summary/poll-table.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { DataTable } from '../kit/data-table.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { Empty } from '../kit/empty.tsx'
import { Voice } from '../kit/voice.tsx'
import styles from './summary.module.css'

/** Every vote, the latest first, as sentences and a table; charts stand with the results. */
export function Votes({ summary }: { readonly summary: Summary }) {
  if (summary.polls.length === 0) return <Empty words="There was no vote yet." />
  return summary.polls.toReversed().map((poll) => <Vote key={poll.id} {...pollTable(poll, summary)} />)
}

const Vote = ({ title, sentences, columns, rows, moves, rule }: PollTable) => (
  <div className={styles.vote}>
    <h3>{title}</h3>
    <div>
      {sentences.map((words) => (
        <p key={words} dir="auto">
          {words}
        </p>
      ))}
    </div>
    {rows.length > 0 && (
      <DataTable<PollRow>
        caption={`Result of ${title}`}
        captionHidden
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          { id: 'place', title: 'Place', cell: ({ place }) => place },
          {
            id: 'question',
            title: 'Question',
            isHead: true,
            cell: ({ question }) => <Voice size="small">{question}</Voice>,
          },
          ...columns.map((column, at) => ({
            id: column,
            title: column,
            isNumber: true,
            cell: ({ cells }: PollRow) => cells[at] ?? '–',
          })),
        ]}
      />
    )}
    {moves.length > 0 && <Moves moves={moves} title={title} />}
    {rule !== undefined && <p className={styles.kinds}>How it was counted. {rule}</p>}
  </div>
)

const Moves = ({ moves, title }: { readonly moves: readonly MoveRow[]; readonly title: string }) => (
  <Disclosure summary="What moved since the round before">
    <DataTable<MoveRow>
      caption={`What moved before ${title}`}
      captionHidden
      rows={moves}
      rowId={({ id }) => id}
      columns={[
        { id: 'question', title: 'Question', cell: ({ question }) => <span dir="auto">{question}</span> },
        { id: 'from', title: 'Before', isNumber: true, cell: ({ from }) => from },
        { id: 'to', title: 'Now', isNumber: true, cell: ({ to }) => to },
        { id: 'change', title: 'Change', cell: ({ change }) => change },
      ]}
    />
  </Disclosure>
)
