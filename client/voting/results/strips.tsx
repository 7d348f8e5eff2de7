import { classNames } from '../../kit/class-names.ts'
import { type Lean, leanClass } from '../../kit/leans.ts'
import { NumberedQuestion } from '../numbered-question.tsx'
import { MOST_LINES } from '../ranked-bars.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ChartProps } from '../shown-result.ts'
import styles from './strips.module.css'

/** One part of a strip: how many answered so, and in what words. */
export interface StripPart {
  readonly count: number
  readonly words: string
  /** Where it leans, for its colour: 1 one end, 5 the other. */
  readonly lean: Lean
}

interface Props<Item> extends Pick<ChartProps<Item>, 'rows' | 'title' | 'isReveal' | 'onWall'> {
  readonly partsOf: (row: ResultRow<Item>) => readonly StripPart[] | undefined
  /** At the end of a line: the number or word that decides. */
  readonly value: (row: ResultRow<Item>) => string
}

/** For each question a strip of all answers from one end to the other, so that agreement can be seen as such. */
export function Strips<Item>({ rows, title, isReveal, onWall, partsOf, value }: Props<Item>) {
  const drawn = onWall ? rows.slice(0, MOST_LINES) : rows
  const key = drawn.map(partsOf).find((parts) => parts !== undefined) ?? []
  const more = rows.length - drawn.length
  return (
    <div className={classNames(styles.chart, onWall && styles.onWall)}>
      <ol className={styles.strips} aria-label={title}>
        {drawn.map((row) => {
          const parts = partsOf(row)
          return (
            <li key={row.id} className={styles.row}>
              <span className={styles.rank}>{row.rankWords}</span>
              <NumberedQuestion {...row} />
              {parts ? <Strip parts={parts} isReveal={isReveal} /> : <span className={styles.track}>–</span>}
              <span className={styles.value}>{value(row)}</span>
            </li>
          )
        })}
      </ol>
      {more > 0 && <p>And {more} more.</p>}
      <ul className={styles.key} aria-hidden="true">
        {key.map(({ words, lean }) => (
          <li key={words}>
            <span className={classNames(styles.swatch, styles[leanClass(lean)])} />
            {words}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Strip({ parts, isReveal }: { readonly parts: readonly StripPart[]; readonly isReveal: boolean }) {
  const all = parts.reduce((sum, { count }) => sum + count, 0)
  const given = parts.filter(({ count }) => count > 0)
  const words = given.map(({ count, words: said }) => `${said}: ${count}`).join(', ')
  return (
    <span
      className={classNames(styles.track, isReveal && styles.growing)}
      role="img"
      aria-label={words === '' ? 'No answers' : words}
    >
      {given.map((part) => (
        <span
          key={part.words}
          className={classNames(styles.part, styles[leanClass(part.lean)])}
          style={{ inlineSize: `${(part.count / all) * 100}%` }}
        >
          {part.count / all >= 0.06 ? part.count : ''}
        </span>
      ))}
    </span>
  )
}

/** Marks from 1 up to the last of `counts`, in the colours of a scale. */
export const scaleParts = (counts: readonly number[], wordsOf: (at: number) => string): readonly StripPart[] =>
  counts.map((count, at) => ({ count, words: wordsOf(at), lean: leanAt(at, counts.length) }))

function leanAt(at: number, of: number): StripPart['lean'] {
  const lean = 1 + Math.round((4 * at) / Math.max(1, of - 1))
  return Math.min(5, Math.max(1, lean)) as StripPart['lean'] // a whole number between the two
}
