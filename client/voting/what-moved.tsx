import { useId } from 'react'
import { changeBetween } from '#shared/voting/rounds.ts'
import { changeWords } from '#shared/voting/words.ts'
import { DataTable } from '../kit/data-table.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { plural } from '../kit/plural.ts'
import { useWide } from '../kit/use-wide.ts'
import { NumberedQuestion } from './numbered-question.tsx'
import type { ResultRow } from './result-rows.ts'
import styles from './result.module.css'
import type { ToldResult } from './use-result.ts'

/** This round beside the one before: places and numbers, never people. */
export function WhatMoved({ poll, result, shown, rows, before }: ToldResult) {
  const isWide = useWide()
  const heading = useId()
  if (!before) return null
  const change = changeBetween(before.result, result)
  const earlier = new Map(before.rows.map((row) => [row.id, row]))
  const numbers = (row: ResultRow) => {
    const was = earlier.get(row.id)
    return row.item && was?.item && shown.moved(was.item, row.item)
  }
  const table = (
    <DataTable
      caption={`Places in round ${before.round} and round ${poll.round}`}
      captionHidden
      rowId={({ id }) => id}
      rows={rows}
      columns={[
        { id: 'question', title: 'Question', cell: (row) => <MovedQuestion row={row} numbers={numbers(row)} /> },
        {
          id: 'before',
          title: `Round ${before.round}`,
          isNumber: true,
          cell: ({ id }) => earlier.get(id)?.rankWords ?? '–',
        },
        { id: 'now', title: `Round ${poll.round}`, isNumber: true, cell: ({ rankWords }) => rankWords },
      ]}
    />
  )
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h2 id={heading}>What moved</h2>
      <p>{movedSentence(rows, before.rows)}</p>
      {change && <p>{changeWords(change)}</p>}
      {isWide ? table : <Disclosure summary="Show every question">{table}</Disclosure>}
    </section>
  )
}

const MovedQuestion = ({ row, numbers }: { readonly row: ResultRow; readonly numbers: string | undefined }) => (
  <>
    <NumberedQuestion {...row} />
    {numbers && <p className={styles.changes}>{numbers}</p>}
  </>
)

/** The largest rise and the largest fall in places; the first of equals as they now stand. */
export function movedSentence(rows: readonly ResultRow[], before: readonly ResultRow[]): string {
  const ranks = new Map(before.map(({ id, rank }) => [id, rank]))
  const moves = rows.flatMap(({ id, number, rank }) => {
    const was = ranks.get(id)
    return was === undefined || rank === undefined ? [] : [{ number, up: was - rank }]
  })
  const [up] = moves.toSorted((a, b) => b.up - a.up)
  const [down] = moves.toSorted((a, b) => a.up - b.up)
  const places = (by: number) => plural(by, { one: '# place', other: '# places' })
  const rise = up && up.up > 0 ? [`Question ${up.number} moved up ${places(up.up)}.`] : []
  const fall = down && down.up < 0 ? [`Question ${down.number} moved down ${places(-down.up)}.`] : []
  return [...rise, ...fall].join(' ') || 'No question changed its place.'
}
