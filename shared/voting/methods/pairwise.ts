import * as v from 'valibot'
import type { Refusal } from '../../core/refusal.ts'
import { ok, type Result } from '../../kit/result.ts'
import { object, optional } from '../../kit/schema.ts'
import { MOST_ITEMS } from '../poll.ts'
import { secondWeighting } from '../privacy.ts'
import { ballotsPerClass, singly } from './answers.ts'
import { type Behind, behindOf } from './behind.ts'
import type { Items, RoundConfig, VotingMethod } from './method.ts'
import { pairKey } from './pairwise/next-pair.ts'
import { fewCompared, tally } from './pairwise/tally.ts'
import { entriesOf, no, readConfig } from './reading.ts'
import { roundFields } from './ties.ts'

/** Pairs (Bradley & Terry 1952, fitted after Hunter 2004): which of these two first? */
export interface PairwiseConfig extends RoundConfig {
  /** Wins added each way to every pair; 0 needs every item reachable from every other. */
  readonly prior: number
}

/** 1: the first is better; 0: the second; ½: equal. A skipped pair is absent. */
export type PairwiseBallot = { readonly pairs: readonly (readonly [string, string, 0 | 0.5 | 1])[] }

export interface PairwiseItem {
  /** Ballots that compared it with anything. */
  readonly ballots: number
  /** Comparisons it stood in, and what it won of them, equal counting ½. */
  readonly n: number
  readonly wins: number
  /** The fitted strength; all sum to 1. This and the rest are absent when there is no fit. */
  readonly strength?: number
  /** 0 to 100: its chance to beat another, with the 95 % interval of so large a share of so many comparisons (Wilson 1927). */
  readonly chance?: number
  readonly low?: number
  readonly high?: number
}

export interface PairwiseDetail extends Behind {
  /** Null before it is told, and then absent, when there is no fit. */
  readonly strength?: Readonly<Record<string, number>> | null
  readonly chance?: Readonly<Record<string, number>> | null
}

/** A prior above this would drown what the room says. */
const MOST_PRIOR = 10
const MOST_PAIRS = (MOST_ITEMS * (MOST_ITEMS - 1)) / 2

const configSchema = object({
  prior: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_PRIOR)), 0.5),
  ...roundFields,
})

export const pairwise: VotingMethod<PairwiseConfig, PairwiseBallot, PairwiseItem, PairwiseDetail> = {
  name: 'pairwise',
  version: 1,
  rule: () => 'From all pairs, the strengths that make the answers likeliest; the chance to beat another decides.',
  configure: (given, items) => readConfig(configSchema, given, items, 2),
  check: (given, _config, items) => readPairs(given, items),
  isBlank: ({ pairs }) => pairs.length === 0,
  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,
  placeOnly: fewCompared,
  /** Strengths are fitted to all pairs at once, also to those with what is hidden. */
  tellItem: (item, { isHiding }) => (isHiding ? { ballots: item.ballots, n: item.n, wins: item.wins } : item),
  weighed: ({ n, chance }) => ({ n, ...(chance !== undefined && { chance }) }),
  groupsMayShow: (groups, _shown, k) => secondWeighting(ballotsPerClass(groups), k) === 'all',

  detail: {
    keys: ['strength', 'chance', 'behind'],
    tell: (counted, hidden, k) => ({
      ...(hidden.size === 0 && counted.detail?.strength && { strength: counted.detail.strength }),
      ...(hidden.size === 0 && counted.detail?.chance && { chance: counted.detail.chance }),
      ...behindOf(counted, hidden, k, ({ ballots }) => ballots),
    }),
  },
}

/** The pairs come back sorted, each as it was shown. */
function readPairs(given: unknown, items: Items): Result<PairwiseBallot, Refusal> {
  const outer = entriesOf(given, ['pairs'], 'ballot')
  if (!outer.ok) return outer
  const list = Object.hasOwn(outer.value, 'pairs') ? outer.value.pairs : undefined
  if (!Array.isArray(list) || list.length > MOST_PAIRS) return no('malformed', 'pairs is not a list')
  const known = new Set<unknown>(items)
  const seen = new Set<string>()
  const pairs: (readonly [string, string, 0 | 0.5 | 1])[] = []
  for (const one of list as readonly unknown[]) {
    if (!Array.isArray(one) || one.length !== 3) return no('malformed', 'a pair is not two questions and an answer')
    const [first, second, outcome] = one as readonly unknown[]
    if (typeof first !== 'string' || typeof second !== 'string' || typeof outcome !== 'number')
      return no('malformed', 'a pair is not two questions and an answer')
    if (!known.has(first) || !known.has(second)) return no('unknown_item', 'a pair has an item that is not in the poll')
    const key = pairKey(first, second)
    if (first === second || seen.has(key)) return no('repeated_item', 'a pair stands twice, or is of one question')
    seen.add(key)
    if (outcome !== 0 && outcome !== 0.5 && outcome !== 1) return no('bad_value', 'an answer is not 0, 0.5 or 1')
    pairs.push([first, second, outcome])
  }
  const textOf = (pair: readonly unknown[]) => pair.join(' ')
  return ok({ pairs: pairs.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) })
}
