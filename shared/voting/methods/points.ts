import * as v from 'valibot'
import { must } from '../../kit/assert.ts'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { fraction } from '../fraction.ts'
import { secondWeighting } from '../privacy.ts'
import { spread } from '../statistics/spread.ts'
import { ballotsPerClass, gather, singly } from './answers.ts'
import type { Items, MethodCount, RoundConfig, VotingMethod } from './method.ts'
import { flagged } from './on-a-scale.ts'
import { exactly, hasTie, roughly, tieGroups } from './order.ts'
import { no, readByItem, readConfig, readWhole } from './reading.ts'
import { carriedByOne, givenTo, resampledSums, sharedOut, sharesOf, spentOn } from './sums.ts'
import { roundFields, settle } from './ties.ts'

/** Constant-sum scaling (Metfessel 1947): each person shares out the same number of points. */
export interface PointsConfig extends RoundConfig {
  readonly total: number
  /** Whether all of them must be given. */
  readonly spendAll: boolean
}

/** An item that is not named got nothing. */
export type PointsBallot = { readonly points: Readonly<Record<string, number>> }

export interface PointsItem {
  readonly sum: number
  /** Over all who gave any points, nothing counting as 0; beside the sum, for the two may disagree. */
  readonly median: number | null
  readonly supporters: number
  /** Mean over those who spent any of points ÷ own points; null when nobody did. */
  readonly share: number | null
  /** The largest single part of the sum; 0 when there is none. */
  readonly topShare: number
}

const MOST_POINTS = 10_000

const configSchema = object({
  total: optional(integer(1, MOST_POINTS), 100),
  spendAll: optional(v.boolean(), true),
  ...roundFields,
})

export const points: VotingMethod<PointsConfig, PointsBallot, PointsItem> = {
  name: 'points',
  version: 1,

  rule: ({ total, spendAll }) =>
    `The sum of points decides; each person shares out ${spendAll ? 'exactly' : 'at most'} ${total}.`,

  configure: (given, items) => readConfig(configSchema, given, items, 2),

  check(given, { total, spendAll }, items) {
    const read = readByItem(given, 'points', items, (one) => readWhole(one, 0))
    if (!read.ok) return read
    const spent = spentOn(read.value)
    if (spent > total) return no('over_budget', `${spent} of ${total}`)
    if (spendAll && spent < total) return no('under_budget', `${spent} of ${total}`)
    return ok({ points: read.value })
  },

  isBlank: (ballot) => spentOn(ballot.points) === 0,

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }) =>
    carriedByOne(Object.entries(items).map(([item, { sum, topShare }]) => ({ item, sum, topShare }))),

  weighed: ({ sum, share }) => ({ sum, share }),

  groupsMayShow: (groups, _shown, k) => secondWeighting(ballotsPerClass(groups), k) === 'all',

  amount: ({ sum }) => sum,

  resampling: (ballots, _config, items) =>
    resampledSums(ballots, items, (ballot, item) => givenTo(ballot.points, item)),
}

function tally(
  given: readonly (readonly PointsBallot[])[],
  config: PointsConfig,
  items: Items,
): MethodCount<PointsItem> {
  const groups = given
    .map((group) => group.filter((ballot) => spentOn(ballot.points) > 0).map((ballot) => ballot.points))
    .filter(({ length }) => length > 0)
  const answers = gather(groups, items.length, (own, give) =>
    items.forEach((item, slot) => give(slot, givenTo(own, item))),
  )
  const shares = sharesOf(groups, items)
  const sums = new Map(
    items.map((item, at) => {
      const one = sharedOut(answers[at], shares[at])
      return [item, { ...one, median: spread(one.values).median }] as const
    }),
  )
  const on = (item: string) => must(sums.get(item), 'an item of the poll')
  const ranked = groups.length > 0 ? items : []
  const before = tieGroups(
    ranked,
    exactly((item) => on(item).exact),
  )
  const { order, brokenTies } = settle(before, config, items, [
    exactly((item) => fraction(on(item).supporters, 1)),
    roughly((item) => on(item).median ?? 0),
  ])
  return {
    items: Object.fromEntries(
      items.map((item) => {
        const { sum, median, supporters, share, topShare } = on(item)
        return [item, { sum, median, supporters, share, topShare }]
      }),
    ),
    order,
    unranked: groups.length > 0 ? [] : items,
    flags: flagged(items.map((item) => [item, on(item).topShare > 0.5 ? ['carried_by_one' as const] : []])),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
  }
}
