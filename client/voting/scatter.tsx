import { type CSSProperties, useEffect, useState } from 'react'
import { ChartDrawing } from '../kit/chart-frame.tsx'
import { classNames } from '../kit/class-names.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import type { ValueGapConfig, ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import { ChosenAnswers } from './chosen-answers.tsx'
import type { ResultRow } from './result-rows.ts'
import { ScatterGround } from './scatter-ground.tsx'
import { type Canvas, type Disc, discsIn, type Point } from './scatter-geometry.ts'
import { ScatterKey } from './scatter-key.tsx'
import styles from './scatter.module.css'
import type { ChartProps } from './shown-result.ts'
import { useBox } from './use-box.ts'
import { linesOf } from './value-gap-lines.ts'
import { agreementOn, FILLS } from './value-gap-words.ts'
import { oneDecimal } from './words.ts'

type Row = ResultRow<ValueGapItem>

/** Above this many questions only the first are drawn; the table has all. */
const MOST_DISCS = 20
const DRAWN = 12

/** Gap to the right, value upwards; a numbered disc for each question, which shows its answers when chosen. */
export function Scatter({ result, rows, before, title, isReveal, onWall }: ChartProps<ValueGapItem>) {
  const { box, width, height, em } = useBox()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const hasArrived = useArrived(isReveal)
  const announce = useAnnounce()
  const drawable = rows.filter((row) => pointOf(row) !== undefined)
  const drawn = drawable.length > MOST_DISCS ? drawable.slice(0, DRAWN) : drawable
  const canvas = canvasOf({ width, height: onWall ? height : undefined, em, result })
  const discs = discsIn(
    drawn.flatMap((row) => pointOf(row) ?? []),
    canvas,
  )
  const chosenRow = drawn.find(({ id }) => id === chosen)

  function choose(row: Row) {
    const next = row.id === chosen ? undefined : row.id
    setChosen(next)
    if (next) announce('own', `${discName(row)}. The answers are under the chart.`)
  }

  return (
    <div className={classNames(styles.scatter, onWall && styles.onWall)}>
      <div ref={box} className={styles.canvas}>
        <ChartDrawing title={title} width={canvas.width} height={canvas.height}>
          <ScatterGround
            canvas={canvas}
            em={em}
            split={linesOf(result)}
            discs={discs}
            rows={drawn}
            before={before}
            cross={chosenRow ?? (onWall ? undefined : drawn[0])}
            hasArrived={hasArrived}
          />
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

function pointOf({ id, item }: Row): Point | undefined {
  if (item?.value.mean == null || item.gap.mean == null) return undefined
  return { id, value: item.value.mean, gap: item.gap.mean }
}

interface Measured extends Pick<ChartProps<ValueGapItem>, 'result'> {
  readonly width: number
  /** Undefined where the chart chooses its own height. */
  readonly height: number | undefined
  readonly em: number
}

/** Square on a phone, lying on a laptop; discs of 44 px grow with the text, as far as there is room. */
function canvasOf({ width, height, em, result }: Measured): Canvas {
  const own = Math.max(width < 36 * em ? width : width * 0.66, 14 * em)
  const disc = Math.max(44, Math.min(2.75 * em, width / 7))
  const { scale } = result.config as ValueGapConfig // a result of this method has its config
  return { width, height: height ?? Math.round(own), left: 1.75 * em, below: 1.75 * em, disc, scale }
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
