import * as v from 'valibot'
import { must } from '../../kit/assert.ts'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { addPart, fraction, type Fraction, type Parts, sumOf, times, toNumber } from '../fraction.ts'
import { MOST_ITEMS } from '../poll.ts'
import { secondWeighting } from '../privacy.ts'
import { wilson } from '../statistics/certainty.ts'
import { ballotsPerClass, singly } from './answers.ts'
import type { Items, MethodCount, RoundConfig, VotingMethod } from './method.ts'
import { exactly, hasTie, tieGroups } from './order.ts'
import { no, readConfig, readItemList } from './reading.ts'
import { carriedByOne, resampledSums } from './sums.ts'
import { roundFields, settle } from './ties.ts'

/** Approval voting (Brams & Fishburn 1978): each person ticks what they can support; the most ticks lead. */
export interface ApprovalConfig extends RoundConfig {
  /** The fewest and the most that may be ticked; without a most, all may be. */
  readonly min: number
  readonly max?: number
}

/** An empty list is a ballot: nothing here is approved. */
export type ApprovalBallot = { readonly approved: readonly string[] }

export interface ApprovalItem {
  readonly count: number
  /** Of the ballots received, with its 95 % interval (Wilson 1927). */
  readonly share: number
  readonly low: number
  readonly high: number
}

const configSchema = object({
  min: optional(integer(0, MOST_ITEMS), 0),
  /** Null says the same as nothing: a view holds no nulls. */
  max: v.exactOptional(v.nullable(integer(1, MOST_ITEMS))),
  ...roundFields,
})

export const approval: VotingMethod<ApprovalConfig, ApprovalBallot, ApprovalItem> = {
  name: 'approval',
  version: 1,

  rule: ({ min, max }) => `The number of people who tick a question decides${limits(min, max)}.`,

  configure(given, items) {
    const read = readConfig(configSchema, given, items, 2)
    if (!read.ok) return read
    const { max: most, ...rest } = read.value
    const max = most ?? undefined
    if (rest.min > Math.min(items.length, max ?? items.length))
      return no('bad_config', 'min is more than can be ticked')
    return ok({ ...rest, ...(max !== undefined && { max }) })
  },

  check(given, { min, max }, items) {
    const read = readItemList(given, 'approved', items)
    if (!read.ok) return read
    const { length } = read.value
    if (length < min) return no('too_few_choices', `${length}, at least ${min}`)
    if (max !== undefined && length > max) return no('too_many_choices', `${length}, at most ${max}`)
    return ok({ approved: read.value })
  },

  /** An empty list says that nothing here is approved. */
  isBlank: () => false,

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  /** One tick alone is over half of its sum. Everybody may have to tick the same number, so none is hidden alone. */
  placeOnly: ({ items }) =>
    carriedByOne(
      Object.entries(items).map(([item, { count }]) => ({ item, sum: count, topShare: count === 0 ? 0 : 1 / count })),
    ),

  weighed: ({ count, share }) => ({ count, share }),

  groupsMayShow: (groups, _shown, k) => secondWeighting(ballotsPerClass(groups), k) === 'all',

  amount: ({ count }) => count,

  resampling: (ballots, _config, items) =>
    resampledSums(ballots, items, ({ approved }, item) => (approved.includes(item) ? 1 : 0)),
}

function limits(min: number, max: number | undefined): string {
  if (max === undefined) return min === 0 ? '' : `; each person ticks ${min} or more`
  if (min === 0) return `; each person ticks at most ${max}`
  return min === max ? `; each person ticks exactly ${min}` : `; each person ticks ${min} to ${max}`
}

function tally(
  groups: readonly (readonly ApprovalBallot[])[],
  config: ApprovalConfig,
  items: Items,
): MethodCount<ApprovalItem> {
  const counts = countsOf(groups, items)
  const countOf = (item: string) => must(counts.get(item), 'an item of the poll')
  const ranked = groups.length > 0 ? items : []
  const { order, brokenTies } = settle(tieGroups(ranked, exactly(countOf)), config, items, [])
  return {
    items: Object.fromEntries(items.map((item) => [item, itemOf(countOf(item), groups.length)])),
    order,
    unranked: groups.length > 0 ? [] : items,
    flags: {},
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
  }
}

/** Per item the voices that approve it: of a group as much as the part of it that ticks. */
function countsOf(groups: readonly (readonly ApprovalBallot[])[], items: Items): ReadonlyMap<string, Fraction> {
  const parts = new Map(items.map((item): [string, Parts] => [item, new Map()]))
  for (const group of groups)
    for (const { approved } of group)
      for (const item of approved) addPart(must(parts.get(item), 'an item of the poll'), group.length, 1)
  return new Map([...parts].map(([item, part]) => [item, sumOf(part)]))
}

function itemOf(exact: Fraction, voices: number): ApprovalItem {
  const count = toNumber(exact)
  if (voices === 0) return { count, share: 0, low: 0, high: 1 }
  return { count, share: toNumber(times(exact, fraction(1, voices))), ...wilson(count, voices) }
}
