import * as v from 'valibot'
import { must } from '../../kit/assert.ts'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { fraction, type Fraction, toNumber } from '../fraction.ts'
import { secondWeighting, sumGate } from '../privacy.ts'
import { type Answers, ballotsPerClass, gather, singly } from './answers.ts'
import type { Items, MethodCount, RoundConfig, VotingMethod } from './method.ts'
import { flagged } from './on-a-scale.ts'
import { exactly, hasTie, tieGroups } from './order.ts'
import { no, readByItem, readConfig, readWhole } from './reading.ts'
import { type Given, givenTo, resampledSums } from './sums.ts'
import { roundFields, settle } from './ties.ts'

/** Quadratic voting (Lalley & Weyl 2018): v votes on one item cost v² credits, so strength is paid for. */
export interface QuadraticConfig extends RoundConfig {
  readonly credits: number
  /** Whether votes against may be bought. */
  readonly negative: boolean
}

export type QuadraticBallot = { readonly votes: Readonly<Record<string, number>> }

export interface QuadraticItem {
  readonly total: number
  /** Ballots with votes for it, and against it. */
  readonly supporters: number
  readonly opponents: number
  /** Credits spent on it by all. */
  readonly spent: number
  /** The largest single part of all votes bought here, for or against; 0 when there are none. */
  readonly topShare: number
}

const MOST_CREDITS = 10_000

const configSchema = object({
  credits: optional(integer(1, MOST_CREDITS), 100),
  negative: optional(v.boolean(), false),
  ...roundFields,
})

/** What a ballot's votes cost together: each item's votes squared. */
export const costOf = (votes: Given): number => Object.values(votes).reduce((sum, one) => sum + one * one, 0)

/** What one vote more would cost, with so many on an item already. */
export const nextCost = (votes: number): number => 2 * Math.abs(votes) + 1

export const quadratic: VotingMethod<QuadraticConfig, QuadraticBallot, QuadraticItem> = {
  name: 'quadratic',
  version: 1,

  rule: ({ credits, negative }) =>
    `The sum of votes ${negative ? 'for less those against ' : ''}decides; v votes cost v² of ${credits} credits.`,

  configure: (given, items) => readConfig(configSchema, given, items, 2),

  check(given, { credits, negative }, items) {
    const read = readByItem(given, 'votes', items, (one) => readWhole(one, negative ? Number.MIN_SAFE_INTEGER : 0))
    if (!read.ok) return read
    const cost = costOf(read.value)
    return cost > credits ? no('over_budget', `${cost} of ${credits}`) : ok({ votes: read.value })
  },

  isBlank: ({ votes }) => costOf(votes) === 0,

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }) =>
    Object.entries(items)
      .filter(([, { topShare }]) => sumGate(topShare, 1) === 'place_only')
      .map(([item]) => item),

  weighed: ({ total }) => ({ total }),

  groupsMayShow: (groups, _shown, k) => secondWeighting(ballotsPerClass(groups), k) === 'all',

  resampling: (ballots, _config, items) => resampledSums(ballots, items, ({ votes }, item) => givenTo(votes, item)),
}

function tally(
  given: readonly (readonly QuadraticBallot[])[],
  config: QuadraticConfig,
  items: Items,
): MethodCount<QuadraticItem> {
  const groups = given.map((group) => group.filter(({ votes }) => costOf(votes) > 0)).filter(({ length }) => length > 0)
  // Two answers per item: the votes, then what they cost.
  const answers = gather(groups, 2 * items.length, ({ votes }, give) =>
    items.forEach((item, slot) => {
      const own = givenTo(votes, item)
      give(2 * slot, own)
      give(2 * slot + 1, own * own)
    }),
  )
  const numbers = new Map(items.map((item, at) => [item, numbersOf(answers[2 * at], answers[2 * at + 1])]))
  const on = (item: string) => must(numbers.get(item), 'an item of the poll')
  const ranked = groups.length > 0 ? items : []
  const before = tieGroups(
    ranked,
    exactly((item) => on(item).exact),
  )
  const { order, brokenTies } = settle(before, config, items, [
    exactly((item) => fraction(on(item).told.supporters, 1)),
  ])
  return {
    items: Object.fromEntries(items.map((item) => [item, on(item).told])),
    order,
    unranked: groups.length > 0 ? [] : items,
    flags: flagged(items.map((item) => [item, on(item).told.topShare > 0.5 ? ['carried_by_one' as const] : []])),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
  }
}

interface Numbers {
  readonly exact: Fraction
  readonly told: QuadraticItem
}

function numbersOf(votes: Answers | undefined, costs: Answers | undefined): Numbers {
  const values = votes?.values ?? new Float64Array()
  const sizes = Float64Array.from(values, Math.abs).sort()
  const bought = sizes.reduce((sum, one) => sum + one, 0)
  const exact = votes?.sum ?? fraction(0, 1)
  return {
    exact,
    told: {
      total: toNumber(exact),
      supporters: values.filter((value) => value > 0).length,
      opponents: values.filter((value) => value < 0).length,
      spent: costs ? toNumber(costs.sum) : 0,
      topShare: bought === 0 ? 0 : (sizes.at(-1) ?? 0) / bought,
    },
  }
}
