import type { ItemResult } from '#shared/voting/methods.ts'
import type { PollResult } from '#shared/voting/count.ts'
import type { TieGroups, Warning } from '#shared/voting/methods/method.ts'
import type { Asked } from './asked.ts'

/** One question's line in a result. */
export interface ResultRow<Item = ItemResult> extends Asked {
  /** 1 for the first; two of the same place both have it. Undefined when nothing usable was answered. */
  readonly rank: number | undefined
  /** "1", "2=", "–". */
  readonly rankWords: string
  /** Undefined when only the place may be told. */
  readonly item: Item | undefined
  readonly flags: readonly Warning[]
}

/** A result's questions, best first; those without a rank stand last. */
export function rowsOf(
  result: Pick<PollResult, 'items' | 'order' | 'unranked' | 'flags'>,
  asked: readonly Asked[],
): readonly ResultRow[] {
  const places = placesIn(result.order ?? [])
  const byId = new Map<string, Asked>(asked.map((one) => [one.id, one]))
  return [...(result.order ?? []).flat(), ...(result.unranked ?? [])].flatMap((id) => {
    const one = byId.get(id)
    const item = result.items?.[id]
    const place = places.get(id)
    if (!one) return []
    return {
      ...one,
      rank: place?.rank,
      rankWords: place?.words ?? '–',
      item: item === undefined || 'suppressed' in item ? undefined : item,
      flags: result.flags?.[id] ?? [],
    }
  })
}

/** Whether there is an order at all; a method that only sets answers side by side gives no places. */
export const haveOrder = (rows: readonly ResultRow[]): boolean => rows.some(({ rank }) => rank !== undefined)

export interface Place {
  readonly rank: number
  readonly words: string
}

/** Competition ranks: 1, 2=, 2=, 4. */
export function placesIn(order: TieGroups): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const group of order) {
    const rank = places.size + 1
    for (const id of group) places.set(id, { rank, words: group.length > 1 ? `${rank}=` : String(rank) })
  }
  return places
}
