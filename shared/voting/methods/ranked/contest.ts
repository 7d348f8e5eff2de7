import { compare } from '../../fraction.ts'
import type { Items } from '../method.ts'
import type { RankedConfig, RankedDetail, RankedRule } from '../ranked.ts'
import { byLot } from '../ties.ts'
import { bordaOf, type Duels } from './duels.ts'
import type { Layers } from './layers.ts'
import { extreme, type Tally } from './rounds.ts'
import type { Voice } from './voices.ts'

/** What the rules decide on: the items that have answers, by their place among these. */
export interface Contest {
  readonly items: Items
  /** All of the poll's items in creation order, for a lot is drawn over all. */
  readonly all: Items
  readonly voices: readonly Voice[]
  readonly duels: Duels
  readonly config: RankedConfig
}

/** What one rule makes of a contest. */
export interface Ruling {
  readonly order: Layers
  /** Who may come first, or be elected. */
  readonly leaders: readonly number[]
  /** The rule's own figure for an item, where it has one. */
  readonly scores?: readonly number[]
  readonly detail?: Partial<RankedDetail>
  readonly contested?: readonly number[]
  readonly isUndecided?: boolean
}

export type Rule = (contest: Contest) => Ruling

export type Rules = Readonly<Record<RankedRule, Rule>>

/** From places back to names. */
export const named = (items: Items, places: readonly number[]): readonly string[] =>
  places.flatMap((place) => items[place] ?? [])

/** Who of a tie comes first or goes first inside a count, as far as the tie policy knows. */
export function narrowed(
  { items, all, duels, config }: Contest,
  tied: readonly number[],
  sign: 1 | -1,
): readonly number[] {
  const { tiePolicy, tieSeed } = config
  if (tiePolicy === 'criteria') {
    const worth = (item: number) => bordaOf(duels, item)
    const best = tied.reduce((so, item) => (sign * compare(worth(item), worth(so)) > 0 ? item : so))
    return tied.filter((item) => compare(worth(item), worth(best)) === 0)
  }
  if (tiePolicy !== 'lot' || tieSeed === undefined) return tied
  const { before } = byLot(all, tieSeed)
  const [first, ...rest] = tied.toSorted((a, b) => sign * before(items[a] ?? '', items[b] ?? ''))
  return first === undefined ? rest : [first]
}

/** In a count by seats the criterion is the latest earlier count in which the tied differ. */
export function narrowedByCounts(
  contest: Contest,
  tied: readonly number[],
  counts: readonly Tally[],
  sign: 1 | -1,
): readonly number[] {
  if (contest.config.tiePolicy !== 'criteria') return narrowed(contest, tied, sign)
  return counts.toReversed().reduce((still, count) => extreme(count, still, sign), tied)
}
