import * as v from 'valibot'
import { ok } from '../../kit/result.ts'
import { object, optional } from '../../kit/schema.ts'
import { itemGate, secondWeighting } from '../privacy.ts'
import type { RoundConfig, VotingMethod } from './method.ts'
import type { OnScale } from './on-a-scale.ts'
import { type Mark, readByItem, readConfig, readMarks, SCALES } from './reading.ts'
import { roundFields } from './ties.ts'
import { answersOf, INDEXES, resampled, tally } from './value-gap-tally.ts'

/** Two criteria, kin to importance–performance analysis (Martilla & James 1977): value of the action, gap in understanding. */
export interface ValueGapConfig extends RoundConfig {
  /** Ratings go from 1 to this. */
  readonly scale: (typeof SCALES)[number]
  /** Where high begins: in the middle of the scale, or at the median of the items. */
  readonly split: 'midpoint' | 'median'
  readonly index: (typeof INDEXES)[number]
  /** How much of the index is value, 0 to 1; the rest is gap. `minimum` has no use for it. */
  readonly weight: number
}

export interface Rating {
  readonly value?: Mark
  readonly gap?: Mark
}

export type ValueGapBallot = {
  readonly ratings: Readonly<Record<string, Rating>>
}

export type Quadrant = 'focus' | 'use_what_we_know' | 'curiosity' | 'leave'

/**
 * The answers to one criterion of one item; without answers every statistic is null. An organisation answers with its
 * people's mean, and is counted, for `counts`, consensus and polarisation, at the nearest category, halves upwards.
 */
export type CriterionResult = OnScale

export interface ValueGapItem {
  readonly value: CriterionResult
  readonly gap: CriterionResult
  /** P, 0 to 100; null, like the quadrant, when a criterion has no answers. */
  readonly index: number | null
  readonly quadrant: Quadrant | null
}

const configSchema = object({
  scale: optional(v.picklist(SCALES), 5),
  split: optional(v.picklist(['midpoint', 'median']), 'midpoint'),
  index: optional(v.picklist(INDEXES), 'geometric'),
  weight: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
  ...roundFields,
})

export const valueGap: VotingMethod<ValueGapConfig, ValueGapBallot, ValueGapItem> = {
  name: 'value_gap',
  version: 1,

  rule: (config) => `${FORMULAS[config.index](config)} decides: their means over all who judged them, set from 0 to 1.`,

  configure: (given, items) => readConfig(configSchema, given, items, 1),

  check(given, { scale }, items) {
    const ratings = readByItem(given, 'ratings', items, (rating) =>
      readMarks(rating, ['value', 'gap'], 'rating', { lowest: 1, highest: scale }),
    )
    return ratings.ok ? ok({ ratings: ratings.value }) : ratings
  },

  isBlank: ({ ratings }) =>
    Object.values(ratings).every(({ value, gap }) => typeof value !== 'number' && typeof gap !== 'number'),

  count: (ballots, config, items) =>
    tally(
      ballots.map((ballot) => [ballot]),
      config,
      items,
    ),
  countGroups: tally,

  placeOnly: ({ items }, k) =>
    Object.entries(items)
      .filter(([, { value, gap }]) => itemGate(Math.min(value.n, gap.n), k) === 'place_only')
      .map(([item]) => item),

  /** Where the lines lie at the items' medians, what stands beside them tells of those that are hidden. */
  tellItem: (item, { isHiding, config }) =>
    isHiding && config.split === 'median' ? { ...item, quadrant: null } : item,

  hasFixedSplit: ({ split }) => split === 'midpoint',

  weighed: ({ value, gap, index }) => ({
    value: { n: value.n, mean: value.mean },
    gap: { n: gap.n, mean: gap.mean },
    index,
  }),

  groupsMayShow: (groups, shown, k) =>
    answersOf(groups, shown).every(({ classes }) => secondWeighting(classes.values(), k) === 'all'),

  resampling: resampled,
}

const FORMULAS: Readonly<Record<ValueGapConfig['index'], (config: ValueGapConfig) => string>> = {
  geometric: ({ weight }) =>
    weight === 0.5 ? 'The square root of value × gap' : `Value^${weight} × gap^${rounded(1 - weight)}`,
  arithmetic: ({ weight }) => `${weight} × value + ${rounded(1 - weight)} × gap`,
  minimum: () => 'The lower of value and gap',
}

const rounded = (share: number) => Number(share.toFixed(6))
