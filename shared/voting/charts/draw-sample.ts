import { type Drawing, type Mark, type Point, type Tone, tick } from './marks.ts'
import type { KeyEntry, Shape } from './plan.ts'
import { diamond, spanMarks } from './shapes.ts'

/** What an entry of the key means, drawn as large as a letter or two. */
export function drawSample({ sample }: KeyEntry, em: number): Drawing {
  const [width, height] = [em * 1.5, em]
  const middle = { x: width / 2, y: height / 2 }
  return { width, height, marks: isShape(sample) ? SHAPES[sample](em, middle) : [patch(sample, em)] }
}

const SHAPES: Readonly<Record<Shape, (em: number, middle: Point) => readonly Mark[]>> = {
  dot: (em, middle) => [{ shape: 'dot', ...middle, radius: em * 0.25, tone: 'accent' }],
  'open dot': (em, middle) => [{ shape: 'dot', ...middle, radius: em * 0.25, tone: 'accent', isOpen: true }],
  diamond: (em, middle) => diamond(middle, em * 0.3),
  tick: (em, { x, y }) => tick(x, y - em * 0.5, y + em * 0.5, em * 0.15),
  span: (em, { x, y }) => spanMarks([x - em * 0.65, x + em * 0.65], y, em),
  half: (em, { y }) => [
    { shape: 'rect', x: 0, y: y - em * 0.25, width: em * 1.5, height: em * 0.5, tone: 'step-1', round: em * 0.25 },
  ],
}

const isShape = (sample: Shape | Tone): sample is Shape => Object.hasOwn(SHAPES, sample)

const patch = (tone: Tone, em: number): Mark => ({
  shape: 'rect',
  x: em * 0.25,
  y: 0,
  width: em,
  height: em,
  tone,
  round: em * 0.2,
  edge: 'control',
})
