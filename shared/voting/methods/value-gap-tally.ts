import { must } from '../../kit/assert.ts'
import { fraction, type Fraction, least, plus, times, toNumber } from '../fraction.ts'
import { consensus, isPolarised, polarisation } from '../statistics/agreement.ts'
import { spread } from '../statistics/spread.ts'
import { type Answers, gather, meanOf } from './answers.ts'
import type { Items, MethodCount, Split, Warning } from './method.ts'
import { breakTies, brokenIn, type Criterion, exactly, hasTie, roughly, tieGroups, TOLERANCE } from './order.ts'
import type { CriterionResult, Quadrant, ValueGapBallot, ValueGapConfig, ValueGapItem } from './value-gap.ts'

/** The ways to make one number of two. */
export const INDEXES = ['geometric', 'arithmetic', 'minimum'] as const

type Groups = readonly (readonly ValueGapBallot[])[]

/** How value × gap counts: one voice per group of ballots. */
export function tally(groups: Groups, config: ValueGapConfig, items: Items): MethodCount<ValueGapItem> {
  const answers = answersOf(groups, items)
  const judged = items.map((item, at) => judge(item, answers.slice(2 * at, 2 * at + 2), config))
  const split = SPLITS[config.split](judged, config)
  const flags = judged.map((one): [string, readonly Warning[]] => [one.item, flagsOf(one, groups.length)])
  return {
    items: Object.fromEntries(judged.map((one) => [one.item, itemResult(one, split)])),
    ...ranking(judged, config),
    flags: Object.fromEntries(flags.filter(([, some]) => some.length > 0)),
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
  const results = { item, value: criterionResult(value, config.scale), gap: criterionResult(gap, config.scale) }
  if (!value?.values.length || !gap?.values.length) return { ...results, index: null }
  const units = { value: unitOf(value, config.scale), gap: unitOf(gap, config.scale) }
  return { ...results, index: indexOf(units, config), units }
}

/** (mean - 1) / (scale - 1) */
const unitOf = (answers: Answers, scale: number): Fraction =>
  times(plus(meanOf(answers), fraction(-1, 1)), fraction(1, scale - 1))

function criterionResult(answers: Answers | undefined, scale: number): CriterionResult {
  const values = answers?.values ?? new Float64Array()
  const counts = categoriesOf(values, scale)
  return {
    n: values.length,
    counts,
    ...spread(values),
    consensus: consensus(counts),
    polarisation: polarisation(counts),
  }
}

/** How many stand nearest to 1, to 2, …; halves upwards. */
function categoriesOf(values: Float64Array, scale: number): readonly number[] {
  const counts = Array.from({ length: scale }, () => 0)
  for (let at = 0; at < values.length; at++) {
    const category = Math.floor((values[at] ?? 0) + 0.5) - 1
    counts[category] = (counts[category] ?? 0) + 1
  }
  return counts
}

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
  const order = config.tiePolicy === 'criteria' ? breakTies(before, criteria) : before
  const tops = new Set(INDEXES.map((index) => JSON.stringify(orderBy(index)[0] ?? [])))
  return {
    order,
    unranked: judged.filter(({ units }) => !units).map(({ item }) => item),
    brokenTies: brokenIn(before, order),
    warnings: [...(hasTie(order) ? ['tie' as const] : []), ...(tops.size > 1 ? ['index_matters' as const] : [])],
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

function flagsOf({ value, gap }: Judged, received: number): readonly Warning[] {
  const isThin = Math.min(value.n, gap.n) < Math.max(3, received / 2)
  const isSplit = isPolarised(value.polarisation ?? 0) || isPolarised(gap.polarisation ?? 0)
  return [...(isThin ? ['thin' as const] : []), ...(isSplit ? ['polarised' as const] : [])]
}
