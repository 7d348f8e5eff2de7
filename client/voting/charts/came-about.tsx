import type { ReactNode } from 'react'
import { type PictureKind, picturesIn } from '#shared/voting/charts/pictures.ts'
import type { PollResult } from '#shared/voting/count.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { useWide } from '../../kit/use-wide.ts'
import type { ResultRow } from '../result-rows.ts'
import { Pictured } from './pictured.tsx'
import styles from './pictured.module.css'

interface Props {
  readonly heading: string
  readonly kinds: readonly PictureKind[]
  readonly result: PollResult
  readonly rows: readonly ResultRow<unknown>[]
  /** The same in figures. */
  readonly children: ReactNode
}

/** How a result came about: the pictures the result tells enough for, and the table. */
export function CameAbout({ heading, kinds, result, rows, children }: Props) {
  const isWide = useWide()
  const numbers = new Map<string, number>(rows.map(({ id, number }) => [id, number]))
  const shown = picturesIn(result).filter((kind) => kinds.includes(kind))
  return (
    <section className={styles.part}>
      <h2>{heading}</h2>
      {shown.length > 0 && (
        <div className={styles.pictures}>
          {shown.map((kind) => (
            <Pictured key={kind} kind={kind} result={result} numbers={numbers} />
          ))}
        </div>
      )}
      {isWide || shown.length === 0 ? children : <Disclosure summary="Show the table">{children}</Disclosure>}
    </section>
  )
}
