import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './data-table.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface Column<Row> {
  readonly id: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Sets figures to the end, in line under each other. */
  readonly isNumber?: boolean | undefined
  /** Heads the rows, where the first column does not. */
  readonly isHead?: boolean | undefined
}

export interface DataTableProps<Row> {
  /** Says what the table shows; it is also the name of the place that scrolls. */
  readonly caption: string
  /** True where a heading just above says the same to the eye. */
  readonly captionHidden?: boolean | undefined
  /** The first column heads its rows, unless another says that it does. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
}

/** A table whose wide content scrolls inside its own region, reachable by keyboard. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowId }: DataTableProps<Row>) {
  const name = useId()
  const head = columns.find(({ isHead }) => isHead) ?? columns[0]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={styles.scroll} role="region" aria-labelledby={name} tabIndex={0}>
      <table className={styles.table}>
        <caption id={name} className={captionHidden ? undefined : styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classNames(column.isNumber && styles.number)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column) =>
                column === head ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={classNames(column.isNumber && styles.number)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
