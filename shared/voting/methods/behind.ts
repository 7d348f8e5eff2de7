import type { MethodCount } from './method.ts'

/** Told by methods whose numbers add up over items: what is hidden must have enough ballots behind it. */
export interface Behind {
  /** How many ballots stand behind the items of which only the place is told, added up; absent below k. */
  readonly behind?: number
}

/** What a count lacks because a smaller threshold hid it: how many items, and how many ballots stand behind them. */
export function hiddenBefore({ items, order, unranked, detail }: MethodCount<unknown, Behind>) {
  const lacking = order.flat().length + unranked.length - Object.keys(items).length
  return { items: lacking, ballots: detail?.behind ?? 0 }
}

/** Hidden cells are told merged (VOTING.md §5.2), so that a stricter gate knows how much hides them. */
export function behindOf<Item>(
  counted: MethodCount<Item, Behind>,
  hidden: ReadonlySet<string>,
  k: number,
  ballotsOf: (item: Item) => number,
): Behind {
  const newly = Object.entries(counted.items).filter(([item]) => hidden.has(item))
  const behind = newly.reduce((sum, [, item]) => sum + ballotsOf(item), hiddenBefore(counted).ballots)
  return hidden.size > 0 && behind >= k ? { behind } : {}
}
