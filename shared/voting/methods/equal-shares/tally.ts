import { fraction, type Fraction, sumOf } from '../../fraction.ts'
import type { EqualSharesBallot, EqualSharesConfig, EqualSharesDetail, EqualSharesItem } from '../equal-shares.ts'
import type { Items, MethodCount } from '../method.ts'
import { byLot } from '../ties.ts'
import { completed } from './completion.ts'
import type { Purchase } from './funding.ts'
import type { Kind } from './purses.ts'
import { nothingFunded, resultOf } from './result.ts'

type EqualSharesCount = MethodCount<EqualSharesItem, EqualSharesDetail>

/** Holdings and steps are whole money in a room; published examples also have them as fractions. */
export interface Exactly {
  readonly holding?: Fraction
  readonly step?: Fraction
}

/** Every voice holds an equal part of the budget; inside a group each ballot holds an equal part of its voice's. */
export function tally(
  given: readonly (readonly EqualSharesBallot[])[],
  config: EqualSharesConfig,
  items: Items,
  exact: Exactly = {},
): EqualSharesCount {
  const groups = given
    .map((group) => group.filter(({ approved }) => approved.length > 0))
    .filter(({ length }) => length > 0)
  const { kinds, unit } = kindsOf(groups, items)
  const costs = items.map((item) => config.costs[item] ?? 0)
  const purchase: Purchase = { kinds, unit, costs, utility: config.utility, firstOf: firstOf(config, items) }
  const holding = exact.holding ?? fraction(config.budget, Math.max(1, groups.length))
  const step = config.completion === 'add1' ? (exact.step ?? fraction(config.step, 1)) : undefined
  return groups.length === 0
    ? nothingFunded(items, costs)
    : resultOf(completed(purchase, holding, config.budget, step), purchase, items)
}

interface Kinds {
  readonly kinds: readonly Kind[]
  readonly unit: bigint
}

function kindsOf(groups: readonly (readonly EqualSharesBallot[])[], items: Items): Kinds {
  const placeOf = new Map(items.map((item, place) => [item, place]))
  const counts = new Map<string, { approved: readonly number[]; over: number; times: number }>()
  for (const group of groups)
    for (const { approved: named } of group) {
      const approved = named.flatMap((item) => placeOf.get(item) ?? []).toSorted((a, b) => a - b)
      const key = `${group.length}:${approved.join()}`
      counts.set(key, { approved, over: group.length, times: (counts.get(key)?.times ?? 0) + 1 })
    }
  const unit = sumOf(new Map([...counts.values()].map(({ over }) => [over, 0]))).bottom
  const kinds = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { approved, over, times }]) => ({ approved, mass: (BigInt(times) * unit) / BigInt(over) }))
  return { kinds, unit }
}

/** Of what is equally cheap and equally backed: by criteria what costs less, by lot what was drawn first. */
function firstOf({ tiePolicy, tieSeed, costs }: EqualSharesConfig, items: Items): Purchase['firstOf'] {
  const costOf = (place: number) => costs[items[place] ?? ''] ?? 0
  if (tiePolicy === 'criteria') return (tied) => tied.filter((place) => costOf(place) === Math.min(...tied.map(costOf)))
  if (tiePolicy !== 'lot' || tieSeed === undefined) return (tied) => tied
  const { before } = byLot(items, tieSeed)
  return (tied) => tied.toSorted((a, b) => before(items[a] ?? '', items[b] ?? '')).slice(0, 1)
}
