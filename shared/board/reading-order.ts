import { must } from '../kit/assert.ts'
import type { Stickies } from './doc.ts'
import { BARRIER_ROOTS, type BarrierRoot } from './kinds.ts'
import type { Sticky } from './shape.ts'

/** Barriers by kind, then what is not a barrier. `combination` holds barriers of several kinds, `unsorted` of none. */
export const GROUPS = [...BARRIER_ROOTS, 'combination', 'unsorted', 'opportunity', 'idea', 'note'] as const
export type GroupName = (typeof GROUPS)[number]

export interface Entry {
  readonly id: string
  /** Opportunities that answer this barrier and stand under it. */
  readonly answeredBy: readonly string[]
}

export interface Group {
  readonly name: GroupName
  readonly entries: readonly Entry[]
}

/** The kinds of a barrier without their parts: two parts of one kind are one kind. */
export const rootsOf = ({ barrierKinds = [] }: Pick<Sticky, 'barrierKinds'>): readonly BarrierRoot[] =>
  BARRIER_ROOTS.filter((root) => barrierKinds.some((kind) => kind === root || kind.startsWith(`${root}.`)))

export function groupOf(sticky: Sticky): GroupName {
  if (sticky.kind !== 'barrier') return sticky.kind
  const [root, ...more] = rootsOf(sticky)
  return more.length > 0 ? 'combination' : (root ?? 'unsorted')
}

/** As the eye reads the map: from the top, and from the left in a row; the same on every device. */
export function readingOrder(stickies: Stickies): readonly string[] {
  return [...stickies]
    .toSorted(
      (
        [
          a,
          {
            pos: [ax, ay],
          },
        ],
        [
          b,
          {
            pos: [bx, by],
          },
        ],
      ) => ay - by || ax - bx || (a < b ? -1 : 1),
    )
    .map(([id]) => id)
}

/** The whole board as an outline. An opportunity stands once: under the first barrier it answers that is shown. */
export function outlineOf(stickies: Stickies): readonly Group[] {
  const alone = new Map<GroupName, string[]>()
  const underBarrier = new Map<string, string[]>()
  for (const id of readingOrder(stickies)) {
    const sticky = must(stickies.get(id), `the sticky ${id}`)
    const barrier = hostOf(sticky, stickies)
    if (barrier === undefined) push(alone, groupOf(sticky), id)
    else push(underBarrier, barrier, id)
  }
  return GROUPS.map((name) => ({
    name,
    entries: (alone.get(name) ?? []).map((id) => ({ id, answeredBy: underBarrier.get(id) ?? [] })),
  }))
}

const hostOf = ({ kind, answers = [] }: Sticky, stickies: Stickies): string | undefined =>
  kind === 'opportunity' ? answers.find((barrier) => stickies.get(barrier)?.kind === 'barrier') : undefined

function push<K>(lists: Map<K, string[]>, key: K, id: string) {
  lists.set(key, [...(lists.get(key) ?? []), id])
}
