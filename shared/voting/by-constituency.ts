import { exactly, roughly, tieGroups } from './methods/order.ts'
import type { Items, MethodCount, TieGroups, WeighedNumbers } from './methods/method.ts'
import { type Counting, weighedBy } from './counting.ts'
import type { ItemResult, MethodBallot, MethodDetail } from './methods.ts'
import { suppress } from './privacy.ts'
import { toNumber } from './fraction.ts'
import { kendallW, meanShares, midRanks, rankSums } from './statistics/rank-agreement.ts'

/** The result of each kind of organisation, and of the kinds as equals (James Lind Alliance; VOTING.md §4). */
export interface ByConstituency {
  /** Each kind that is large enough to be told; `rest` is all the others together, unnamed. */
  readonly groups: readonly GroupResult[]
  readonly rest?: GroupOrder
  /** Whether somebody belongs to no kind, or to kinds of fewer than three together; they are not counted here. */
  readonly leavesOut: boolean
  /** The kinds' places added up, lowest first. The sums are told only where every kind is large enough. */
  readonly rankSum: GroupOrder & { readonly sums?: Readonly<Record<string, number>> }
  /** Where sums are shared out: the mean of the kinds' shares, highest first. */
  readonly meanShare?: GroupOrder & { readonly shares?: Readonly<Record<string, number>> }
  /** How far the kinds that are told agree (Kendall's W): 1 all alike, 0 not at all. */
  readonly agreement?: number
}

export interface GroupOrder {
  readonly order: TieGroups
  /** Whether the order is that of the person count. */
  readonly same: boolean
}

export interface GroupResult extends GroupOrder {
  readonly group: string
  /** Means and sums of items of which no kind's may stay hidden. */
  readonly items?: Readonly<Record<string, WeighedNumbers>>
}

/**
 * The least that has a voice among the kinds; smaller ones join `OTHER`. Where that is smaller still it has none: beside
 * the count of everybody, the places of all kinds added up would say how its one or two people voted.
 */
const LEAST = 3
const OTHER = 'other'
/** Nobody's kind: a cell of the head-count like any other, but not a voice. */
const NONE = ''

type Counted = MethodCount<ItemResult, MethodDetail>
type Cell = readonly [group: string, ballots: readonly MethodBallot[]]

/** `hasOtherNumbers`: another weighting of the same ballots is told in numbers already. */
export function countByConstituency(whole: Counting, hasOtherNumbers: boolean): ByConstituency | undefined {
  const { method, config, items, counted, k } = whole
  const cells = cellsOf(whole.given)
  const isVoice = ([group, { length }]: Cell) => group !== NONE && length >= LEAST
  const voices = [...cells].filter(isVoice).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (method.hasOrder === false || voices.length < 2) return undefined
  const count = (ballots: readonly MethodBallot[]): Counted => method.count(ballots, config, items)
  const counts = new Map(voices.map(([group, ballots]) => [group, count(ballots)]))
  const { hidden, shown } = suppress(Object.fromEntries([...cells].map(([group, { length }]) => [group, length])), k)
  const told = [...counts].filter(([group]) => Object.hasOwn(shown, group))
  const rest = [...cells].flatMap(([group, ballots]) => (group !== NONE && hidden.includes(group) ? ballots : []))
  const orderOf = ({ order }: Counted): GroupOrder => ({ order, same: isSame(order, counted.order) })
  const numbers = hidden.length === 0 && !hasOtherNumbers ? numbersToTell(whole, counts, cells.get(NONE)) : []
  return {
    groups: told.map(([group, own]) => ({
      group,
      ...orderOf(own),
      ...(numbers.length > 0 && { items: pick(own, numbers, weighedBy(whole, numbers.length < items.length)) }),
    })),
    ...(rest.length >= k && { rest: orderOf(count(rest)) }),
    leavesOut: cells.size > voices.length,
    rankSum: rankSumOf([...counts.values()], whole, hidden.length === 0),
    ...(method.amount && { meanShare: meanShareOf([...counts.values()], whole, numbers.length === items.length) }),
    ...agreementOf(
      told.map(([, own]) => own),
      items,
    ),
  }
}

/** Ballots by kind; kinds of fewer than three join the others. */
function cellsOf(given: Counting['given']): ReadonlyMap<string, readonly MethodBallot[]> {
  const byGroup = new Map<string, MethodBallot[]>()
  const put = (group: string, ...ballots: readonly MethodBallot[]) => {
    const own = byGroup.get(group)
    if (own) own.push(...ballots)
    else byGroup.set(group, [...ballots])
  }
  for (const { ballot, group } of given) put(group ?? NONE, ballot)
  for (const [group, ballots] of byGroup)
    if (group !== NONE && group !== OTHER && ballots.length < LEAST) {
      byGroup.delete(group)
      put(OTHER, ...ballots)
    }
  return byGroup
}

/** Items whose numbers may be told for every kind, and whose numbers the whole less the kinds gives away of nobody. */
function numbersToTell(
  { method, config, items, hidden, k }: Counting,
  counts: ReadonlyMap<string, Counted>,
  without: readonly MethodBallot[] | undefined,
): Items {
  const all = [...counts.values(), ...(without ? [method.count(without, config, items)] : [])]
  const concealed = new Set([...hidden, ...all.flatMap((own) => method.placeOnly(own, k, config))])
  return items.filter((item) => !concealed.has(item))
}

function rankSumOf(counts: readonly Counted[], { items, counted }: Counting, isOpen: boolean) {
  const sums = new Map(
    rankSums(
      counts.map(({ order }) => order),
      items,
    ).map((sum, at) => [items[at] ?? '', sum]),
  )
  const ranked = items.filter((item) => !counted.unranked.includes(item))
  const order = tieGroups(
    ranked,
    roughly((item) => -(sums.get(item) ?? 0)),
  )
  return { order, same: isSame(order, counted.order), ...(isOpen && { sums: Object.fromEntries(sums) }) }
}

function meanShareOf(counts: readonly Counted[], { method, items, counted }: Counting, isOpen: boolean) {
  const amounts = counts.map((own) =>
    items.map((item) => {
      const one = own.items[item]
      return one ? (method.amount?.(one) ?? 0) : 0
    }),
  )
  const shares = new Map(meanShares(amounts).map((share, at) => [items[at] ?? '', share]))
  const ranked = items.filter((item) => !counted.unranked.includes(item))
  const order = tieGroups(
    ranked,
    exactly((item) => shares.get(item) ?? { top: 0n, bottom: 1n }),
  )
  const told = Object.fromEntries([...shares].map(([item, share]) => [item, toNumber(share)]))
  return { order, same: isSame(order, counted.order), ...(isOpen && { shares: told }) }
}

function agreementOf(told: readonly Counted[], items: Items): { readonly agreement?: number } {
  const w = told.length > 1 ? kendallW(told.map(({ order }) => midRanks(order, items))) : null
  return w === null ? {} : { agreement: w }
}

const pick = <To>({ items }: Counted, names: Items, tell: (item: ItemResult) => To): Readonly<Record<string, To>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const item = items[name]
      return item ? [[name, tell(item)]] : []
    }),
  )

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
