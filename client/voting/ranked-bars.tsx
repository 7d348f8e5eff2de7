import { classNames } from '../kit/class-names.ts'
import { NumberedQuestion } from './numbered-question.tsx'
import styles from './ranked-bars.module.css'
import type { ResultRow } from './result-rows.ts'
import type { ChartProps } from './shown-result.ts'

/** The most lines that can be read on the wall. */
export const MOST_LINES = 8

interface Props<Item> extends Omit<ChartProps<Item>, 'result'> {
  /** The length of a bar; undefined where it may not be told. */
  readonly valueOf: (row: ResultRow<Item>) => number | undefined
  readonly unit: (value: number) => string
  /** Between which two values it may well lie. */
  readonly spanOf?: (row: ResultRow<Item>) => readonly [number, number] | undefined
  /** A few words under the bar. */
  readonly noteOf?: (row: ResultRow<Item>) => string | undefined
  /** What the longest bar would stand for, where the numbers have an end. */
  readonly most?: number
}

/** Bars from the first to the last: the question above, the value at the end, and a mark where it ended before. */
export function RankedBars<Item>(props: Props<Item>) {
  const { rows, before, title, isReveal, onWall, valueOf, unit, spanOf, noteOf } = props
  const ranked = rows.filter(({ rank }) => rank !== undefined)
  const drawn = onWall ? ranked.slice(0, MOST_LINES) : ranked
  const more = ranked.length - drawn.length
  const most = props.most ?? Math.max(1, ...[...ranked, ...(before ?? [])].map((row) => valueOf(row) ?? 0))
  return (
    <div className={classNames(styles.chart, onWall && styles.onWall)}>
      <ol className={styles.bars} aria-label={title}>
        {drawn.map((row) => {
          const value = valueOf(row)
          const earlier = before?.find(({ id }) => id === row.id)
          const was = earlier && valueOf(earlier)
          const span = spanOf?.(row)
          const note = noteOf?.(row)
          return (
            <li key={row.id} className={styles.row}>
              <span className={styles.rank}>{row.rankWords}</span>
              <NumberedQuestion {...row} />
              <span className={styles.track} aria-hidden="true">
                {value !== undefined && (
                  <span
                    className={isReveal ? styles.growing : styles.bar}
                    style={{ inlineSize: `${(Math.max(0, value) / most) * 100}%` }}
                  />
                )}
                {was !== undefined && (
                  <span className={styles.was} style={{ insetInlineStart: `${(Math.max(0, was) / most) * 100}%` }} />
                )}
                {span && (
                  <span
                    className={styles.span}
                    style={{
                      insetInlineStart: `${(span[0] / most) * 100}%`,
                      inlineSize: `${((span[1] - span[0]) / most) * 100}%`,
                    }}
                  />
                )}
              </span>
              <span className={styles.value}>{value === undefined ? '–' : unit(value)}</span>
              {note && <span className={styles.note}>{note}</span>}
            </li>
          )
        })}
      </ol>
      {more > 0 && <p>And {more} more.</p>}
    </div>
  )
}
