import { rememberedPair } from '../../../kit/remembered.ts'
import { compare, type Fraction, reduced } from '../../fraction.ts'
import { charged, filled, type Kind, priceOf, type Purses, pursesText } from './purses.ts'

/** What is to be decided, items by their place. */
export interface Purchase {
  readonly kinds: readonly Kind[]
  /** How many of `mass` are one voice. */
  readonly unit: bigint
  readonly costs: readonly number[]
  readonly utility: 'cost' | 'count'
  /** Narrows a tie to who is funded first under the tie policy; all of them when it has nothing to say. */
  readonly firstOf: (tied: readonly number[]) => readonly number[]
}

export interface Bought {
  readonly item: number
  /** ρ: the price of one unit of utility. */
  readonly rho: Fraction
  /** What each supporter pays at most. */
  readonly price: Fraction
}

/** All that may be funded when each voice holds so much. */
export interface Funding {
  /** What is funded at each end that ties allow. */
  readonly ends: readonly (readonly number[])[]
  /** What is funded whatever ties do, as far as it is known when: what stands together came in an order that a tie leaves open. */
  readonly layers: readonly (readonly Bought[])[]
}

/** How many ends a tie may lead to; with more nothing is decided (VOTING.md §1.7). */
const MOST_ENDS = 1_024

interface Spending {
  readonly purses: Purses
  readonly bought: readonly Bought[]
  /** What may still be affordable, each with its last price of utility: money only falls, so prices only rise. */
  readonly open: readonly { readonly item: number; readonly floor: Fraction }[]
}

/** By item, the kinds that approve it; the same for every holding that is tried. */
const supportersIn = rememberedPair(
  (kinds: readonly Kind[], costs: readonly number[]): readonly (readonly number[])[] => {
    const supporters: number[][] = costs.map(() => [])
    for (const [kind, { approved }] of kinds.entries()) for (const item of approved) supporters[item]?.push(kind)
    return supporters
  },
)

/** Follows every branch of a tie to its end; undefined when there are too many. */
export function fundingOf(purchase: Purchase, holding: Fraction): Funding | undefined {
  const supportersOf = supportersIn(purchase.kinds, purchase.costs)
  const start: Spending = {
    purses: filled(purchase.kinds, holding),
    bought: [],
    open: supportersOf.flatMap((supporters, item) => (supporters.length > 0 ? [{ item, floor: NOTHING }] : [])),
  }
  const ends: (readonly number[])[] = []
  const layers: (readonly Bought[])[] = []
  let waiting: readonly Spending[] = [start]
  while (waiting.length > 0) {
    const after = waiting.flatMap((spending) => {
      const next = step(spending, purchase, supportersOf)
      if (next.length === 0) ends.push(spending.bought.map(({ item }) => item))
      return next
    })
    waiting = after.length > 1 ? merged(after) : after
    if (waiting.length + ends.length > MOST_ENDS) return undefined
    const [only] = waiting
    if (only && waiting.length === 1 && ends.length === 0)
      layers.push(only.bought.slice(layers.flat().length).toSorted((a, b) => a.item - b.item))
  }
  return { ends, layers }
}

/** Branches that bought the same and left the same in every purse go on as one. */
const merged = (spendings: readonly Spending[]): readonly Spending[] => [
  ...new Map(spendings.map((one) => [keyOf(one), one])).values(),
]

const NOTHING: Fraction = { top: 0n, bottom: 1n }

const keyOf = ({ bought, purses }: Spending) =>
  `${bought
    .map(({ item }) => item)
    .toSorted((a, b) => a - b)
    .join()} ${pursesText(purses)}`

function step(
  { purses, bought, open }: Spending,
  purchase: Purchase,
  supportersOf: readonly (readonly number[])[],
): readonly Spending[] {
  const priced: (Bought & { readonly floor: Fraction })[] = []
  const later: { item: number; floor: Fraction }[] = []
  let best: Fraction | undefined
  for (const { item, floor } of open.toSorted((a, b) => compare(a.floor, b.floor))) {
    if (best && compare(floor, best) > 0) {
      later.push({ item, floor }) // no cheaper than before, so not the cheapest now
      continue
    }
    const cost = BigInt(purchase.costs[item] ?? 0)
    const price = priceOf(purses, purchase.kinds, supportersOf[item] ?? [], cost * purchase.unit)
    if (!price) continue
    const gain = purchase.utility === 'cost' ? cost : 1n
    const rho = reduced({ top: price.top, bottom: price.bottom * gain * purses.parts })
    priced.push({ item, rho, price, floor: rho })
    if (!best || compare(rho, best) < 0) best = rho
  }
  if (!best) return []
  const cheapest = priced.filter(({ rho }) => compare(rho, best) === 0)
  return chosen(cheapest, purchase, supportersOf).map((one) => ({
    purses: charged(purses, supportersOf[one.item] ?? [], one.price),
    bought: [
      ...bought,
      { item: one.item, rho: one.rho, price: reduced({ ...one.price, bottom: one.price.bottom * purses.parts }) },
    ],
    open: [...priced.filter(({ item }) => item !== one.item), ...later],
  }))
}

/** Among the equally cheap those with most supporters, then the tie policy. */
function chosen(
  cheapest: readonly Bought[],
  { kinds, firstOf }: Purchase,
  supportersOf: readonly (readonly number[])[],
) {
  if (cheapest.length < 2) return cheapest
  const backing = (item: number) =>
    (supportersOf[item] ?? []).reduce((sum, kind) => sum + (kinds[kind]?.mass ?? 0n), 0n)
  const most = cheapest.reduce((so, { item }) => (backing(item) > so ? backing(item) : so), 0n)
  const tied = cheapest.filter(({ item }) => backing(item) === most)
  const first = firstOf(tied.map(({ item }) => item))
  return tied.filter(({ item }) => first.includes(item))
}
