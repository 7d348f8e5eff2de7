import { itemGate } from '../../privacy.ts'
import { wilson } from '../../statistics/certainty.ts'
import { hiddenBefore } from '../behind.ts'
import type { Items, MethodCount, Warning } from '../method.ts'
import { hasTie, roughly, tieGroups } from '../order.ts'
import type { PairwiseBallot, PairwiseConfig, PairwiseDetail, PairwiseItem } from '../pairwise.ts'
import { settle } from '../ties.ts'
import { type Comparisons, comparisonsOf, isConnected } from './comparisons.ts'
import { chances, strengths } from './fit.ts'

/** Fits the strengths of all items that were compared at all; the others have no rank. */
export function tally(
  groups: readonly (readonly PairwiseBallot[])[],
  config: PairwiseConfig,
  items: Items,
): MethodCount<PairwiseItem, PairwiseDetail> {
  const answered = comparisonsOf(groups, items)
  const all = [...items.keys()]
  const used = all.filter((item) => answered.voices(item) > 0)
  const fitted = fit(answered, used, config.prior)
  const results = new Map(items.map((item, place) => [item, itemResult(place, answered, used, fitted)]))
  const of = (item: string) => results.get(item) ?? NOTHING
  const ranked = fitted ? used.flatMap((place) => items[place] ?? []) : []
  const before = tieGroups(
    ranked,
    roughly((item) => of(item).chance ?? 0),
  )
  const share = roughly((item) => of(item).wins / Math.max(1, of(item).n))
  const { order, brokenTies } = settle(before, config, items, [share])
  const isJoined = isConnected(used, (a, b) => answered.between(a, b) > 0)
  const isApart = used.length > 0 && (!fitted || !isJoined)
  return {
    items: Object.fromEntries(results),
    order,
    unranked: items.filter((item) => !ranked.includes(item)),
    flags: thinFlags(items, of, groups.filter((group) => group.some(({ pairs }) => pairs.length > 0)).length),
    warnings: [...(hasTie(order) ? ['tie' as const] : []), ...(isApart ? ['disconnected' as const] : [])],
    brokenTies,
    detail: { strength: byName(ranked, of, 'strength', fitted), chance: byName(ranked, of, 'chance', fitted) },
  }
}

interface Fitted {
  readonly strength: readonly number[]
  readonly chance: readonly number[]
}

/** Without a prior there is a fit only when each is reached from each by wins. */
function fit({ wins }: Comparisons, used: readonly number[], prior: number): Fitted | undefined {
  if (used.length < 2) return undefined
  if (prior === 0 && !isConnected(used, (a, b) => wins(a, b) > 0)) return undefined
  const strength = strengths(used.map((a) => used.map((b) => (a === b ? 0 : wins(a, b) + prior))))
  return { strength, chance: chances(strength) }
}

const NOTHING: PairwiseItem = { ballots: 0, n: 0, wins: 0 }

function itemResult(
  place: number,
  { size, wins, between, voices }: Comparisons,
  used: readonly number[],
  fitted: Fitted | undefined,
): PairwiseItem {
  const others = Array.from({ length: size }, (_, other) => other).filter((other) => other !== place)
  const n = others.reduce((sum, other) => sum + between(place, other), 0)
  const won = others.map((other) => wins(place, other)).toSorted((a, b) => a - b) // one order, so that sums round alike
  const told = { ...NOTHING, ballots: voices(place), n, wins: won.reduce((sum, one) => sum + one, 0) }
  const at = used.indexOf(place)
  const [strength, chance] = [fitted?.strength[at], fitted?.chance[at]]
  if (strength === undefined || chance === undefined) return told
  const { low, high } = wilson((chance / 100) * n, n)
  return { ...told, strength, chance, low: 100 * low, high: 100 * high }
}

function byName(
  ranked: readonly string[],
  of: (item: string) => PairwiseItem,
  what: 'strength' | 'chance',
  fitted: Fitted | undefined,
): Readonly<Record<string, number>> | null {
  return fitted ? Object.fromEntries(ranked.map((item) => [item, of(item)[what] ?? 0])) : null
}

function thinFlags(items: Items, of: (item: string) => PairwiseItem, received: number) {
  const thin = items.filter((item) => of(item).ballots < Math.max(3, received / 2))
  return Object.fromEntries(thin.map((item): [string, readonly Warning[]] => [item, ['thin']]))
}

/** Strengths add up to 1, so at least two are hidden, and k ballots stand behind them. */
export function fewCompared(counted: MethodCount<PairwiseItem, PairwiseDetail>, k: number): readonly string[] {
  const before = hiddenBefore(counted)
  const rising = Object.entries(counted.items)
    .map(([item, { ballots }]) => ({ item, ballots: ballots ?? 0 }))
    .toSorted((a, b) => a.ballots - b.ballots)
  let hide = rising.filter(({ ballots }) => itemGate(ballots, k) === 'place_only').length
  const held = () => rising.slice(0, hide).reduce((sum, { ballots }) => sum + ballots, before.ballots)
  if (hide + before.items > 0) while (hide < rising.length && (hide + before.items < 2 || held() < k)) hide++
  return rising.slice(0, hide).map(({ item }) => item)
}
