import { type CSSProperties, useEffect, useState } from 'react'
import { canvasOf, mostDrawn, pointOf } from '#shared/voting/charts/scatter.ts'
import { type Canvas, type Disc, discsIn } from '#shared/voting/charts/scatter-geometry.ts'
import { groundMarks } from '#shared/voting/charts/scatter-ground.ts'
import { crossMarks, traceMarks } from '#shared/voting/charts/scatter-traces.ts'
import { toldItems } from '#shared/voting/charts/told-items.ts'
import { linesOf } from '#shared/voting/charts/value-gap-lines.ts'
import { agreementOn, FILLS } from '#shared/voting/charts/value-gap-words.ts'
import type { ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import { ChartDrawing } from '../kit/chart-frame.tsx'
import { classNames } from '../kit/class-names.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { frameOf } from './charts/frames.ts'
import { Marks } from './charts/marks.tsx'
import { ChosenAnswers } from './chosen-answers.tsx'
import type { ResultRow } from './result-rows.ts'
import { ScatterKey } from './scatter-key.tsx'
import styles from './scatter.module.css'
import type { ChartProps } from './shown-result.ts'
import { useBox } from './use-box.ts'
import { oneDecimal } from './words.ts'

type Row = ResultRow<ValueGapItem>

/** Gap to the right, value upwards; a numbered disc for each question, which shows its answers when chosen. */
export function Scatter({ result, rows, before, title, isReveal, onWall }: ChartProps<ValueGapItem>) {
  const { box, width, height, em } = useBox()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const hasArrived = useArrived(isReveal)
  const announce = useAnnounce()
  const drawable = rows.filter(({ id, item }) => pointOf(id, item) !== undefined)
  const drawn = drawable.slice(0, mostDrawn(drawable.length))
  const canvas = canvasOf(frameOf({ width, em }, onWall, onWall ? height : undefined), result)
  const discs = discsIn(
    drawn.flatMap(({ id, item }) => pointOf(id, item) ?? []),
    canvas,
  )
  const chosenRow = drawn.find(({ id }) => id === chosen)
  const crossed = chosenRow ?? (onWall ? undefined : drawn[0])
  const crossedDisc = discs.find(({ id }) => id === crossed?.id)

  function choose(row: Row) {
    const next = row.id === chosen ? undefined : row.id
    setChosen(next)
    if (next) announce('own', `${discName(row)}. The answers are under the chart.`)
  }

  return (
    <div className={classNames(styles.scatter, onWall && styles.onWall)}>
      <div ref={box} className={styles.canvas}>
        <ChartDrawing title={title} width={canvas.width} height={canvas.height}>
          <Marks marks={groundMarks({ canvas, em, split: linesOf(result), discs })} />
          <g className={classNames(styles.traces, hasArrived && styles.arrived)}>
            <Marks marks={traceMarks(canvas, discs, before && toldItems<ValueGapItem>(before))} />
            {crossedDisc && crossed?.item && <Marks marks={crossMarks(canvas, crossedDisc, crossed.item)} />}
          </g>
        </ChartDrawing>
        <div className={classNames(styles.discs, isReveal && hasArrived && styles.travelling)}>
          {drawn.map((row) => {
            const disc = discs.find(({ id }) => id === row.id)
            const look = disc && lookOf(row, disc, canvas, hasArrived, row.id === chosen)
            return !look ? null : onWall ? (
              <span key={row.id} {...look} aria-hidden="true">
                <span className={styles.plate}>{row.number}</span>
              </span>
            ) : (
              <button
                key={row.id}
                type="button"
                {...look}
                aria-pressed={row.id === chosen}
                aria-label={discName(row)}
                onClick={() => choose(row)}
              >
                <span className={styles.plate}>{row.number}</span>
              </button>
            )
          })}
        </div>
      </div>
      <ScatterKey drawn={drawn.length} of={drawable.length} onWall={onWall} />
      {chosenRow && <ChosenAnswers row={chosenRow} />}
    </div>
  )
}

function lookOf(row: Row, { centre }: Disc, canvas: Canvas, hasArrived: boolean, isChosen: boolean) {
  const word = agreementOn(row)
  const { x, y } = hasArrived ? centre : { x: (canvas.left + canvas.width) / 2, y: (canvas.height - canvas.below) / 2 }
  const style: CSSProperties = {
    inlineSize: canvas.disc,
    blockSize: canvas.disc,
    fontSize: canvas.disc * 0.4,
    transform: `translate(${x - canvas.disc / 2}px, ${y - canvas.disc / 2}px)`,
  }
  return { style, className: classNames(styles.disc, word && styles[FILLS[word]], isChosen && styles.chosen) }
}

function discName(row: Row) {
  const word = agreementOn(row)
  const agreement = word === 'split' ? 'the room is split' : `${word} agreement`
  return `Question ${row.number}: value ${oneDecimal(row.item?.value.mean)}, gap ${oneDecimal(row.item?.gap.mean)}, ${agreement}`
}

/** All screens draw the discs in the middle first; a frame later they set out, after a breath that style keeps. */
function useArrived(isReveal: boolean): boolean {
  const [hasArrived, setArrived] = useState(!isReveal)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setArrived(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return hasArrived
}
