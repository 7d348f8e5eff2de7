import * as v from 'valibot'
import type { Refusal } from '../../core/refusal.ts'
import { ok, type Result } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { addPart, type Parts } from '../fraction.ts'
import { MOST_ITEMS } from '../poll.ts'
import { secondWeighting } from '../privacy.ts'
import type { Behind } from './behind.ts'
import type { Items, RoundConfig, VotingMethod } from './method.ts'
import { MOST_KEMENY_ITEMS } from './ranked/kemeny.ts'
import { placeOnly, tellDetail } from './ranked/telling.ts'
import { tally } from './ranked/tally.ts'
import { entriesOf, no, readConfig } from './reading.ts'
import { roundFields } from './ties.ts'

export const RANKED_RULES = [
  'schulze',
  'ranked_pairs',
  'copeland',
  'condorcet',
  'minimax',
  'kemeny',
  'borda',
  'irv',
  'stv',
] as const
export type RankedRule = (typeof RANKED_RULES)[number]

/** Ranked ballots, counted by one of several rules; the others' winners are told beside it. */
export interface RankedConfig extends RoundConfig {
  readonly rule: RankedRule
  /** Items that a ballot does not rank stand below all it ranks, or say nothing. */
  readonly unranked: 'last' | 'ignored'
  readonly strength?: 'winning' | 'margins'
  readonly bottomTies?: 'together'
  /** Only for `stv`: how many are to be elected. */
  readonly seats?: number
}

/** Best first; a group is a tie. */
export type RankedBallot = { readonly ranking: readonly (readonly string[])[] }

export interface RankedItem {
  /** Ballots that rank it. */
  readonly n: number
  /** Ballots that put it first, alone or tied. */
  readonly firsts: number
  /** The rule's own figure: Borda points, wins − losses, the worst defeat … absent for rules without one. */
  readonly score?: number
}

type ByItem<T> = Readonly<Record<string, T>>

/** One count of `irv` or `stv`. */
export interface RankedRound {
  readonly tally: ByItem<number>
  readonly exhausted: number
  readonly out?: readonly string[]
  /** Who reached the quota here, and what they had above it. */
  readonly elected?: string
  readonly surplus?: number
  /** Elected because no more were left than open seats. */
  readonly filled?: readonly string[]
  /** The tie at which the count goes several ways; nothing further is told. */
  readonly split?: readonly string[]
}

export interface RankedDetail extends Behind {
  /** Ballots with the first above the second; not told of more than forty items. */
  readonly pairwise?: ByItem<ByItem<number>>
  /** Null before it is told, and then absent, when nobody beats all others. */
  readonly condorcetWinner?: string | null
  /** The smallest set whose members beat all outside. */
  readonly smith: readonly string[]
  /** A shortest cycle A → B → C → A, without the repeated end; absent when there is none. */
  readonly cycle?: readonly string[]
  readonly scores?: ByItem<number>
  /** Strongest paths (Schulze). */
  readonly paths?: ByItem<ByItem<number>>
  /** Locked wins (ranked pairs). */
  readonly locked?: readonly (readonly [string, string])[]
  /** Worst defeat (minimax). */
  readonly worst?: ByItem<number>
  /** Kemeny: the best orders, two dozen at most, and their score. */
  readonly score?: number
  readonly orders?: readonly (readonly string[])[]
  /** IRV and STV. */
  readonly quota?: number
  readonly elected?: readonly string[]
  readonly contested?: readonly string[]
  readonly rounds?: readonly RankedRound[]
  /** Who leads by the other rules, for the note where they disagree. */
  readonly otherRules: readonly { readonly rule: RankedRule; readonly leaders: readonly string[] }[]
}

const DETAIL_KEYS = [
  'pairwise',
  'condorcetWinner',
  'smith',
  'cycle',
  'scores',
  'paths',
  'locked',
  'worst',
  'score',
  'orders',
  'quota',
  'elected',
  'contested',
  'rounds',
  'otherRules',
  'behind',
] as const

const configSchema = object({
  rule: optional(v.picklist(RANKED_RULES), 'schulze'),
  unranked: optional(v.picklist(['last', 'ignored']), 'last'),
  strength: v.exactOptional(v.picklist(['winning', 'margins'])),
  bottomTies: v.exactOptional(v.literal('together')),
  seats: v.exactOptional(integer(1, MOST_ITEMS)),
  ...roundFields,
})

export const ranked: VotingMethod<RankedConfig, RankedBallot, RankedItem, RankedDetail> = {
  name: 'ranked',
  version: 1,
  rule: (config) => SENTENCES[config.rule](config),

  configure(given, items) {
    const read = readConfig(configSchema, given, items, 2)
    if (!read.ok) return read
    const { rule, strength, bottomTies, seats } = read.value
    if (rule === 'kemeny' && items.length > MOST_KEMENY_ITEMS)
      return no('too_many_items', `${items.length}, at most ${MOST_KEMENY_ITEMS} by this rule`)
    if (strength && rule !== 'schulze' && rule !== 'ranked_pairs') return no('bad_config', 'strength without paths')
    if (bottomTies && rule !== 'irv') return no('bad_config', 'bottomTies without irv')
    if ((seats !== undefined) !== (rule === 'stv')) return no('bad_config', 'seats go with stv, and stv with seats')
    if (seats !== undefined && seats >= items.length) return no('bad_config', 'as many seats as questions')
    return read
  },

  /** Those before have taken their seats. Among what has no seat, or is sure of one, it is asked who comes first. */
  narrow: (config, items, before) =>
    config.seats === undefined
      ? config
      : { ...config, seats: Math.min(items.length - 1, Math.max(1, config.seats - before)) },

  check: (given, config, items) => {
    const read = readRanking(given, items)
    if (!read.ok) return read
    const hasTies = read.value.ranking.some(({ length }) => length > 1)
    return config.rule === 'stv' && hasTies ? no('ties_not_allowed', 'each place holds one question') : read
  },

  isBlank: () => false,
  count: (ballots, config, items) =>
    tally(
      ballots.map((ballot) => [ballot]),
      config,
      items,
    ),
  countGroups: tally,
  placeOnly,
  /** The rule's figure reaches over all duels, also those with what is hidden. */
  tellItem: ({ score, ...counts }, { isHiding }) => ({ ...counts, ...(score !== undefined && !isHiding && { score }) }),
  weighed: ({ firsts, score }) => ({ firsts, ...(score !== undefined && { score }) }),

  groupsMayShow(groups, _shown, k) {
    const classes: Parts = new Map()
    for (const { length } of groups) addPart(classes, length, length)
    return secondWeighting(classes.values(), k) === 'all'
  },

  detail: { keys: DETAIL_KEYS, tell: tellDetail },
}

function readRanking(given: unknown, items: Items): Result<RankedBallot, Refusal> {
  const outer = entriesOf(given, ['ranking'], 'ballot')
  if (!outer.ok) return outer
  const list = Object.hasOwn(outer.value, 'ranking') ? outer.value.ranking : undefined
  if (!Array.isArray(list) || list.length > MOST_ITEMS) return no('malformed', 'ranking is not a list')
  const known = new Set<unknown>(items)
  const seen = new Set<string>()
  const ranking: string[][] = []
  for (const group of list as readonly unknown[]) {
    if (!Array.isArray(group) || group.length === 0 || group.length > MOST_ITEMS)
      return no('malformed', 'a place is not a list of questions')
    for (const item of group as readonly unknown[]) {
      if (typeof item !== 'string') return no('malformed', 'a place holds something that is not a question')
      if (!known.has(item)) return no('unknown_item', 'ranking has an item that is not in the poll')
      if (seen.has(item)) return no('repeated_item', 'ranking has an item twice')
      seen.add(item)
    }
    ranking.push((group as string[]).toSorted()) // all were just seen to be text
  }
  return ranking.length === 0 ? no('too_few_choices', 'nothing is ranked') : ok({ ranking })
}

const SENTENCES: Readonly<Record<RankedRule, (config: RankedConfig) => string>> = {
  borda: () => 'One point for each question ranked below it, half for each beside it; most points first.',
  copeland: () => 'Each question meets each other; wins minus losses decide.',
  condorcet: () => 'Whoever beats every other one by one; without one, the smallest set that beats all others.',
  schulze: ({ strength }) =>
    `Each question meets each other; the strongest chain of wins decides${strength === 'margins' ? ', wins measured by margin' : ''}.`,
  ranked_pairs: ({ strength }) =>
    `Each question meets each other; wins are kept from the ${strength === 'winning' ? 'most supported' : 'clearest'} down, unless they close a circle.`,
  minimax: () => 'Each question meets each other; whose worst defeat is smallest comes first.',
  kemeny: () => 'The order that agrees with most pairs on all ballots.',
  irv: () => 'The question with fewest first places goes, and its ballots move on, until one has over half.',
  stv: ({ seats }) =>
    `Elects ${seats ?? 1} in proportion: votes beyond the quota and votes of the last move to the next choice.`,
}
