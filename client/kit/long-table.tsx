import { memo, useId, type ReactNode } from 'react'
import type { DataTableProps } from './data-table.tsx'
import styles from './long-table.module.css'
import { useFirstThenAll } from './use-first-then-all.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

/** How many rows are drawn at once: more than a screen holds. */
const FIRST = 40

type LongTableProps<Row> = Omit<DataTableProps<Row>, 'captionHidden'>

/**
 * A table of up to thousands of rows: those out of sight are not laid out, and where `columns` stays the same object a
 * row is drawn again only when it has become another. Some browsers forget that a table is one when its rows are
 * arranged otherwise, so it says what its parts are.
 */
export function LongTable<Row>({ caption, columns, rows, rowId }: LongTableProps<Row>) {
  const name = useId()
  const shown = useFirstThenAll(rows, FIRST)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={styles.scroll} role="region" aria-labelledby={name} tabIndex={0}>
      <table className={styles.table} {...is('table')} aria-labelledby={name}>
        <caption id={name}>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead {...is('rowgroup')}>
          <tr {...is('row')}>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col" {...is('columnheader')}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...is('rowgroup')} data-long>
          {shown.map((row) => (
            <LongRow key={rowId(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const is = (role: string) => ({ role })

type LongRowProps<Row> = Pick<LongTableProps<Row>, 'columns'> & { readonly row: Row }

const LongRow = memo(function LongRow<Row>({ row, columns }: LongRowProps<Row>) {
  return (
    <tr {...is('row')}>
      {columns.map(({ id, cell }, index) =>
        index === 0 ? (
          <th key={id} scope="row" {...is('rowheader')}>
            {cell(row)}
          </th>
        ) : (
          <td key={id} {...is('cell')}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}) as <Row>(props: LongRowProps<Row>) => ReactNode // `memo` forgets that the row's type is any
