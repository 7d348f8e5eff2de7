import { type Drawing, type Frame, line, type Mark, tick } from './marks.ts'
import type { BarLine, BarPlan } from './plan.ts'
import { diamond, spanMarks } from './shapes.ts'

/** Smaller marks than this, in pixels, would not be seen one by one. */
const LEAST_RADIUS = 2
const LARGEST_RADIUS = 0.28

/** One bar from zero, with what stands on and under it; nothing where its number may not be told. */
export function drawBar(plan: BarPlan, id: string, frame: Frame): Drawing | undefined {
  const bar = plan.lines[id]
  if (!bar) return undefined
  const { width, em } = frame
  const radius = markRadius(plan, frame)
  const isSpanUnder = plan.marks === 'in bar' && radius !== undefined
  const hasUnder = radius !== undefined && (plan.marks === 'under bar' || bar.span !== undefined)
  const height = em * (hasUnder ? 2 : 1.4)
  const y = em * 0.7
  const at = (value: number) => (width * (value - plan.least)) / (plan.most - plan.least)
  return {
    width,
    height,
    marks: [
      { shape: 'rect', x: 0, y: y - em * 0.5, width, height: em, tone: 'inset', round: em * 0.5 },
      ...barMarks(bar, at, y, em),
      ...(radius && plan.marks === 'in bar' ? inBar(bar, at, y, radius) : []),
      ...(radius && plan.marks === 'under bar' ? underBar(bar, at(0), y + em * 0.9, radius) : []),
      ...(bar.span
        ? spanMarks(
            [inside(at(bar.span[0]), width, em), inside(at(bar.span[1]), width, em)],
            isSpanUnder ? y + em * 0.95 : y,
            em,
          )
        : []),
      ...(bar.beside === undefined
        ? []
        : diamond({ x: Math.min(width - em * 0.45, Math.max(em * 0.45, at(bar.beside))), y }, em * 0.3)),
      ...(bar.was === undefined ? [] : tick(inside(at(bar.was), width, em), y - em * 0.65, y + em * 0.65, em * 0.15)),
    ],
  }
}

const inside = (x: number, width: number, em: number) => Math.min(width - em * 0.16, Math.max(em * 0.16, x))

/** How large single marks are, the same on every line; nothing where there are too many to be told apart. */
export function markRadius({ lines, marks, least, most }: BarPlan, { width, em }: Frame): number | undefined {
  if (!marks) return undefined
  const many = Math.max(1, ...Object.values(lines).map(({ full = 0, open = 0 }) => full + open))
  const room = marks === 'in bar' ? width / (most - least) : width / many
  const radius = Math.min(LARGEST_RADIUS * em, room * 0.38)
  return radius >= LEAST_RADIUS ? radius : undefined
}

type Scale = (value: number) => number

function barMarks({ value }: BarLine, at: Scale, y: number, em: number): readonly Mark[] {
  const [start, end] = [at(Math.min(0, value)), at(Math.max(0, value))]
  const zero = at(0)
  const bar = {
    x: start,
    y: y - em * 0.5,
    width: end - start,
    height: em,
    round: Math.min(em * 0.5, (end - start) / 2),
  }
  return [
    ...(value === 0 ? [] : [{ shape: 'rect', ...bar, tone: value < 0 ? 'ramp-2' : 'accent' } as const]),
    ...(zero > 0 ? [line({ x: zero, y: y - em * 0.65 }, { x: zero, y: y + em * 0.65 }, em * 0.1, 'ink')] : []),
  ]
}

/** The bar is as long as its marks are many, so each has its own stretch of it. */
function inBar({ full = 0, open = 0 }: BarLine, at: Scale, y: number, radius: number): readonly Mark[] {
  const mark = (place: number) => ({ shape: 'dot' as const, x: at(place + 0.5), y, radius, counts: true })
  return [
    ...countedTo(full).map((place) => ({ ...mark(place), tone: 'on-accent' as const })),
    ...countedTo(open).map((place) => ({ ...mark(full + place), tone: 'accent' as const, isOpen: true })),
  ]
}

function underBar({ full = 0, open = 0 }: BarLine, start: number, y: number, radius: number): readonly Mark[] {
  const step = radius / 0.38
  return countedTo(full + open).map((place) => ({
    shape: 'dot',
    x: (start > 0 ? 0 : start) + step * (place + 0.5),
    y,
    radius,
    tone: 'accent',
    counts: true,
    ...(place >= full && { isOpen: true }),
  }))
}

const countedTo = (count: number) => Array.from({ length: Math.floor(count) }, (_, at) => at)
