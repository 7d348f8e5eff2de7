import type { Flow, Hatch, Label, Mark, Point, Rect, Stroke } from './marks.ts'

/** One element of an SVG, before anybody writes it. Colours and letters are classes, for a style sheet to fill. */
export interface SvgPart {
  readonly tag: 'rect' | 'circle' | 'path' | 'text'
  readonly classes: readonly string[]
  readonly at: Readonly<Record<string, string | number>>
  readonly words?: string
}

/** How a mark is drawn: the only place that knows, for screens and for the record. */
export function svgParts(mark: Mark): readonly SvgPart[] {
  switch (mark.shape) {
    case 'rect':
      return [rectPart(mark)]
    case 'hatch':
      return [{ tag: 'path', classes: ['hatch', `line-${mark.tone}`], at: { d: hatchPath(mark) } }]
    case 'dot':
      return [
        {
          tag: 'circle',
          classes: mark.isOpen ? ['ring', `line-${mark.tone}`] : ['block', `fill-${mark.tone}`],
          at: { cx: short(mark.x), cy: short(mark.y), r: short(mark.radius) },
        },
      ]
    case 'stroke':
      return strokeParts(mark)
    case 'flow':
      return [
        { tag: 'path', classes: [mark.isFaint ? 'faint' : 'flow', `fill-${mark.tone}`], at: { d: flowPath(mark) } },
      ]
    case 'label':
      return [labelPart(mark)]
  }
}

const short = (pixels: number) => Math.round(pixels * 100) / 100
const place = ({ x, y }: Point) => `${short(x)} ${short(y)}`

const rectPart = ({ x, y, width, height, tone, round, edge }: Rect): SvgPart => ({
  tag: 'rect',
  classes: ['block', `fill-${tone}`, ...(edge ? [`line-${edge}`] : [])],
  at: { x: short(x), y: short(y), width: short(width), height: short(height), ...(round && { rx: short(round) }) },
})

const HATCH = 6

/** Lines up to the right, as far as they lie inside. */
function hatchPath({ x, y, width, height }: Hatch): string {
  const lines: string[] = []
  for (let at = HATCH / 2; at < width + height; at += HATCH) {
    const from = { x: x + Math.min(at, width), y: y + Math.max(0, at - width) }
    const to = { x: x + Math.max(0, at - height), y: y + Math.min(at, height) }
    lines.push(`M${place(to)}L${place(from)}`)
  }
  return lines.join('')
}

function strokeParts({ points, tone, weight, isDashed, isArrow }: Stroke): readonly SvgPart[] {
  const line: SvgPart = {
    tag: 'path',
    classes: [isDashed ? 'dashed' : 'stroke', `line-${tone}`],
    at: { d: `M${points.map(place).join('L')}`, strokeWidth: short(weight) },
  }
  const [tip, before] = [points.at(-1), points.at(-2)]
  return isArrow && tip && before
    ? [line, { tag: 'path', classes: ['block', `fill-${tone}`], at: { d: headPath(before, tip, weight * 2.2) } }]
    : [line]
}

function headPath(before: Point, tip: Point, size: number): string {
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
  const side = (turn: number): Point => ({
    x: tip.x - size * 1.8 * Math.cos(angle + turn),
    y: tip.y - size * 1.8 * Math.sin(angle + turn),
  })
  const ahead = { x: tip.x + size * 0.4 * Math.cos(angle), y: tip.y + size * 0.4 * Math.sin(angle) }
  return `M${place(ahead)}L${place(side(0.5))}L${place(side(-0.5))}Z`
}

function flowPath({ from, to }: Flow): string {
  const middle = (from.y + to.y) / 2
  const down = (start: number, end: number) =>
    `${short(start)} ${short(middle)} ${short(end)} ${short(middle)} ${short(end)} ${short(to.y)}`
  const up = `${short(to.end)} ${short(middle)} ${short(from.end)} ${short(middle)} ${short(from.end)} ${short(from.y)}`
  return `M${short(from.start)} ${short(from.y)}C${down(from.start, to.start)}H${short(to.end)}C${up}Z`
}

function labelPart({ words, x, y, anchor, tone, isFine, isStrong, isUpright }: Label): SvgPart {
  return {
    tag: 'text',
    classes: ['words', `at-${anchor}`, `fill-${tone}`, ...(isFine ? ['fine'] : []), ...(isStrong ? ['strong'] : [])],
    at: isUpright ? { transform: `translate(${place({ x, y })}) rotate(-90)` } : { x: short(x), y: short(y) },
    words,
  }
}
