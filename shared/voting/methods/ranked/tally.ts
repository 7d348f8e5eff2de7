import { fraction, toNumber } from '../../fraction.ts'
import type { Items, MethodCount, TieGroups, Warning } from '../method.ts'
import { type Criterion, exactly, hasTie } from '../order.ts'
import type { RankedBallot, RankedConfig, RankedDetail, RankedItem } from '../ranked.ts'
import { settle } from '../ties.ts'
import { type Contest, named, type Ruling } from './contest.ts'
import { bordaOf, copelandOf, duelsOf } from './duels.ts'
import { pictureOf } from './picture.ts'
import { RULES } from './rules.ts'
import { rankedIn, standingsOf, voicesOf, weightOf } from './voices.ts'

type RankedCount = MethodCount<RankedItem, RankedDetail>

/** Counts ranked ballots by the config's rule, and names the leaders by the other rules beside it. */
export function tally(groups: readonly (readonly RankedBallot[])[], config: RankedConfig, all: Items): RankedCount {
  const contest = contestOf(groups, config, all)
  const { items } = contest
  const ruling = RULES[config.rule](contest)
  const { order, brokenTies } = settled(contest, ruling)
  const figures = new Map(itemResults(contest, ruling))
  const detail = pictureOf(contest, ruling)
  return {
    items: Object.fromEntries(all.map((item) => [item, figures.get(item) ?? NOTHING])),
    order,
    unranked: all.filter((item) => !items.includes(item)),
    flags: flagsOf(contest, ruling, figures),
    warnings: warningsOf(contest, ruling, order, detail),
    brokenTies,
    detail,
  }
}

const NOTHING: RankedItem = { n: 0, firsts: 0 }

/** Where an unranked item stands last, that is an answer; where it says nothing, one that nobody ranks has none. */
function contestOf(groups: readonly (readonly RankedBallot[])[], config: RankedConfig, all: Items): Contest {
  const everyone = voicesOf(groups, all)
  const ranked = rankedIn(everyone)
  const items = all.filter((_, place) => (config.unranked === 'last' ? everyone.length > 0 : ranked.has(place)))
  const voices = items.length === all.length ? everyone : voicesOf(groups, items)
  return { items, all, voices, config, duels: duelsOf(voices, items.length, config.unranked) }
}

const itemResults = ({ items, voices }: Contest, { scores }: Ruling) =>
  standingsOf(voices, items.length).map(({ n, firsts }, place): [string, RankedItem] => [
    items[place] ?? '',
    { n: toNumber(n), firsts: toNumber(firsts), ...(scores && { score: scores[place] ?? 0 }) },
  ])

/** What a count leaves contested no later criterion settles: it was asked at every step. */
function settled(contest: Contest, { order, contested = [] }: Ruling) {
  const { items, all, config } = contest
  const groups = order.map((group) => named(items, group))
  const open = new Set(named(items, contested))
  const parts = groups.map((group) =>
    open.has(group[0] ?? '')
      ? { order: [group], brokenTies: [] }
      : settle([group], config, all, [criterion(contest, groups)]),
  )
  return { order: parts.flatMap((part) => part.order), brokenTies: parts.flatMap((part) => part.brokenTies) }
}

/** Borda points; for Borda itself, the duels among the tied. */
function criterion({ items, duels, config }: Contest, groups: TieGroups): Criterion {
  const placeOf = (item: string) => items.indexOf(item)
  if (config.rule !== 'borda') return exactly((item) => bordaOf(duels, placeOf(item)))
  const tiedWith = (item: string) => groups.find((group) => group.includes(item)) ?? []
  return exactly((item) => fraction(copelandOf(duels, placeOf(item), tiedWith(item).map(placeOf)), 1))
}

/** Few judged an item where those who do not rank it say nothing of it. */
function flagsOf(
  { items, voices, config }: Contest,
  { contested = [] }: Ruling,
  figures: ReadonlyMap<string, RankedItem>,
): Readonly<Record<string, readonly Warning[]>> {
  const few = Math.max(3, toNumber(weightOf(voices)) / 2)
  const isThin = (item: string) => config.unranked === 'ignored' && (figures.get(item)?.n ?? 0) < few
  const flags = items.map((item, place): [string, readonly Warning[]] => [
    item,
    [...(contested.includes(place) ? ['contested' as const] : []), ...(isThin(item) ? ['thin' as const] : [])],
  ])
  return Object.fromEntries(flags.filter(([, told]) => told.length > 0))
}

/** A circle below the winner is no weakness of the result; another rule matters when it shares no leader with this one. */
function warningsOf(
  { items, config }: Contest,
  { contested = [], isUndecided = false, leaders }: Ruling,
  order: TieGroups,
  { cycle, smith, otherRules }: RankedDetail,
): readonly Warning[] {
  const open = new Set(named(items, contested))
  // The elected lead together, whatever their order; of a tie at the top that was broken only the first leads.
  const ours = config.rule === 'stv' || open.size > 0 ? named(items, leaders) : (order[0] ?? [])
  const isOther = otherRules.some(({ leaders: theirs }) => !theirs.some((item) => ours.includes(item)))
  return [
    ...(hasTie(order.filter(([first]) => !open.has(first ?? ''))) ? ['tie' as const] : []),
    ...(open.size > 0 && !isUndecided ? ['contested' as const] : []),
    ...(isUndecided ? ['undecided' as const] : []),
    ...(cycle?.some((item) => smith.includes(item)) ? ['cycle' as const] : []),
    ...(isOther && !isUndecided ? ['rule_matters' as const] : []),
  ]
}
