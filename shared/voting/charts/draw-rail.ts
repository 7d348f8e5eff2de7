import { type Drawing, type Frame, line, type Mark, tick, widthOf } from './marks.ts'
import type { RailLine, RailPlan } from './plan.ts'
import { figure } from './words.ts'

/** As high as the tallest pile of answers may be, in letters. */
const HIGHEST = 3.2
const LARGEST_RADIUS = 0.28
const SMALLEST_RADIUS = 0.12

/** Every answer to one question over its place on the rail; nothing where they may not be told. */
export function drawRail(plan: RailPlan, id: string, frame: Frame): Drawing | undefined {
  const rail = plan.lines[id]
  if (!rail) return undefined
  const { width, em, fine } = frame
  const { pile, radius } = pilesOf(plan, frame)
  const y = pile + em * 0.45
  const inset = insetOf(plan, frame)
  const at = (value: number) => inset + ((width - 2 * inset) * (value - plan.least)) / (plan.most - plan.least)
  const end = (value: number, x: number, anchor: 'start' | 'end'): Mark => ({
    shape: 'label',
    words: figure(value),
    x,
    y: y + fine * 0.35,
    anchor,
    tone: 'soft',
    isFine: true,
  })
  return {
    width,
    height: y + em * 0.5,
    marks: [
      line({ x: inset - em * 0.3, y }, { x: width - inset + em * 0.3, y }, em * 0.125, 'control'),
      ...halfMarks(rail, at, y, em),
      ...rail.counts.flatMap((count, step) => pileMarks(count, at(plan.least + step), y - em * 0.4, radius, em)),
      end(plan.least, 0, 'start'),
      end(plan.most, width, 'end'),
      ...middleMarks(rail, at, y, em),
    ],
  }
}

/** The ends of the rail are named beside it. */
const insetOf = ({ least, most }: RailPlan, { em, fine }: Frame): number =>
  Math.max(widthOf(figure(least), fine), widthOf(figure(most), fine)) + em * 0.7

/** How high the tallest pile of all lines is and how large its dots are, so that lines can be compared. */
function pilesOf(plan: RailPlan, frame: Frame) {
  const { lines, least, most } = plan
  const { width, height = Number.POSITIVE_INFINITY, em } = frame
  const tallest = Math.max(1, ...Object.values(lines).flatMap(({ counts }) => counts))
  const step = (width - 2 * insetOf(plan, frame)) / (most - least)
  const room = Math.max(em, Math.min(HIGHEST * em, height - em * 0.95))
  const radius = Math.min(LARGEST_RADIUS * em, step * 0.42, room / tallest / 2)
  return { pile: tallest * radius * 2, radius }
}

/** Whether dots would be too small to be seen one by one. */
export const hasColumns = (plan: RailPlan, frame: Frame): boolean =>
  pilesOf(plan, frame).radius < SMALLEST_RADIUS * frame.em

/** Dots, or a column where they would be too small to be seen one by one. */
function pileMarks(count: number, x: number, foot: number, radius: number, em: number): readonly Mark[] {
  const [width, height] = [Math.max(radius * 2, em * 0.5), count * radius * 2]
  if (radius < SMALLEST_RADIUS * em)
    return count === 0 ? [] : [{ shape: 'rect', x: x - width / 2, y: foot - height, width, height, tone: 'accent' }]
  return Array.from({ length: count }, (_, place) => ({
    shape: 'dot',
    x,
    y: foot - radius * (2 * place + 1),
    radius: radius * 0.9,
    tone: 'accent',
    counts: true,
  }))
}

type Scale = (value: number) => number

const halfMarks = ({ half: [low, high] }: RailLine, at: Scale, y: number, em: number): readonly Mark[] => [
  {
    shape: 'rect',
    x: at(low) - em * 0.25,
    y: y - em * 0.25,
    width: at(high) - at(low) + em * 0.5,
    height: em * 0.5,
    tone: 'step-1',
    round: em * 0.25,
    edge: 'control',
  },
]

function middleMarks({ middle, was }: RailLine, at: Scale, y: number, em: number): readonly Mark[] {
  const own = tick(at(middle), y - em * 0.42, y + em * 0.42, em * 0.18)
  if (was === undefined || was === middle) return own
  const side = Math.sign(middle - was) * em
  return [
    {
      shape: 'stroke',
      points: [
        { x: at(was) + side * 0.25, y },
        { x: at(middle) - side * 0.15, y },
      ],
      tone: 'ink',
      weight: em * 0.125,
    },
    { shape: 'dot', x: at(was), y, radius: em * 0.22, tone: 'card' },
    { shape: 'dot', x: at(was), y, radius: em * 0.22, tone: 'ink', isOpen: true },
    ...own,
  ]
}
