import * as v from 'valibot'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { addPart, fraction, type Fraction, type Parts, sumOf, times, toNumber } from '../fraction.ts'
import { secondWeighting, sumGate } from '../privacy.ts'
import { type Answers, gather } from './answers.ts'
import {
  type Items,
  type MethodCount,
  TIE_POLICIES,
  type TiePolicy,
  type VotingMethod,
  type Warning,
} from './method.ts'
import { breakTies, brokenIn, exactly, hasTie, tieGroups } from './order.ts'
import { no, readByItem, readConfig } from './reading.ts'

/** Cumulative voting with a cap, as in nominal groups (Delbecq et al. 1975): each person spends a few dots. */
export interface DotsConfig {
  /** How many dots a person has. */
  readonly budget: number
  /** How many of them may go to one item. */
  readonly perItem: number
  /** Whether all of them must be spent. */
  readonly spendAll: boolean
  readonly tiePolicy?: TiePolicy
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
  tiePolicy: v.exactOptional(v.picklist(TIE_POLICIES)),
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
      if (typeof one !== 'number') return no('malformed', 'dots are not a number')
      if (!Number.isSafeInteger(one) || one < 0) return no('bad_value', 'dots are not a whole number from 0')
      return one > perItem ? no('over_item_cap', `more than ${perItem}`) : ok(one)
    })
    if (!read.ok) return read
    const spent = spentOn({ dots: read.value })
    if (spent > budget) return no('over_budget', `${spent} of ${budget}`)
    if (spendAll && spent < budget) return no('under_budget', `${spent} of ${budget}`)
    return ok({ dots: read.value })
  },

  isBlank: (ballot) => spentOn(ballot) === 0,

  count: (ballots, config, items) =>
    tally(
      ballots.map((ballot) => [ballot]),
      config,
      items,
    ),
  countGroups: (groups, config, items) => tally(groups, config, items),

  /** The shares add up to 1, so one hidden item alone could be had by subtraction: the smallest other is hidden too. */
  placeOnly({ items }) {
    const all = Object.entries(items)
    const carried = all.filter(([, { topShare }]) => sumGate(topShare, 1) === 'place_only').map(([item]) => item)
    if (carried.length !== 1) return carried
    const others = all.filter(([item, { total }]) => total > 0 && !carried.includes(item))
    if (others.length === 0) return all.map(([item]) => item)
    const smallest = Math.min(...others.map(([, { total }]) => total))
    return [...carried, ...others.filter(([, { total }]) => total === smallest).map(([item]) => item)]
  },

  weighed: ({ total, share }) => ({ total, share }),

  groupsMayShow(groups, _shown, k) {
    const classes = new Map<number, number>()
    for (const { length } of groups) addPart(classes, length, length)
    return secondWeighting(classes.values(), k) === 'all'
  },
}

const spentOn = (ballot: DotsBallot) => Object.values(ballot.dots).reduce((sum, one) => sum + one, 0)

function tally(given: readonly (readonly DotsBallot[])[], config: DotsConfig, items: Items): MethodCount<DotsItem> {
  const groups = given.map((group) => group.filter((ballot) => spentOn(ballot) > 0)).filter(({ length }) => length > 0)
  const answers = gather(groups, items.length, ({ dots: own }, give) =>
    items.forEach((item, slot) => give(slot, dotsOn(own, item))),
  )
  const shares = sharesOf(groups, items)
  const numbers = new Map(items.map((item, at) => [item, numbersOf(answers[at], shares[at])]))
  const on = (item: string) => numbers.get(item) ?? NOTHING
  const ranked = groups.length > 0 ? items : []
  const before = tieGroups(
    ranked,
    exactly((item) => on(item).exact),
  )
  const criteria = [exactly((item) => fraction(on(item).told.supporters, 1))]
  const order = config.tiePolicy === 'criteria' ? breakTies(before, criteria) : before
  const flagged = items.filter((item) => on(item).told.topShare > 0.5 && on(item).told.total >= 3)
  return {
    items: Object.fromEntries(items.map((item) => [item, on(item).told])),
    order,
    unranked: groups.length > 0 ? [] : items,
    flags: Object.fromEntries(flagged.map((item): [string, readonly Warning[]] => [item, ['carried_by_one']])),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies: brokenIn(before, order),
  }
}

const dotsOn = (own: DotsBallot['dots'], item: string) => (Object.hasOwn(own, item) ? (own[item] ?? 0) : 0)

interface Numbers {
  readonly exact: Fraction
  readonly told: DotsItem
}

const NOTHING: Numbers = { exact: fraction(0, 1), told: { total: 0, supporters: 0, share: null, topShare: 0 } }

function numbersOf(answers: Answers | undefined, share: Fraction | undefined): Numbers {
  if (!answers || !share || answers.values.length === 0) return NOTHING
  const total = toNumber(answers.sum)
  return {
    exact: answers.sum,
    told: {
      total,
      supporters: answers.values.filter((value) => value > 0).length,
      share: toNumber(share),
      topShare: total === 0 ? 0 : (answers.values.at(-1) ?? 0) / total,
    },
  }
}

/** Per item the mean over groups of the mean over a group's ballots of dots ÷ own dots. */
function sharesOf(groups: readonly (readonly DotsBallot[])[], items: Items): readonly Fraction[] {
  const parts = items.map((): Parts => new Map())
  for (const group of groups)
    for (const ballot of group) {
      const over = spentOn(ballot) * group.length
      for (const [slot, item] of items.entries()) addPart(parts[slot] ?? new Map(), over, dotsOn(ballot.dots, item))
    }
  return parts.map((part) => times(sumOf(part), fraction(1, Math.max(1, groups.length))))
}
