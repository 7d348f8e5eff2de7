import { classNames } from '../kit/class-names.ts'
import type { Split } from '#shared/voting/methods/method.ts'
import type { CriterionResult, Quadrant, ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import type { ResultRow } from './result-rows.ts'
import { type Canvas, type Corner, type Disc, labelIn, placeOf, plotOf, quadrantsOf } from './scatter-geometry.ts'
import styles from './scatter.module.css'
import { QUADRANT_WORDS } from './value-gap-words.ts'

type Row = ResultRow<ValueGapItem>

export interface ScatterGroundProps {
  readonly canvas: Canvas
  readonly em: number
  readonly split: Split
  readonly discs: readonly Disc[]
  readonly rows: readonly Row[]
  readonly before: readonly Row[] | undefined
  /** The question whose middle half of answers is drawn as a cross. */
  readonly cross: Row | undefined
  readonly hasArrived: boolean
}

/** Everything of the chart that cannot be pressed: axes, lines, quadrants, tails, threads to a disc's true place. */
export function ScatterGround(props: ScatterGroundProps) {
  const { canvas, split } = props
  const { left, top, right, bottom } = plotOf(canvas)
  const line = placeOf(canvas, split)
  return (
    <>
      <rect className={styles.plot} x={left} y={top} width={right - left} height={bottom - top} rx={6} />
      <FocusWash {...props} />
      <path className={styles.line} d={`M${line.x} ${top}V${bottom}M${left} ${line.y}H${right}`} />
      <QuadrantNames {...props} />
      <AxisNames {...props} />
      <g className={classNames(styles.traces, props.hasArrived && styles.arrived)}>
        <Tails {...props} />
        <Cross {...props} />
        {props.discs.map(({ id, home, centre }) => (
          <path key={id} className={styles.thread} d={`M${home.x} ${home.y}L${centre.x} ${centre.y}`} />
        ))}
      </g>
    </>
  )
}

/** What needs an answer most stands on a wash. */
function FocusWash({ canvas, split }: ScatterGroundProps) {
  const focus = quadrantsOf(canvas, split)[1]
  return focus && <rect className={styles.focus} {...focus} rx={6} />
}

/** As quadrants come: upper row, then lower; each label first tries the outer corner. */
const QUADRANTS: readonly { readonly name: Quadrant; readonly corners: readonly Corner[] }[] = [
  {
    name: 'use_what_we_know',
    corners: [
      ['top', 'left'],
      ['bottom', 'left'],
      ['top', 'right'],
    ],
  },
  {
    name: 'focus',
    corners: [
      ['top', 'right'],
      ['top', 'left'],
      ['bottom', 'right'],
    ],
  },
  {
    name: 'leave',
    corners: [
      ['bottom', 'left'],
      ['top', 'left'],
      ['bottom', 'right'],
    ],
  },
  {
    name: 'curiosity',
    corners: [
      ['bottom', 'right'],
      ['top', 'right'],
      ['bottom', 'left'],
    ],
  },
]

function QuadrantNames({ canvas, em, split, discs }: ScatterGroundProps) {
  const quadrants = quadrantsOf(canvas, split)
  return QUADRANTS.map(({ name, corners }, at) => {
    const quadrant = quadrants[at]
    const words = QUADRANT_WORDS[name]
    if (!quadrant) return null
    const size = { width: words.length * em * 0.53, height: em * 1.4 }
    if (size.width > quadrant.width) return null // very large text: the answers of each disc name its quadrant
    const { x, y, width, height, anchor } = labelIn(quadrant, size, corners, discs, canvas.disc)
    return (
      <text
        key={name}
        className={styles.quadrant}
        x={anchor === 'start' ? x : x + width}
        y={y + height * 0.72}
        textAnchor={anchor}
      >
        {words}
      </text>
    )
  })
}

/** An axis shorter than this many letters' widths has a short name. */
const LONGEST_NAME = 15

function AxisNames({ canvas, em }: ScatterGroundProps) {
  const { left, top, right, bottom } = plotOf(canvas)
  const start = placeOf(canvas, { value: 1, gap: 1 })
  const end = placeOf(canvas, { value: canvas.scale, gap: canvas.scale })
  const under = bottom + em * 1.25
  const isRoomy = right - left > em * LONGEST_NAME && bottom - top > em * LONGEST_NAME
  return (
    <g className={styles.axis}>
      <text x={start.x} y={under} textAnchor="middle">
        1
      </text>
      <text x={(left + right) / 2} y={under} textAnchor="middle">
        {isRoomy ? 'Gap in what we know' : 'Gap'}
      </text>
      <text x={end.x} y={under} textAnchor="middle">
        {canvas.scale}
      </text>
      <text x={em * 0.6} y={start.y + em * 0.35} textAnchor="middle">
        1
      </text>
      <text transform={`translate(${em} ${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle">
        {isRoomy ? 'Value of acting' : 'Value'}
      </text>
      <text x={em * 0.6} y={end.y + em * 0.35} textAnchor="middle">
        {canvas.scale}
      </text>
    </g>
  )
}

/** From where a question stood the round before. */
function Tails({ canvas, discs, before }: ScatterGroundProps) {
  return before?.map(({ id, item }) => {
    const disc = discs.find((one) => one.id === id)
    if (!disc || item?.value.mean == null || item.gap.mean == null) return null
    const from = placeOf(canvas, { value: item.value.mean, gap: item.gap.mean })
    return (
      <g key={id}>
        <path className={styles.tail} d={`M${from.x} ${from.y}L${disc.centre.x} ${disc.centre.y}`} />
        <circle className={styles.was} cx={from.x} cy={from.y} r={4} />
      </g>
    )
  })
}

/** Moved with its disc, where that had to give way to another. */
function Cross({ canvas, discs, cross }: ScatterGroundProps) {
  const disc = discs.find(({ id }) => id === cross?.id)
  const [value, gap] = [middleHalf(cross?.item?.value), middleHalf(cross?.item?.gap)]
  if (!disc || !value || !gap) return null
  const low = placeOf(canvas, { value: value.q1, gap: gap.q1 })
  const high = placeOf(canvas, { value: value.q3, gap: gap.q3 })
  const { home, centre } = disc
  return (
    <path
      className={styles.cross}
      transform={`translate(${centre.x - home.x} ${centre.y - home.y})`}
      d={`M${low.x} ${home.y}H${high.x}M${home.x} ${low.y}V${high.y}`}
    />
  )
}

const middleHalf = (criterion: CriterionResult | undefined) =>
  criterion?.q1 == null || criterion.q3 == null ? undefined : { q1: criterion.q1, q3: criterion.q3 }
