import type { CriterionResult, ValueGapItem } from '../methods/value-gap.ts'
import { line, type Mark } from './marks.ts'
import { type Canvas, type Disc, placeOf } from './scatter-geometry.ts'

/** Where discs stood the round before, and a thread to its true place for a disc that had to give way. */
export function traceMarks(
  canvas: Canvas,
  discs: readonly Disc[],
  before: ReadonlyMap<string, ValueGapItem> | undefined,
): readonly Mark[] {
  const tails = discs.flatMap(({ id, centre }): readonly Mark[] => {
    const was = before?.get(id)
    if (was?.value.mean == null || was.gap.mean == null) return []
    const from = placeOf(canvas, { value: was.value.mean, gap: was.gap.mean })
    return [
      line(from, centre, 2, 'step-2'),
      { shape: 'dot', ...from, radius: 4, tone: 'card' },
      { shape: 'dot', ...from, radius: 4, tone: 'accent', isOpen: true },
    ]
  })
  const threads = discs
    .filter(({ home, centre }) => Math.hypot(home.x - centre.x, home.y - centre.y) > 1)
    .map(({ home, centre }) => line(home, centre, 1.5, 'accent'))
  return [...tails, ...threads]
}

/** Spans the middle half of a question's answers, moved with its disc where that had to give way to another. */
export function crossMarks(canvas: Canvas, { home, centre }: Disc, item: ValueGapItem): readonly Mark[] {
  const [value, gap] = [middleHalf(item.value), middleHalf(item.gap)]
  if (!value || !gap) return []
  const low = placeOf(canvas, { value: value.q1, gap: gap.q1 })
  const high = placeOf(canvas, { value: value.q3, gap: gap.q3 })
  const [x, y] = [centre.x - home.x, centre.y - home.y]
  return [
    line({ x: low.x + x, y: centre.y }, { x: high.x + x, y: centre.y }, 5, 'step-2'),
    line({ x: centre.x, y: low.y + y }, { x: centre.x, y: high.y + y }, 5, 'step-2'),
  ]
}

const middleHalf = ({ q1, q3 }: CriterionResult) => (q1 == null || q3 == null ? undefined : { q1, q3 })
