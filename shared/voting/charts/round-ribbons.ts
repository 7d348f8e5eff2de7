import type { Flow, Mark, Stretch } from './marks.ts'
import type { RoundRow } from './round-flows.ts'

/** What stays and what is passed on between one count and the next. */
export function flowMarks(row: RoundRow, next: RoundRow | undefined): readonly Mark[] {
  if (!next) return []
  const { from, to } = row.counted
  const stays = [...row.stretches].flatMap(([id, { start }]): Flow[] => {
    const after = next.stretches.get(id)
    const own = row.stretches.get(id)
    if (!after || !own) return []
    const passed = from.find((one) => one.id === id)?.votes ?? 0
    const width = own.end - own.start - passed * row.unit
    return width > 0.5
      ? [
          {
            shape: 'flow',
            from: { start, end: start + width, y: row.bottom },
            to: { start: after.start, end: after.start + width, y: next.top },
            tone: 'step-1',
            isFaint: true,
          },
        ]
      : []
  })
  const sources = from.map(({ id, votes }): Stretch => {
    const end = row.stretches.get(id)?.end ?? 0
    return { start: end - votes * row.unit, end, y: row.bottom }
  })
  const goals = to.map(({ id, votes }): Stretch => {
    const end = next.stretches.get(id)?.end ?? 0
    return { start: end - votes * next.unit, end, y: next.top }
  })
  const [only] = sources
  if (!only) return stays
  const pool = sources.length === 1 ? only : poolOf(sources, (row.bottom + next.top) / 2)
  return [
    ...stays,
    ...(sources.length === 1 ? [] : between(pool, sources).map(([start, end]) => passing(end, start))),
    ...between(pool, goals).map(([start, end]) => passing(start, end)),
  ]
}

const passing = (from: Stretch, to: Stretch): Flow => ({ shape: 'flow', from, to, tone: 'step-3' })

/** Several who leave together: their votes are one before they go on, for more is not known. */
function poolOf(sources: readonly Stretch[], y: number): Stretch {
  const width = sources.reduce((sum, { start, end }) => sum + end - start, 0)
  const middle = sources.reduce((sum, { start, end }) => sum + (start + end) / 2, 0) / sources.length
  return { start: middle - width / 2, end: middle + width / 2, y }
}

/** Parts of one stretch, side by side, each as wide as what it belongs to. */
function between(pool: Stretch, others: readonly Stretch[]): readonly (readonly [Stretch, Stretch])[] {
  let start = pool.start
  return others.map((other) => {
    const part = { start, end: start + other.end - other.start, y: pool.y }
    start = part.end
    return [part, other] as const
  })
}
