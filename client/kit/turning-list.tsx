import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button } from './button.tsx'
import styles from './turning-list.module.css'
import { pagesOf, useTurning } from './use-turning.ts'
import { wallScale } from './wall-scale.ts'

export interface TurningListProps<T> {
  readonly items: readonly T[]
  readonly idOf: (item: T) => string
  /** How many units of the body's letter height an item takes, white space included; a picture holds twenty. */
  readonly linesOf: (item: T) => number
  readonly children: (item: T) => ReactNode
}

const ROOM = 20

/** A list on the big screen that always fits: pages turn slowly, or the rest is counted where motion is not welcome. */
export function TurningList<T>({ items, idOf, linesOf, children }: TurningListProps<T>) {
  const scale = useStore(wallScale)
  // Letters twice as large leave half the lines, and half the words in each.
  const pages = pagesOf(items, ROOM / scale ** 2, linesOf)
  const { page, isTurning, toggle } = useTurning(pages.length)
  const shown = pages[page] ?? []
  return (
    <div className={styles.list}>
      <ul className={styles.items}>
        {shown.map((item) => (
          <li key={idOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {pages.length > 1 && (
        <div className={styles.foot}>
          <p>{isTurning ? `Page ${page + 1} of ${pages.length}` : `and ${items.length - shown.length} more`}</p>
          <Button kind="quiet" onClick={toggle}>
            {isTurning ? 'Keep this page' : 'Turn the pages'}
          </Button>
        </div>
      )}
    </div>
  )
}
