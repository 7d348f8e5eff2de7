import * as v from 'valibot'
import { must } from '../../kit/assert.ts'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { fraction } from '../fraction.ts'
import { secondWeighting } from '../privacy.ts'
import { ballotsPerClass, gather, singly } from './answers.ts'
import type { Items, MethodCount, RoundConfig, VotingMethod } from './method.ts'
import { flagged } from './on-a-scale.ts'
import { exactly, hasTie, tieGroups } from './order.ts'
import { no, readByItem, readConfig, readWhole } from './reading.ts'
import { carriedByOne, givenTo, resampledSums, type SharedOut, sharedOut, sharesOf, spentOn } from './sums.ts'
import { roundFields, settle } from './ties.ts'

/** Cumulative voting with a cap, as in nominal groups (Delbecq et al. 1975): each person spends a few dots. */
export interface DotsConfig extends RoundConfig {
  /** How many dots a person has. */
  readonly budget: number
  /** How many of them may go to one item. */
  readonly perItem: number
  /** Whether all of them must be spent. */
  readonly spendAll: boolean
}

export type DotsBallot = {
  /** An item that is not named got nothing. */
  readonly dots: Readonly<Record<string, number>>
}

export interface DotsItem {
  readonly total: number
  /** Ballots with at least one dot on it. */
  readonly supporters: number
  /** Mean over those who spent any of dots ÷ own dots; null when nobody did. */
  readonly share: number | null
  /** The largest single part of the total; 0 when there is none. */
  readonly topShare: number
}

const MOST_DOTS = 100

const configSchema = object({
  budget: optional(integer(1, MOST_DOTS)),
  perItem: optional(integer(1, MOST_DOTS)),
  spendAll: optional(v.boolean(), false),
  ...roundFields,
})

export const dots: VotingMethod<DotsConfig, DotsBallot, DotsItem> = {
  name: 'dots',
  version: 1,

  rule: ({ budget, perItem, spendAll }) =>
    `The sum of dots decides; each person ${spendAll ? 'spends' : 'has'} ${budget}, at most ${perItem} on one question.`,

  configure(given, items) {
    const read = readConfig(configSchema, given, items, 2)
    if (!read.ok) return read
    const { budget = Math.min(10, Math.max(3, Math.round(items.length / 3))) } = read.value
    const { perItem = Math.ceil(budget / 2) } = read.value
    if (perItem > budget) return no('bad_config', 'perItem is more than budget')
    const config = { ...read.value, budget, perItem }
    if (config.spendAll && perItem * items.length < budget) return no('bad_config', 'the budget cannot be spent')
    return ok(config)
  },

  check(given, { budget, perItem, spendAll }, items) {
    const read = readByItem(given, 'dots', items, (one) => {
      const whole = readWhole(one, 0)
      if (!whole.ok) return whole
      return whole.value > perItem ? no('over_item_cap', `more than ${perItem}`) : whole
    })
    if (!read.ok) return read
    const spent = spentOn(read.value)
    if (spent > budget) return no('over_budget', `${spent} of ${budget}`)
    if (spendAll && spent < budget) return no('under_budget', `${spent} of ${budget}`)
    return ok({ dots: read.value })
  },

  isBlank: (ballot) => spentOn(ballot.dots) === 0,

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }) =>
    carriedByOne(Object.entries(items).map(([item, { total, topShare }]) => ({ item, sum: total, topShare }))),

  weighed: ({ total, share }) => ({ total, share }),

  groupsMayShow: (groups, _shown, k) => secondWeighting(ballotsPerClass(groups), k) === 'all',

  amount: ({ total }) => total,

  resampling: (ballots, _config, items) => resampledSums(ballots, items, (ballot, item) => givenTo(ballot.dots, item)),
}

function tally(given: readonly (readonly DotsBallot[])[], config: DotsConfig, items: Items): MethodCount<DotsItem> {
  const groups = given
    .map((group) => group.filter((ballot) => spentOn(ballot.dots) > 0).map(({ dots: own }) => own))
    .filter(({ length }) => length > 0)
  const answers = gather(groups, items.length, (own, give) =>
    items.forEach((item, slot) => give(slot, givenTo(own, item))),
  )
  const shares = sharesOf(groups, items)
  const sums = new Map(items.map((item, at) => [item, sharedOut(answers[at], shares[at])]))
  const on = (item: string) => must(sums.get(item), 'an item of the poll')
  const ranked = groups.length > 0 ? items : []
  const before = tieGroups(
    ranked,
    exactly((item) => on(item).exact),
  )
  const { order, brokenTies } = settle(before, config, items, [exactly((item) => fraction(on(item).supporters, 1))])
  return {
    items: Object.fromEntries(items.map((item) => [item, itemOf(on(item))])),
    order,
    unranked: groups.length > 0 ? [] : items,
    flags: flagged(
      items.map((item) => [item, on(item).topShare > 0.5 && on(item).sum >= 3 ? ['carried_by_one' as const] : []]),
    ),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
  }
}

const itemOf = ({ sum, supporters, share, topShare }: SharedOut): DotsItem => ({
  total: sum,
  supporters,
  share,
  topShare,
})
