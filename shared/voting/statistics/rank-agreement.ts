import { addPart, type Fraction, type Parts, sumOf } from '../fraction.ts'

type TieGroups = readonly (readonly string[])[]

/** Places with ties in the middle of what they share (1, 2½, 2½, 4); what has no rank shares the last places. */
export function midRanks(order: TieGroups, items: readonly string[]): readonly number[] {
  const ranks = new Map<string, number>()
  const ranked = new Set(order.flat())
  for (const group of [...order, items.filter((item) => !ranked.has(item))]) {
    const rank = ranks.size + (group.length + 1) / 2
    for (const item of group) ranks.set(item, rank)
  }
  return items.map((item) => ranks.get(item) ?? Number.NaN)
}

/** What each item's places add up to over several orders, whether of groups of people or of tables. Halves are exact. */
export function rankSums(orders: readonly TieGroups[], items: readonly string[]): readonly number[] {
  const ranks = orders.map((order) => midRanks(order, items))
  return items.map((_, at) => ranks.reduce((sum, own) => sum + (own[at] ?? 0), 0))
}

/** The mean over groups of what an item has of its group's whole; a group that gave nothing has no shares. */
export function meanShares(amounts: readonly (readonly number[])[]): readonly Fraction[] {
  const wholes = amounts.map((own) => own.reduce((sum, one) => sum + one, 0))
  const giving = amounts.flatMap((own, at) => ((wholes[at] ?? 0) > 0 ? [{ own, whole: wholes[at] ?? 0 }] : []))
  return (amounts[0] ?? []).map((_, item) => {
    const parts: Parts = new Map()
    for (const { own, whole } of giving) addPart(parts, whole * giving.length, own[item] ?? 0)
    return sumOf(parts)
  })
}

/** How far several orders agree (Kendall 1939): 1 all alike, 0 none. `ranks` by order, then by item, with mid-ranks. */
export function kendallW(ranks: readonly (readonly number[])[]): number | null {
  const [m, n] = [ranks.length, ranks[0]?.length ?? 0]
  const sums = Array.from({ length: n }, (_, item) => ranks.reduce((sum, own) => sum + (own[item] ?? 0), 0))
  const mean = (m * (n + 1)) / 2
  const spread = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0)
  const ties = ranks.reduce((total, own) => total + tiesIn(own), 0)
  const most = m * m * (n ** 3 - n) - m * ties
  return most > 0 ? (12 * spread) / most : null
}

/** Σ(t³-t) over the groups of t equal ranks. */
function tiesIn(ranks: readonly number[]): number {
  const sizes = new Map<number, number>()
  for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1)
  return [...sizes.values()].reduce((total, size) => total + size ** 3 - size, 0)
}

/** How far two orders agree, ties allowed (Kendall 1945): 1 the same, -1 reversed; null when one has only ties. */
export function tauB(x: readonly number[], y: readonly number[]): number | null {
  let [agree, apartX, apartY] = [0, 0, 0]
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++) {
      const [inX, inY] = [Math.sign((x[i] ?? 0) - (x[j] ?? 0)), Math.sign((y[i] ?? 0) - (y[j] ?? 0))]
      agree += inX * inY
      apartX += Math.abs(inX)
      apartY += Math.abs(inY)
    }
  const most = Math.sqrt(apartX * apartY)
  return most > 0 ? agree / most : null
}
