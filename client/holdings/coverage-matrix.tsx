import { memo, useId, useMemo, useState, type ReactNode } from 'react'
import type { CoverageCell } from '#shared/holdings/coverage.ts'
import { CheckRow } from '../kit/check-row.tsx'
import { classNames } from '../kit/class-names.ts'
import { Empty } from '../kit/empty.tsx'
import { plural } from '../kit/plural.ts'
import { useWide } from '../kit/use-wide.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import {
  type CoverageRow,
  cellWords,
  emptyFirst,
  figureOf,
  holdsSomething,
  type Organisation,
  organisationsIn,
  rowsOf,
  stepOf,
} from './coverage-rows.ts'
import styles from './coverage.module.css'
import { keyOf, useQuestionsInOrder } from './known.ts'

/** Questions and organisations: who holds something. A blank means that nobody there has answered yet. */
export function CoverageMatrix() {
  const coverage = useShared((shared) => shared.coverage)
  const questions = useQuestionsInOrder()
  const mine = keyOf(useOwn((own) => own.person.organisation))
  const [isEmptyFirst, setEmptyFirst] = useState(false)
  const [isMineOnly, setMineOnly] = useState(false)
  const isWide = useWide()
  const organisations = organisationsIn(coverage)
  if (organisations.length === 0) return <Empty words="No data named. That is worth knowing." />
  const all = rowsOf(coverage, questions, organisations)
  const rows = isEmptyFirst ? emptyFirst(all) : all
  const only = isMineOnly ? mine : undefined
  const hasMine = organisations.some(({ key }) => key === mine)
  return (
    <div className={styles.matrix}>
      <div className={styles.tools}>
        <CheckRow label="Least held first" checked={isEmptyFirst} onChange={setEmptyFirst} />
        {hasMine && <CheckRow label="Only my organisation" checked={isMineOnly} onChange={setMineOnly} />}
      </div>
      {isWide ? (
        <CoverageTable rows={rows} organisations={organisations} only={only} />
      ) : (
        <CoverageList rows={rows} organisations={organisations} only={only} />
      )}
    </div>
  )
}

export interface CoverageShownProps {
  readonly rows: readonly CoverageRow[]
  readonly organisations: readonly Organisation[]
  /** The key of the one organisation to show. */
  readonly only?: string | undefined
  /** The most organisations to show; all of them are counted. */
  readonly columns?: number | undefined
  /** What stands in the corner; "Question" unless said. */
  readonly corner?: ReactNode
}

const holdWords = ({ holders }: CoverageRow, organisations: readonly Organisation[]) =>
  `${holders} of ${organisations.length} ${holders === 1 ? 'holds' : 'hold'} something`

/** The table alone, also for the big screen. */
export function CoverageTable({ rows, organisations, only, columns, corner }: CoverageShownProps) {
  const name = useId()
  const shown = useMemo(
    () =>
      organisations
        .map((one, at) => ({ ...one, at }))
        .filter(({ key }) => only === undefined || key === only)
        .slice(0, columns),
    [organisations, only, columns],
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={styles.scroll} role="region" aria-labelledby={name} tabIndex={0}>
      <table className={styles.table}>
        <caption id={name}>
          <VisuallyHidden>Who holds data about which question. A blank cell means no answer yet.</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{corner ?? 'Question'}</th>
            {shown.map(({ key, name: organisation }) => (
              <th key={key} scope="col" className={styles.organisation}>
                <span dir="auto">{organisation}</span>
              </th>
            ))}
            <th scope="col">Hold something</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CoverageTableRow key={row.question.id} row={row} shown={shown} of={organisations.length} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CoverageTableRowProps {
  readonly row: CoverageRow
  /** The organisations that have a column, each with its place among all of them. */
  readonly shown: readonly { readonly key: string; readonly at: number }[]
  /** How many organisations there are. */
  readonly of: number
}

const CoverageTableRow = memo(({ row, shown, of }: CoverageTableRowProps) => (
  <tr>
    <th scope="row" dir="auto">
      {row.question.text}
    </th>
    {shown.map(({ key, at }) => (
      <Cell key={key} cell={row.cells[at]} />
    ))}
    <td className={styles.end}>
      <b>{row.holders}</b> of {of}
      <VisuallyHidden>{row.holders === 1 ? ' holds something' : ' hold something'}</VisuallyHidden>
    </td>
  </tr>
))

const Figured = ({ cell }: { readonly cell: CoverageCell }) => {
  const figure = figureOf(cell)
  return (
    <span
      className={classNames(styles.cell, styles[`step${stepOf(cell)}`], figure === 'yes' && styles.yes)}
      aria-hidden="true"
    >
      {figure}
    </span>
  )
}

const Cell = ({ cell }: { readonly cell: CoverageCell | undefined }) => (
  <td>
    {cell && <Figured cell={cell} />}
    <VisuallyHidden>{cellWords(cell)}</VisuallyHidden>
  </td>
)

/** The same on a phone: a list for each question. */
const CoverageList = ({ rows, organisations, only }: CoverageShownProps) => (
  <ol className={styles.list} data-long>
    {rows.map((row) => (
      <CoverageItem key={row.question.id} row={row} organisations={organisations} only={only} />
    ))}
  </ol>
)

type CoverageItemProps = Omit<CoverageShownProps, 'rows'> & { readonly row: CoverageRow }

const CoverageItem = memo((props: CoverageItemProps) => (
  <li>
    <h3 dir="auto">{props.row.question.text}</h3>
    <p className={styles.end}>{holdWords(props.row, props.organisations)}</p>
    <Holders {...props} />
  </li>
))

function Holders({ row, organisations, only }: CoverageItemProps) {
  const named = organisations.flatMap(({ key, name }, at) => {
    const cell = row.cells[at]
    const isShown = only === undefined ? holdsSomething(cell) : key === only
    return isShown ? [{ key, name, cell }] : []
  })
  const silent = organisations.length - row.answered
  return (
    <>
      {named.length > 0 && (
        <ul className={styles.holders}>
          {named.map(({ key, name, cell }) => (
            <li key={key}>
              {cell && <Figured cell={cell} />}
              <span>
                <bdi>{name}</bdi>
                <VisuallyHidden>: {cellWords(cell)}</VisuallyHidden>
                {!cell && ': no answer yet'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {only === undefined && silent > 0 && (
        <p className={styles.soft}>{plural(silent, { one: '# has not answered', other: '# have not answered' })}</p>
      )}
    </>
  )
}
