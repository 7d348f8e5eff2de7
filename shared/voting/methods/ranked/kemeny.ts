import type { Duels } from './duels.ts'
import { certainOrder, type Layers } from './layers.ts'

/** More and the table of all subsets, and a person's patience, would not hold. */
export const MOST_KEMENY_ITEMS = 8
/** Of several best orders so many are told. */
const MOST_ORDERS = 24

export interface KemenyOrders {
  /** Σ above[earlier][later] of every best order. */
  readonly score: bigint
  readonly orders: Layers
  readonly order: Layers
}

/** Kemeny 1959: the orders that agree with the most duels; by the best score for every set of items put first. */
export function kemenyOrders(duels: Duels): KemenyOrders {
  const items = Array.from({ length: duels.size }, (_, item) => item)
  const everything = 2 ** duels.size - 1
  /** What an item gains when it follows `before`: its duels with all that come later. */
  const gain = (before: number, item: number) =>
    items.reduce((sum, other) => (other === item || has(before, other) ? sum : sum + duels.above(item, other)), 0n)
  const rest = Array.from({ length: everything + 1 }, () => 0n) // the best that can still be gained behind each set
  for (let before = everything - 1; before >= 0; before--)
    rest[before] = items.reduce((best, item) => {
      if (has(before, item)) return best
      const reached = gain(before, item) + (rest[before | (1 << item)] ?? 0n)
      return reached > best ? reached : best
    }, -1n)
  const bestAfter = (before: number) =>
    items.filter(
      (item) => !has(before, item) && gain(before, item) + (rest[before | (1 << item)] ?? 0n) === rest[before],
    )
  const isSometimesBefore = new Set<number>()
  const seen = new Set([0])
  for (const before of seen)
    for (const item of bestAfter(before)) {
      for (const other of items)
        if (other !== item && !has(before, other)) isSometimesBefore.add(item * duels.size + other)
      seen.add(before | (1 << item))
    }
  const isBefore = (a: number, b: number) => !isSometimesBefore.has(b * duels.size + a)
  return { score: rest[0] ?? 0n, orders: ordersFrom(bestAfter, everything), order: certainOrder(items, isBefore) }
}

const has = (set: number, item: number) => ((set >> item) & 1) === 1

function ordersFrom(bestAfter: (before: number) => readonly number[], everything: number): Layers {
  const orders: (readonly number[])[] = []
  const extend = (order: readonly number[], before: number): void => {
    if (orders.length === MOST_ORDERS) return
    if (before === everything) orders.push(order)
    else for (const item of bestAfter(before)) extend([...order, item], before | (1 << item))
  }
  extend([], 0)
  return orders
}
