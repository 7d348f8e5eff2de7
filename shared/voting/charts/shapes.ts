import { line, type Mark, type Point, type Tone } from './marks.ts'

/** A square on its corner, open so that what lies under it is seen. */
export function diamond({ x, y }: Point, size: number): readonly Mark[] {
  const points = [
    { x, y: y - size },
    { x: x + size, y },
    { x, y: y + size },
    { x: x - size, y },
    { x, y: y - size },
    { x: x + size, y },
  ]
  const edge = (weight: number, tone: Tone): Mark => ({ shape: 'stroke', points, tone, weight })
  return [edge(size * 0.9, 'card'), edge(size * 0.4, 'ink')]
}

/** A line with an end on either side, seen on the bar and off it. */
export function spanMarks([low, high]: readonly [number, number], y: number, em: number): readonly Mark[] {
  const ends = (weight: number, tone: 'card' | 'ink') => [
    line({ x: low, y }, { x: high, y }, weight, tone),
    ...[low, high].map((x) => line({ x, y: y - em * 0.28 }, { x, y: y + em * 0.28 }, weight, tone)),
  ]
  return [...ends(em * 0.28, 'card'), ...ends(em * 0.125, 'ink')]
}
