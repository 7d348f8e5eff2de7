import { drawLine } from '#shared/voting/charts/draw-line.ts'
import { drawSample } from '#shared/voting/charts/draw-sample.ts'
import { linePlan } from '#shared/voting/charts/line-plans.ts'
import type { Frame } from '#shared/voting/charts/marks.ts'
import { shownKey } from '#shared/voting/charts/shown-key.ts'
import type { LinePlan } from '#shared/voting/charts/plan.ts'
import type { ItemResult } from '#shared/voting/methods.ts'
import { classNames } from '../../kit/class-names.ts'
import { NumberedQuestion } from '../numbered-question.tsx'
import { haveOrder, type ResultRow } from '../result-rows.ts'
import type { ChartProps } from '../shown-result.ts'
import { useBox } from '../use-box.ts'
import styles from './lines-chart.module.css'
import { Drawn } from './marks.tsx'
import { frameOf } from './frames.ts'

/** The most lines that can be read on the wall. */
export const MOST_LINES = 8

/** A line for each question, best first: its place, its words, what people said of it, and the number that decides. */
export function LinesChart({ result, rows, before, title, isReveal, onWall }: ChartProps<ItemResult>) {
  const { box, height } = useBox()
  const { box: track, width, em } = useBox()
  const plan = linePlan(result, before)
  if (!plan) return null
  const drawn = onWall ? rows.slice(0, MOST_LINES) : rows
  const more = rows.length - drawn.length
  const frame = frameOf({ width, em }, onWall, onWall ? (height / Math.max(1, drawn.length)) * ROOM : undefined)
  return (
    <div ref={box} className={classNames(styles.chart, onWall && styles.onWall)}>
      <ol className={classNames(styles.lines, !haveOrder(rows) && styles.orderless)} aria-label={title}>
        {drawn.map((row, at) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.rank}>{row.rankWords}</span>
            <NumberedQuestion {...row} isShort={onWall} />
            <div ref={at === 0 ? track : undefined} className={classNames(styles.track, isReveal && styles.growing)}>
              <Line plan={plan} row={row} frame={frame} />
            </div>
            <span className={styles.value}>{plan.lines[row.id]?.end ?? '–'}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p>And {more} more.</p>}
      <Key plan={plan} frame={frame} />
    </div>
  )
}

/** How much of its share of the wall a line's drawing may take; the rest is what stands between lines. */
const ROOM = 0.75

function Line({ plan, row, frame }: { readonly plan: LinePlan; readonly row: ResultRow; readonly frame: Frame }) {
  const drawing = drawLine(plan, row.id, frame)
  const line = plan.lines[row.id]
  return (
    <>
      {drawing && <Drawn drawing={drawing} words={line?.words} />}
      {line?.note && <span className={styles.note}>{line.note}</span>}
    </>
  )
}

/** The lines say all of this in words. */
function Key({ plan, frame }: { readonly plan: LinePlan; readonly frame: Frame }) {
  const key = shownKey(plan, frame)
  return key.length === 0 ? null : (
    <ul className={styles.key} aria-hidden="true">
      {key.map((entry) => (
        <li key={entry.words}>
          <Drawn drawing={drawSample(entry, frame.em)} />
          {entry.words}
        </li>
      ))}
    </ul>
  )
}
