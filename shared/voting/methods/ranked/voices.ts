import { must } from '../../../kit/assert.ts'
import { addPart, type Fraction, type Parts, sumOf } from '../../fraction.ts'
import type { Items } from '../method.ts'
import type { RankedBallot } from '../ranked.ts'

/** Equal ballots of equal weight, read once: items by their place in the poll. */
export interface Voice {
  /** Best first; what is not in here is not ranked. */
  readonly tiers: readonly (readonly number[])[]
  /** Each ballot weighs one over this. */
  readonly over: number
  readonly times: number
}

/** Every ballot of a group weighs one over the group's size. */
export function voicesOf(groups: readonly (readonly RankedBallot[])[], items: Items): readonly Voice[] {
  const placeOf = new Map(items.map((item, place) => [item, place]))
  const alone = items.map((_, place): readonly number[] => [place]) // most tiers are one of these
  const tierOf = (tier: readonly string[]): readonly number[] => {
    const places = tier.flatMap((item) => placeOf.get(item) ?? [])
    return places.length > 1 ? places.toSorted((a, b) => a - b) : places
  }
  const voices = new Map<string, Voice>()
  for (const group of groups)
    for (const { ranking } of group) {
      const tiers: (readonly number[])[] = []
      let key = `${group.length}:`
      for (const tier of ranking) {
        const only = tier.length === 1 ? placeOf.get(tier[0] ?? '') : undefined
        const places = only === undefined ? tierOf(tier) : (alone[only] ?? [])
        if (places.length === 0) continue
        tiers.push(places)
        key += `>${places.length === 1 ? places[0] : places.join('=')}`
      }
      const before = voices.get(key)
      voices.set(key, { tiers, over: group.length, times: (before?.times ?? 0) + 1 })
    }
  return [...voices.values()]
}

/** The places of all items that some voice ranks. */
export function rankedIn(voices: readonly Voice[]): ReadonlySet<number> {
  const ranked = new Set<number>()
  for (const { tiers } of voices) for (const tier of tiers) for (const item of tier) ranked.add(item)
  return ranked
}

/** The exact weight of all voices together. */
export function weightOf(voices: readonly Voice[]): Fraction {
  const parts: Parts = new Map()
  for (const { over, times } of voices) addPart(parts, over, times)
  return sumOf(parts)
}

/** Per item, the exact weight of the voices that rank it, and of those that put it first, alone or tied. */
export interface Standing {
  readonly n: Fraction
  readonly firsts: Fraction
}

export function standingsOf(voices: readonly Voice[], size: number): readonly Standing[] {
  const parts = Array.from({ length: size }, () => ({ n: new Map() as Parts, firsts: new Map() as Parts }))
  for (const { tiers, over, times } of voices)
    for (const [rank, tier] of tiers.entries())
      for (const item of tier) {
        const own = must(parts[item], 'an item of the contest')
        addPart(own.n, over, times)
        if (rank === 0) addPart(own.firsts, over, times)
      }
  return parts.map(({ n, firsts }) => ({ n: sumOf(n), firsts: sumOf(firsts) }))
}
