import * as v from 'valibot'
import { ok } from '../../kit/result.ts'
import { id, list, object, optional, text } from '../../kit/schema.ts'
import { itemGate, secondWeighting } from '../privacy.ts'
import type { Spread } from '../statistics/spread.ts'
import { ballotsPerClass, singly } from './answers.ts'
import { reviewersOf, sheetsOf } from './criteria-reviewers.ts'
import { resampled, tally } from './criteria-tally.ts'
import type { RoundConfig, VotingMethod } from './method.ts'
import { type Mark, readByItem, readConfig, readMarks, type Scale, SCALES } from './reading.ts'
import { roundFields } from './ties.ts'

export interface WeightedCriterion {
  readonly id: string
  readonly label: string
  /** All weights sum to 1. */
  readonly weight: number
}

/** Simple additive weighting (Keeney & Raiffa 1976): reviewers mark each item by several weighted criteria. */
export interface CriteriaConfig extends RoundConfig {
  readonly criteria: readonly WeightedCriterion[]
  /** Marks go from 1 to this. */
  readonly scale: Scale
}

/** Item → criterion → mark; a missing criterion is missing, not zero. */
export type CriteriaBallot = {
  readonly marks: Readonly<Record<string, Readonly<Record<string, Mark>>>>
}

/** `mean` … of Spread are of the reviewers' own weighted scores. */
export interface CriteriaItem extends Spread {
  /** Reviewers whose marks could be used, and those left out because two criteria or more were missing. */
  readonly n: number
  readonly leftOut: number
  /** Mean of the reviewers' weighted scores, 1 to scale; null without any. */
  readonly score: number | null
  /** The same from 0 to 100. */
  readonly index: number | null
  /** The score if all criteria weighed alike. */
  readonly equalWeights: number | null
  readonly consensus: number | null
  readonly polarisation: number | null
  /** Used reviewers who left one criterion out, so that the others weighed more. */
  readonly rescaled: number
  /** Mean mark by criterion, over the used reviewers who gave one. */
  readonly byCriterion: Readonly<Record<string, number | null>>
}

/** The weight nearest a criterion's own at which `rival` would meet the leader (Triantaphyllou & Sánchez 1997). */
export interface Tipping {
  readonly weight: number
  readonly change: number
  readonly rival: string
}

export interface CriteriaDetail {
  /** By criterion; null where no weight of it changes the leader. */
  readonly sensitivity: Readonly<Record<string, Tipping | null>>
  /** The criterion whose weight has to change least. */
  readonly nearest: string | null
}

/** The Prioritisation Framework's categories and weights. */
export const FRAMEWORK: readonly WeightedCriterion[] = [
  { id: 'suitability', label: 'Suitability', weight: 0.2 },
  { id: 'deliverability', label: 'Deliverability', weight: 0.2 },
  { id: 'impact', label: 'Impact', weight: 0.3 },
  { id: 'scalability', label: 'Scalability', weight: 0.15 },
  { id: 'portfolio', label: 'Portfolio', weight: 0.15 },
]
const MOST_CRITERIA = 12
/** Weights that people typed may miss 1 by rounding. */
const ROUNDING = 1e-9

const criterion = v.pipe(
  object({
    id: id<string>(),
    label: v.exactOptional(text({ min: 1, max: 80 })),
    weight: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.transform(({ id: own, label = own, weight }): WeightedCriterion => ({ id: own, label, weight })),
)

const configSchema = object({
  criteria: optional(
    v.pipe(
      list(criterion, { min: 1, max: MOST_CRITERIA }),
      v.check((all) => new Set(all.map((one) => one.id)).size === all.length, 'no repeats'),
      v.check((all) => Math.abs(all.reduce((sum, { weight }) => sum + weight, 0) - 1) <= ROUNDING, 'weights sum to 1'),
    ),
    [...FRAMEWORK],
  ),
  scale: optional(v.picklist(SCALES), 5),
  ...roundFields,
})

export const criteria: VotingMethod<CriteriaConfig, CriteriaBallot, CriteriaItem, CriteriaDetail> = {
  name: 'criteria',
  version: 1,

  rule: ({ criteria: { length } }) =>
    length === 1
      ? 'The mean mark on one criterion decides.'
      : `The mean of the reviewers' weighted marks on ${length} criteria decides.`,

  configure: (given, items) => readConfig(configSchema, given, items, 1),

  check(given, config, items) {
    const read = readByItem(given, 'marks', items, (marks) =>
      readMarks(
        marks,
        config.criteria.map((one) => one.id),
        'marks of an item',
        { lowest: 1, highest: config.scale },
      ),
    )
    return read.ok ? ok({ marks: read.value }) : read
  },

  isBlank: ({ marks }) =>
    Object.values(marks).every((own) => Object.values(own).every((mark) => typeof mark !== 'number')),

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }, k) =>
    Object.entries(items)
      .filter(([, { n }]) => itemGate(n, k) === 'place_only')
      .map(([item]) => item),

  /** Where fewer than k left a criterion out, its means and the score together would give their own scores away. */
  tellItem: (item, { k }) => (isApart(item, k) ? { ...item, byCriterion: {} } : item),

  weighed: ({ n, score }) => ({ n, score }),

  groupsMayShow(groups, shown, k, config) {
    if (secondWeighting(ballotsPerClass(groups), k) !== 'all') return false
    const sheets = sheetsOf(groups, config, shown)
    const sizesOf = (slot: number) => reviewersOf(sheets, slot, config.criteria.length).sizes
    return shown.every((_, slot) => secondWeighting(ballotsIn(sizesOf(slot)), k) === 'all')
  },

  detail: {
    keys: ['sensitivity', 'nearest'],
    /** It is worked out from every item's means by criterion: where one of them may not be told, nothing is. */
    tell({ detail, items }, hidden, k) {
      if (!detail?.sensitivity || hidden.size > 0 || Object.values(items).some((item) => isApart(item, k))) return {}
      const { sensitivity, nearest } = detail
      const tipping = Object.entries(sensitivity).filter(([, one]) => one !== null)
      return { sensitivity: Object.fromEntries(tipping), ...(nearest && { nearest }) }
    },
  },

  resampling: resampled,
}

/** As many as left a criterion out can be told apart from the rest when they are few. */
const isApart = ({ rescaled }: CriteriaItem, k: number): boolean => rescaled > 0 && rescaled < k

/** How many ballots weigh alike: those in groups of one, of two, … */
function ballotsIn(sizes: readonly number[]): Iterable<number> {
  const classes = new Map<number, number>()
  for (const size of sizes) classes.set(size, (classes.get(size) ?? 0) + size)
  return classes.values()
}
