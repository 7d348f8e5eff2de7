import { itemGate } from '../../privacy.ts'
import { behindOf, hiddenBefore } from '../behind.ts'
import type { MethodCount } from '../method.ts'
import type { RankedConfig, RankedDetail, RankedItem } from '../ranked.ts'

type RankedCount = MethodCount<RankedItem, RankedDetail>
type Square = NonNullable<RankedDetail['pairwise']>

/** Of more items no table of pairs is told: nobody reads it, and everybody would have to load it. */
const MOST_TOLD = 40

/**
 * Items that fewer than k ballots rank. Where unranked says nothing, also the less ranked of two that fewer than k
 * ballots compare. All figures add up over items, so at least two are hidden, and k ballots stand behind them.
 */
export function placeOnly(counted: RankedCount, k: number, { unranked }: RankedConfig): readonly string[] {
  const { items, detail } = counted
  const rising = Object.entries(items)
    .map(([item, result]) => ({ item, n: result.n ?? 0 }))
    .toSorted((a, b) => a.n - b.n)
  const hidden = new Set(rising.filter(({ n }) => itemGate(n, k) === 'place_only').map(({ item }) => item))
  if (unranked === 'ignored' && detail?.pairwise) hideThinPairs(detail.pairwise, rising, k, hidden)
  const before = hiddenBefore(counted)
  if (hidden.size + before.items === 0) return []
  const held = () => rising.reduce((sum, { item, n }) => (hidden.has(item) ? sum + n : sum), before.ballots)
  for (const { item } of rising) if (hidden.size + before.items < 2 || held() < k) hidden.add(item)
  return rising.map(({ item }) => item).filter((item) => hidden.has(item))
}

function hideThinPairs(
  pairwise: Square,
  rising: readonly { readonly item: string; readonly n: number }[],
  k: number,
  hidden: Set<string>,
): void {
  for (const [at, { item: fewer }] of rising.entries())
    for (const { item: more } of rising.slice(at + 1)) {
      const compared = (pairwise[fewer]?.[more] ?? 0) + (pairwise[more]?.[fewer] ?? 0)
      if (!hidden.has(fewer) && !hidden.has(more) && itemGate(compared, k) === 'place_only') hidden.add(fewer)
    }
}

/**
 * Who stands before whom is told of all; duels only between items that are not hidden. No figure that reaches over all
 * duels is told while an item is hidden: with the duels that are told it would give back the others.
 */
export function tellDetail(counted: RankedCount, hidden: ReadonlySet<string>, k: number): Partial<RankedDetail> {
  const { items, detail } = counted
  if (!detail) return {}
  const { pairwise, paths, scores, worst, score, rounds, condorcetWinner, behind: _, ...order } = detail
  const isTable = Object.keys(items).length <= MOST_TOLD
  return {
    ...order,
    ...behindOf(counted, hidden, k, ({ n }) => n),
    ...(typeof condorcetWinner === 'string' && { condorcetWinner }),
    ...(pairwise && isTable && { pairwise: besides(pairwise, hidden, (row) => besides(row, hidden, same)) }),
    ...(hidden.size === 0 && {
      ...(paths && isTable && { paths }),
      ...(scores && { scores }),
      ...(worst && { worst }),
      ...(score !== undefined && { score }),
      ...(rounds && { rounds }),
    }),
  }
}

const same = <T>(one: T) => one

const besides = <From, To>(
  all: Readonly<Record<string, From>>,
  hidden: ReadonlySet<string>,
  tell: (one: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([item]) => !hidden.has(item))
      .map(([item, one]) => [item, tell(one)]),
  )
