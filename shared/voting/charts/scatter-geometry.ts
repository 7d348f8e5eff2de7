/** Where things stand in the value × gap chart. Pure, in pixels, so that screen and printed report agree. */

export interface Canvas {
  readonly width: number
  readonly height: number
  /** Room at the left and below for the names of the axes. */
  readonly left: number
  readonly below: number
  /** The diameter of a disc. */
  readonly disc: number
  /** Both axes run from 1 to this. */
  readonly scale: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Point {
  readonly id: string
  readonly value: number
  readonly gap: number
}

export interface Disc {
  readonly id: string
  /** Where the numbers put it. */
  readonly home: Place
  /** Where it is drawn, so that no disc hides another. */
  readonly centre: Place
}

/** The rectangle between the axes. */
export const plotOf = ({ width, height, left, below }: Canvas) => ({
  left,
  top: 0,
  right: width,
  bottom: height - below,
})

/** x is the gap, y the value, both inset by half a disc so that the ends of the scale lie inside. */
export function placeOf(canvas: Canvas, { value, gap }: Omit<Point, 'id'>): Place {
  const { left, top, right, bottom } = plotOf(canvas)
  const inset = canvas.disc / 2 + 2
  const share = (mean: number) => (mean - 1) / (canvas.scale - 1)
  return {
    x: left + inset + share(gap) * (right - left - 2 * inset),
    y: bottom - inset - share(value) * (bottom - top - 2 * inset),
  }
}

const ROUNDS = 400
/** The angle that spreads points which lie in one place evenly round it. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5))
const BETWEEN = 2

/** Discs pushed apart just so far that none covers another; one that stands alone stays where its numbers put it. */
export function discsIn(points: readonly Point[], canvas: Canvas): readonly Disc[] {
  const homes = points.map((point) => placeOf(canvas, point))
  const centres = homes.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < ROUNDS; round++) {
    if (!pushApart(centres, canvas.disc + BETWEEN)) break
    for (const centre of centres) keepInside(centre, canvas)
  }
  return points.map(({ id }, at) => {
    const home = homes[at] ?? { x: 0, y: 0 }
    return { id, home, centre: centres[at] ?? home }
  })
}

type Movable = { x: number; y: number }

/** One round; says whether anything had to move. */
function pushApart(centres: readonly Movable[], apart: number): boolean {
  let moved = false
  for (const [at, one] of centres.entries())
    for (const [other, two] of centres.entries()) {
      if (other <= at) continue
      const [dx, dy] = [two.x - one.x, two.y - one.y]
      const distance = Math.hypot(dx, dy)
      if (distance >= apart - 0.01) continue
      const angle = distance < 0.01 ? other * GOLDEN : Math.atan2(dy, dx)
      const step = (apart - distance) / 2
      one.x -= Math.cos(angle) * step
      one.y -= Math.sin(angle) * step
      two.x += Math.cos(angle) * step
      two.y += Math.sin(angle) * step
      moved = true
    }
  return moved
}

function keepInside(centre: Movable, canvas: Canvas): void {
  const { left, top, right, bottom } = plotOf(canvas)
  const inset = canvas.disc / 2 + 2
  centre.x = Math.min(right - inset, Math.max(left + inset, centre.x))
  centre.y = Math.min(bottom - inset, Math.max(top + inset, centre.y))
}

export interface Box extends Place {
  readonly width: number
  readonly height: number
}

/** The four parts of the plot round its two lines, as a reader meets them: upper row, then lower. */
export function quadrantsOf(canvas: Canvas, split: Omit<Point, 'id'>): readonly Box[] {
  const { left, top, right, bottom } = plotOf(canvas)
  const { x, y } = placeOf(canvas, split)
  const box = (x1: number, y1: number, x2: number, y2: number) => ({ x: x1, y: y1, width: x2 - x1, height: y2 - y1 })
  return [box(left, top, x, y), box(x, top, right, y), box(left, y, x, bottom), box(x, y, right, bottom)]
}

/** Puts a label into the corner of its quadrant where discs hide least of it; `corners` in order of preference. */
export function labelIn(
  quadrant: Box,
  label: Omit<Box, keyof Place>,
  corners: readonly Corner[],
  discs: readonly Disc[],
  disc: number,
): CornerBox {
  const boxes = corners.map((corner) => cornerOf(quadrant, label, corner))
  const hidden = boxes.map((box) => discs.reduce((sum, { centre }) => sum + overlap(box, centre, disc), 0))
  const best = hidden.indexOf(Math.min(...hidden))
  return boxes[best] ?? { x: quadrant.x, y: quadrant.y, ...label, anchor: 'start' }
}

/** A label's box, with the end that its text should hang from. */
export interface CornerBox extends Box {
  readonly anchor: 'start' | 'end'
}

export type Corner = readonly ['top' | 'bottom', 'left' | 'right']
const PADDING = 8

function cornerOf(quadrant: Box, { width, height }: Omit<Box, keyof Place>, [block, inline]: Corner): CornerBox {
  const x = inline === 'left' ? quadrant.x + PADDING : quadrant.x + quadrant.width - width - PADDING
  const y = block === 'top' ? quadrant.y + PADDING / 2 : quadrant.y + quadrant.height - height - PADDING / 2
  return { x, y, width, height, anchor: inline === 'left' ? 'start' : 'end' }
}

/** The area a disc's square shares with a box. */
export function overlap(box: Box, { x, y }: Place, disc: number): number {
  const half = disc / 2
  const across = Math.min(box.x + box.width, x + half) - Math.max(box.x, x - half)
  const down = Math.min(box.y + box.height, y + half) - Math.max(box.y, y - half)
  return across > 0 && down > 0 ? across * down : 0
}
