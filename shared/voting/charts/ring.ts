import type { PollResult } from '../count.ts'
import type { Numbers } from './matrix.ts'
import { type Frame, type Mark, numbered, onPoint, type Picture, type Point, widthOf } from './marks.ts'
import { toldItems } from './told-items.ts'
import { begun, figure, listed } from './words.ts'

/** Who beats whom in a circle: an arrow from each to the one it beats, with both counts. Nothing without a circle. */
export function ringPicture(result: PollResult, numbers: Numbers, frame: Frame): Picture | undefined {
  const { cycle, pairwise } = result
  const items = toldItems(result)
  if (!cycle || cycle.length < 3 || !pairwise || cycle.some((id) => !pairwise[id] || !items.has(id))) return undefined
  const { em, fine } = frame
  const beside = fine * 3.5
  const side = Math.min(
    frame.width - 2 * beside,
    frame.height ?? Number.POSITIVE_INFINITY,
    em * (frame.height === undefined ? 10 + cycle.length * 1.5 : 20),
  )
  const disc = em * 1.3
  const middle = { x: beside + side / 2, y: side / 2 }
  const reach = side / 2 - disc - em * 0.2
  const placeOf = (at: number): Point => {
    const angle = (2 * Math.PI * at) / cycle.length - Math.PI / 2
    return { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) }
  }
  const steps = cycle.map((one, at) => {
    const next = cycle[(at + 1) % cycle.length] ?? one
    return { one, next, won: pairwise[one]?.[next] ?? 0, lost: pairwise[next]?.[one] ?? 0 }
  })
  const arrows = steps.map((_, at) => arrow(placeOf(at), placeOf(at + 1), disc + em * 0.35, em))
  const counts = steps.map(({ won, lost }, at) =>
    countMark(`${figure(won)} to ${figure(lost)}`, placeOf(at), placeOf(at + 1), middle, fine),
  )
  const discs = cycle.flatMap((id, at) => numbered(numbers.get(id) ?? 0, placeOf(at), disc, fine))
  const name = (id: string) => `question ${numbers.get(id)}`
  return {
    title: 'A circle of wins',
    reading: 'An arrow leads from each question to the one it beats.',
    words: `${begun(listed(steps.map(({ one, next, won, lost }) => `${name(one)} beats ${name(next)} by ${figure(won)} to ${figure(lost)}`)))}.`,
    width: side + 2 * beside,
    height: side,
    marks: [...arrows, ...counts, ...discs],
  }
}

/** From one disc to the other, ending short of both. */
function arrow(from: Point, to: Point, short: number, em: number): Mark {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const on = (share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
  return {
    shape: 'stroke',
    points: [on(short / length), on(1 - short / length)],
    tone: 'accent',
    weight: em * 0.2,
    isArrow: true,
  }
}

/** Beside the middle of its arrow, on the outer side. */
function countMark(words: string, from: Point, to: Point, middle: Point, size: number): Mark {
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const away = Math.atan2(half.y - middle.y, half.x - middle.x)
  const far = size * 1.1 + (Math.abs(Math.cos(away)) * widthOf(words, size)) / 2
  const centre = { x: half.x + far * Math.cos(away), y: half.y + far * Math.sin(away) }
  return onPoint(words, centre, size, { tone: 'ink', isFine: true, isStrong: true })
}
