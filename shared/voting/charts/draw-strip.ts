import { type Drawing, type Frame, line, type Mark, type Tone, widthOf, onPoint } from './marks.ts'
import type { StripLine, StripPart, StripPlan } from './plan.ts'
import { figure } from './words.ts'

/** All answers to one question side by side; nothing where they may not be told. */
export function drawStrip(plan: StripPlan, id: string, frame: Frame): Drawing | undefined {
  const strip = plan.lines[id]
  if (!strip) return undefined
  const { width, em } = frame
  const [top, height] = [em * 0.2, em * 1.6]
  const { start, unit, middle } = placed(plan, strip, width)
  const given = strip.parts.filter(({ count }) => count > 0)
  return {
    width,
    height: em * 2,
    marks: [
      { shape: 'rect', x: 0, y: top, width, height, tone: 'inset', round: em * 0.25 },
      ...given.flatMap((part, at) => {
        const before = given.slice(0, at).reduce((sum, { count }) => sum + count, 0)
        return partMarks(part, { x: start + before * unit, y: top, width: part.count * unit, height }, middle, frame)
      }),
      line({ x: middle, y: 0 }, { x: middle, y: em * 2 }, em * 0.125, 'ink'),
    ],
  }
}

interface Placed {
  /** Where the strip begins, and how wide one answer is. */
  readonly start: number
  readonly unit: number
  readonly middle: number
}

function placed({ about, lines }: StripPlan, strip: StripLine, width: number): Placed {
  if (about === 'middle answer') {
    const all = strip.parts.reduce((sum, { count }) => sum + count, 0)
    return { start: 0, unit: width / Math.max(1, all), middle: width / 2 }
  }
  const all = Object.values(lines).map(({ parts }) => sidesOf(parts))
  const [low, high] = [Math.max(0.5, ...all.map((one) => one.low)), Math.max(0.5, ...all.map((one) => one.high))]
  const unit = width / (low + high)
  return { start: (low - sidesOf(strip.parts).low) * unit, unit, middle: low * unit }
}

/** How many answers lie below and above the middle of the scale; those on it, half and half. */
function sidesOf(parts: readonly StripPart[]) {
  const middle = (parts.length - 1) / 2
  const share = (at: number) => (at === middle ? 0.5 : at < middle ? 1 : 0)
  const low = parts.reduce((sum, { count }, at) => sum + count * share(at), 0)
  return { low, high: parts.reduce((sum, { count }) => sum + count, 0) - low }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function partMarks({ count, tone }: StripPart, box: Box, middle: number, { em, fine }: Frame): readonly Mark[] {
  const words = figure(count)
  const gap = Math.min(2, box.width / 4)
  const rect: Mark = { shape: 'rect', ...box, width: box.width - gap, tone, edge: 'line' }
  const x = besideLine(box, widthOf(words, fine), middle, em)
  if (x === undefined) return [rect]
  const centre = { x, y: box.y + box.height / 2 }
  return [rect, onPoint(words, centre, fine, { tone: `on-${tone}` as Tone, isFine: true, isStrong: true })] // each step has its ink
}

/** Where a number stands in its part: in the middle, or beside the upright line that would cross it; nowhere if narrow. */
function besideLine({ x, width }: Box, words: number, middle: number, em: number): number | undefined {
  const room = em * 0.075
  const [first, last] = [x + words / 2 + room, x + width - words / 2 - room]
  if (first > last) return undefined
  const away = words / 2 + em * 0.2
  const centre = x + width / 2 - Math.min(2, width / 4) / 2
  if (Math.abs(centre - middle) >= away) return centre
  const right = Math.max(centre, middle + away)
  if (right <= last) return right
  return middle - away >= first ? middle - away : undefined
}
