import type { Split } from '../methods/method.ts'
import type { Quadrant } from '../methods/value-gap.ts'
import { type Label, line, type Mark, widthOf } from './marks.ts'
import {
  type Box,
  type Canvas,
  type Corner,
  type Disc,
  labelIn,
  placeOf,
  plotOf,
  quadrantsOf,
} from './scatter-geometry.ts'
import { QUADRANT_WORDS } from './value-gap-words.ts'

export interface Ground {
  readonly canvas: Canvas
  readonly em: number
  readonly split: Split
  readonly discs: readonly Disc[]
}

/** What the discs stand on: the plot, the quadrant that needs an answer most, the lines, and the names of it all. */
export function groundMarks(ground: Ground): readonly Mark[] {
  const { canvas, split } = ground
  const { left, top, right, bottom } = plotOf(canvas)
  const { x, y } = placeOf(canvas, split)
  const focus = quadrantsOf(canvas, split)[1]
  const dashed = { weight: 1, tone: 'control' as const, isDashed: true }
  return [
    { shape: 'rect', x: left, y: top, width: right - left, height: bottom - top, tone: 'card', round: 6, edge: 'line' },
    ...(focus ? [{ shape: 'rect' as const, ...focus, tone: 'wash' as const, round: 6 }] : []),
    { ...line({ x, y: top }, { x, y: bottom }, 1, 'control'), ...dashed },
    { ...line({ x: left, y }, { x: right, y }, 1, 'control'), ...dashed },
    ...quadrantLabels(ground),
    ...axisLabels(ground),
  ]
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

const LINE = 1.25

/** In one line, or in two where the quadrant is narrow; in very large text nowhere, for each disc's answers name it too. */
function quadrantLabels({ canvas, em, split, discs }: Ground): readonly Label[] {
  const quadrants = quadrantsOf(canvas, split)
  return QUADRANTS.flatMap(({ name, corners }, at): readonly Label[] => {
    const quadrant = quadrants[at]
    const lines = quadrant && linesFor(QUADRANT_WORDS[name], quadrant, em)
    if (!quadrant || !lines) return []
    const size = {
      width: Math.max(...lines.map((words) => widthOf(words, em))),
      height: em * LINE * lines.length + em * 0.15,
    }
    const { x, y, width, anchor } = labelIn(quadrant, size, corners, discs, canvas.disc)
    return lines.map((words, down) => ({
      shape: 'label',
      words,
      x: anchor === 'start' ? x : x + width,
      y: y + em * (0.98 + LINE * down),
      anchor,
      tone: 'soft',
    }))
  })
}

const INSET = 16

function linesFor(words: string, { width }: Box, em: number): readonly string[] | undefined {
  const fits = (some: readonly string[]) => some.every((one) => widthOf(one, em) + INSET <= width)
  const parts = words.split(' ')
  const half = Math.ceil(parts.length / 2)
  const two = [parts.slice(0, half).join(' '), parts.slice(half).join(' ')].filter((one) => one !== '')
  return [[words], two].find(fits)
}

/** An axis shorter than this many letters' widths has a short name. */
const LONGEST_NAME = 15

function axisLabels({ canvas, em }: Pick<Ground, 'canvas' | 'em'>): readonly Label[] {
  const { left, top, right, bottom } = plotOf(canvas)
  const start = placeOf(canvas, { value: 1, gap: 1 })
  const end = placeOf(canvas, { value: canvas.scale, gap: canvas.scale })
  const under = bottom + em * 1.25
  const isRoomy = right - left > em * LONGEST_NAME && bottom - top > em * LONGEST_NAME
  const label = (words: string, x: number, y: number): Label => ({
    shape: 'label',
    words,
    x,
    y,
    anchor: 'middle',
    tone: 'soft',
  })
  return [
    label('1', start.x, under),
    label(isRoomy ? 'Gap in what we know' : 'Gap', (left + right) / 2, under),
    label(String(canvas.scale), end.x, under),
    label('1', em * 0.6, start.y + em * 0.35),
    { ...label(isRoomy ? 'Value of acting' : 'Value', em, (top + bottom) / 2), isUpright: true },
    label(String(canvas.scale), em * 0.6, end.y + em * 0.35),
  ]
}
