import { memo, useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './data-table.module.css'
import { useFirstThenAll } from './use-first-then-all.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface Column<Row> {
  readonly id: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Sets figures to the end, in line under each other. */
  readonly isNumber?: boolean | undefined
}

export interface DataTableProps<Row> {
  /** Says what the table shows; it is also the name of the place that scrolls. */
  readonly caption: string
  /** True where a heading just above says the same to the eye. */
  readonly captionHidden?: boolean | undefined
  /** The first column heads its rows. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** True where there may be thousands of rows: those out of sight are not laid out, and all columns are of one width. */
  readonly isLong?: true | undefined
}

/** How many rows are drawn at once: more than a screen holds. */
const FIRST = 40

/** A table whose wide content scrolls inside its own region, reachable by keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowId, isLong } = props
  const name = useId()
  const first = useFirstThenAll(rows, FIRST)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={styles.scroll} role="region" aria-labelledby={name} tabIndex={0}>
      <table
        className={classNames(styles.table, isLong && styles.long)}
        role={isLong && 'table'}
        aria-labelledby={isLong && name}
      >
        <caption id={name} className={captionHidden ? undefined : styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        <thead role={isLong && 'rowgroup'}>
          <tr role={isLong && 'row'}>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                role={isLong && 'columnheader'}
                className={classNames(column.isNumber && styles.number)}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={isLong && 'rowgroup'} data-long={isLong}>
          {(isLong ? first : rows).map((row) => (
            <DataRow key={rowId(row)} row={row} columns={columns} isLong={isLong} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DataRowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'isLong'> & { readonly row: Row }

/**
 * Where `columns` stays the same object, a row is drawn again only when it has become another. Some browsers forget that
 * a table is one when its rows are arranged otherwise, so a long one says what its parts are.
 */
const DataRow = memo(function DataRow<Row>({ row, columns, isLong }: DataRowProps<Row>) {
  return (
    <tr role={isLong && 'row'}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" role={isLong && 'rowheader'}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} role={isLong && 'cell'} className={classNames(column.isNumber && styles.number)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}) as <Row>(props: DataRowProps<Row>) => ReactNode // `memo` forgets that the row's type is any
