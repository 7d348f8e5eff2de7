import { must } from '../../kit/assert.ts'
import { fraction, type Fraction, least, plus, times, toNumber } from '../fraction.ts'
import { spread } from '../statistics/spread.ts'
import { type Answers, gather, meanOf } from './answers.ts'
import type { Items, MethodCount, Resampling, Split } from './method.ts'
import { type Criterion, exactly, hasTie, roughly, tieGroups, TOLERANCE } from './order.ts'
import { flagged, flagsOf, onScale } from './on-a-scale.ts'
import { settle } from './ties.ts'
import type { CriterionResult, Quadrant, ValueGapBallot, ValueGapConfig, ValueGapItem } from './value-gap.ts'

/** The ways to make one number of two. */
export const INDEXES = ['geometric', 'arithmetic', 'minimum'] as const

type Groups = readonly (readonly ValueGapBallot[])[]

/** How value × gap counts: one voice per group of ballots. */
export function tally(groups: Groups, config: ValueGapConfig, items: Items): MethodCount<ValueGapItem> {
  const answers = answersOf(groups, items)
  const judged = items.map((item, at) => judge(item, answers.slice(2 * at, 2 * at + 2), config))
  const split = SPLITS[config.split](judged, config)
  const flags = judged.map(
    ({ item, value, gap }) =>
      [item, flagsOf(Math.min(value.n, gap.n), groups.length, value.polarisation, gap.polarisation)] as const,
  )
  return {
    items: Object.fromEntries(judged.map((one) => [one.item, itemResult(one, split)])),
    ...ranking(judged, config),
    flags: flagged(flags),
    split,
  }
}

/** Two answers per item: value, then gap. */
export function answersOf(groups: Groups, items: Items): readonly Answers[] {
  const slots = new Map(items.map((item, at) => [item, 2 * at]))
  return gather<ValueGapBallot>(groups, 2 * items.length, ({ ratings }, give) => {
    for (const item of Object.keys(ratings)) {
      const slot = slots.get(item)
      const rating = ratings[item]
      if (slot === undefined || !rating) continue
      if (typeof rating.value === 'number') give(slot, rating.value)
      if (typeof rating.gap === 'number') give(slot + 1, rating.gap)
    }
  })
}

/** One item's answers. `units` are the means moved from the scale to 0–1, only there with answers to both criteria. */
interface Judged {
  readonly item: string
  readonly value: CriterionResult
  readonly gap: CriterionResult
  readonly index: number | null
  readonly units?: Units
}

interface Units {
  readonly value: Fraction
  readonly gap: Fraction
}

function judge(item: string, [value, gap]: readonly Answers[], config: ValueGapConfig): Judged {
  const ends = { lowest: 1, highest: config.scale }
  const results = { item, value: onScale(value, ends), gap: onScale(gap, ends) }
  if (!value?.values.length || !gap?.values.length) return { ...results, index: null }
  const units = { value: unitOf(value, config.scale), gap: unitOf(gap, config.scale) }
  return { ...results, index: indexOf(units, config), units }
}

/** (mean - 1) / (scale - 1) */
const unitOf = (answers: Answers, scale: number): Fraction =>
  times(plus(meanOf(answers), fraction(-1, 1)), fraction(1, scale - 1))

interface Formula {
  /** P / 100. */
  share(value: number, gap: number, weight: number): number
  /** What orders as P does at weight ½, exactly. */
  exact(units: Units): Fraction
}

const FORMULAS: Readonly<Record<ValueGapConfig['index'], Formula>> = {
  geometric: {
    share: (value, gap, weight) => (weight === 0.5 ? Math.sqrt(value * gap) : value ** weight * gap ** (1 - weight)),
    exact: ({ value, gap }) => times(value, gap),
  },
  arithmetic: {
    share: (value, gap, weight) => weight * value + (1 - weight) * gap,
    exact: ({ value, gap }) => plus(value, gap),
  },
  minimum: {
    share: (value, gap) => Math.min(value, gap),
    exact: ({ value, gap }) => least(value, gap),
  },
}

const indexOf = ({ value, gap }: Units, { index, weight }: IndexConfig): number =>
  100 * FORMULAS[index].share(toNumber(value), toNumber(gap), weight)

type IndexConfig = Pick<ValueGapConfig, 'index' | 'weight'>

/** Exact, but where an unequal weight leaves no fraction to compare: there numbers within 1e-9 are level. */
const byIndex = (unitsOf: (item: string) => Units, config: IndexConfig): Criterion =>
  config.weight === 0.5 || config.index === 'minimum'
    ? exactly((item) => FORMULAS[config.index].exact(unitsOf(item)))
    : roughly((item) => indexOf(unitsOf(item), config))

type Ranking = Pick<MethodCount<ValueGapItem>, 'order' | 'unranked' | 'brokenTies' | 'warnings'>

function ranking(judged: readonly Judged[], config: ValueGapConfig): Ranking {
  const byItem = new Map(judged.map((one) => [one.item, one]))
  const known = (item: string) => must(byItem.get(item), 'a judged item')
  const unitsOf = (item: string) => must(known(item).units, 'a ranked item')
  const ranked = judged.filter(({ units }) => units).map(({ item }) => item)
  const orderBy = (index: ValueGapConfig['index']) => tieGroups(ranked, byIndex(unitsOf, { ...config, index }))
  const before = orderBy(config.index)
  const criteria = [
    exactly((item) => unitsOf(item).value),
    roughly((item) => known(item).value.consensus ?? 0),
    exactly((item) => fraction(known(item).value.n, 1)),
  ]
  const settled = settle(
    before,
    config,
    judged.map(({ item }) => item),
    criteria,
  )
  const tops = new Set(INDEXES.map((index) => JSON.stringify(orderBy(index)[0] ?? [])))
  return {
    ...settled,
    unranked: judged.filter(({ units }) => !units).map(({ item }) => item),
    warnings: [
      ...(hasTie(settled.order) ? ['tie' as const] : []),
      ...(tops.size > 1 ? ['index_matters' as const] : []),
    ],
  }
}

const SPLITS: Readonly<Record<ValueGapConfig['split'], (judged: readonly Judged[], config: ValueGapConfig) => Split>> =
  {
    midpoint: (_, { scale }) => ({ value: (scale + 1) / 2, gap: (scale + 1) / 2 }),
    median(judged, config) {
      const { value, gap } = SPLITS.midpoint(judged, config)
      return {
        value: medianOf(judged.map((one) => one.value.mean)) ?? value,
        gap: medianOf(judged.map((one) => one.gap.mean)) ?? gap,
      }
    },
  }

const medianOf = (means: readonly (number | null)[]) =>
  spread(means.filter((mean) => mean !== null).toSorted((a, b) => a - b)).median

const itemResult = ({ value, gap, index }: Judged, split: Split): ValueGapItem => ({
  value,
  gap,
  index,
  quadrant: value.mean === null || gap.mean === null ? null : quadrantOf(value.mean, gap.mean, split),
})

/** On the line is high; an organisation's mean may be rounded just below it. */
function quadrantOf(value: number, gap: number, split: Split): Quadrant {
  const [highValue, highGap] = [value >= split.value - TOLERANCE, gap >= split.gap - TOLERANCE]
  if (highValue) return highGap ? 'focus' : 'use_what_we_know'
  return highGap ? 'curiosity' : 'leave'
}

/** Four columns per item: what was said of value and how often, then of gap. */
export function resampled(ballots: readonly ValueGapBallot[], config: ValueGapConfig, items: Items): Resampling {
  const width = 4 * items.length
  const rows = new Float64Array(ballots.length * width)
  const slots = new Map(items.map((item, at) => [item, at]))
  ballots.forEach(({ ratings }, at) => {
    for (const [item, { value, gap }] of Object.entries(ratings)) {
      const start = at * width + 4 * must(slots.get(item), 'an item of the poll')
      if (typeof value === 'number') rows.set([value, 1], start)
      if (typeof gap === 'number') rows.set([gap, 1], start + 2)
    }
  })
  const unit = (sum = 0, n = 0) => (sum / n - 1) / (config.scale - 1)
  return {
    rows,
    width,
    score(sums, into) {
      for (let slot = 0, at = 0; slot < items.length; slot++, at += 4)
        into[slot] = FORMULAS[config.index].share(
          unit(sums[at], sums[at + 1]),
          unit(sums[at + 2], sums[at + 3]),
          config.weight,
        )
    },
  }
}
