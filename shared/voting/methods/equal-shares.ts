import * as v from 'valibot'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { secondWeighting } from '../privacy.ts'
import { ballotsPerClass, singly } from './answers.ts'
import { tally } from './equal-shares/tally.ts'
import type { RoundConfig, VotingMethod } from './method.ts'
import { no, readConfig, readItemList } from './reading.ts'
import { carriedByOne } from './sums.ts'
import { roundFields } from './ties.ts'

/** Method of Equal Shares (Peters, Pierczyński & Skowron 2021): everybody holds the same part of one budget. */
export interface EqualSharesConfig extends RoundConfig {
  readonly costs: Readonly<Record<string, number>>
  readonly budget: number
  /** What a supporter gains by an item: what it costs, or 1. */
  readonly utility: 'cost' | 'count'
  /** Whether holdings are raised step by step while the real budget lasts. */
  readonly completion: 'none' | 'add1'
  readonly step: number
  /** Whether what one person approves must itself fit the budget. */
  readonly withinBudget: boolean
}

export type EqualSharesBallot = { readonly approved: readonly string[] }

export interface EqualSharesItem {
  readonly cost: number
  readonly supporters: number
  readonly fate: 'funded' | 'contested' | 'not_funded'
}

export interface EqualSharesStep {
  readonly item: string
  /** The price of one unit of utility, also written as an exact fraction. */
  readonly rho: number
  readonly exact: string
  /** What each supporter paid at most: who held less gave all of it. */
  readonly price: number
}

export interface EqualSharesDetail {
  /** What every way of breaking ties funds, in the order in which it was funded. */
  readonly funded: readonly string[]
  readonly contested: readonly string[]
  /** As long as there is only one way to go. */
  readonly steps: readonly EqualSharesStep[]
  readonly spent: number
  /** What each voice held in the end. */
  readonly holding: number
  /** How many got something they approved. */
  readonly votersServed: number
  readonly steps_raised?: number
}

const MOST_MONEY = 1_000_000_000
/** The finest steps by which holdings may be raised, as parts of the budget; and the usual ones. */
const FINEST_STEP = 10_000
const USUAL_STEP = 1_000

const money = integer(1, MOST_MONEY)
const configSchema = object({
  costs: v.record(v.string(), money),
  budget: money,
  utility: optional(v.picklist(['cost', 'count']), 'cost'),
  completion: optional(v.picklist(['none', 'add1']), 'none'),
  step: v.exactOptional(money),
  withinBudget: optional(v.boolean(), false),
  ...roundFields,
})

export const equalShares: VotingMethod<EqualSharesConfig, EqualSharesBallot, EqualSharesItem, EqualSharesDetail> = {
  name: 'equal_shares',
  version: 1,
  rule: ({ completion }) =>
    `Everybody holds an equal share; what its supporters can pay most cheaply is funded first${completion === 'add1' ? ', until the budget is used' : ''}.`,

  configure(given, items) {
    const read = readConfig(configSchema, given, items, 2)
    if (!read.ok) return read
    const { costs, budget, completion } = read.value
    const { step = Math.ceil(budget / USUAL_STEP) } = read.value
    const isPriced = items.every((item) => Object.hasOwn(costs, item))
    if (!isPriced || Object.keys(costs).length > items.length) return no('bad_config', 'costs are not of these items')
    if (Object.values(costs).some((cost) => cost > budget)) return no('bad_config', 'a cost is more than the budget')
    if (completion === 'add1' && budget / step > FINEST_STEP)
      return no('bad_config', 'step is too small for the budget')
    return ok({ ...read.value, step })
  },

  narrow: (config, items) => ({
    ...config,
    costs: Object.fromEntries(Object.entries(config.costs).filter(([item]) => items.includes(item))),
  }),

  check(given, { costs, budget, withinBudget }, items) {
    const read = readItemList(given, 'approved', items)
    if (!read.ok) return read
    const sum = read.value.reduce((total, item) => total + (costs[item] ?? 0), 0)
    if (withinBudget && sum > budget) return no('over_budget', `${sum} of ${budget}`)
    return ok({ approved: read.value })
  },

  /** Who approves nothing holds no share: it would only lie idle. */
  isBlank: ({ approved }) => approved.length === 0,

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: (groups, config, items) => tally(groups, config, items),

  placeOnly: ({ items }) =>
    carriedByOne(
      Object.entries(items).map(([item, { supporters = 0 }]) => ({
        item,
        sum: supporters,
        topShare: supporters === 0 ? 0 : 1 / supporters,
      })),
    ),
  weighed: ({ supporters }) => ({ supporters }),
  groupsMayShow: (groups, _shown, k) => secondWeighting(ballotsPerClass(groups), k) === 'all',

  detail: {
    keys: ['funded', 'contested', 'steps', 'spent', 'holding', 'votersServed', 'steps_raised'],
    /** What was funded is the result; what its supporters paid says how many they were. */
    tell({ detail }, hidden) {
      if (!detail) return {}
      const { steps, votersServed: _, ...told } = detail
      return hidden.size === 0 ? detail : { ...told, steps: steps.filter(({ item }) => !hidden.has(item)) }
    },
  },
}
