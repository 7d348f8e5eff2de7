import { must } from '../../kit/assert.ts'
import { fraction } from '../fraction.ts'
import { consensus, polarisation } from '../statistics/agreement.ts'
import { spread } from '../statistics/spread.ts'
import type { CriteriaBallot, CriteriaConfig, CriteriaDetail, CriteriaItem } from './criteria.ts'
import { sensitivityOf } from './criteria-sensitivity.ts'
import type { Items, MethodCount, Resampling } from './method.ts'
import { categoriesOf, flagged, flagsOf } from './on-a-scale.ts'
import { exactly, hasTie, roughly, tieGroups } from './order.ts'
import { type Means, meansOf } from './criteria-means.ts'
import { type Reviewers, reviewersOf, scoreAt, sheetsOf } from './criteria-reviewers.ts'
import { resampledMeans } from './sums.ts'
import { settle } from './ties.ts'

type Groups = readonly (readonly CriteriaBallot[])[]

export function tally(groups: Groups, config: CriteriaConfig, items: Items): MethodCount<CriteriaItem, CriteriaDetail> {
  const sheets = sheetsOf(groups, config, items)
  const weights = Float64Array.from(config.criteria, ({ weight }) => weight)
  const reviewers = items.map((_, slot) => reviewersOf(sheets, slot, weights.length))
  const means = new Map(reviewers.map((own, slot) => [items[slot] ?? '', meansOf(own, weights)]))
  const judged = new Map(
    reviewers.map((own, slot) => {
      const item = items[slot] ?? ''
      return [item, judge(own, must(means.get(item), 'an item of the poll'), config)]
    }),
  )
  const on = (item: string) => must(judged.get(item), 'an item of the poll')
  const ranked = items.filter((item) => on(item).n > 0)
  const before = tieGroups(
    ranked,
    roughly((item) => must(on(item).score, 'a score')),
  )
  const { order, brokenTies } = settle(before, config, items, [
    roughly((item) => must(on(item).equalWeights, 'a score')),
    exactly((item) => fraction(on(item).n, 1)),
  ])
  return {
    items: Object.fromEntries(judged),
    order,
    unranked: items.filter((item) => on(item).n === 0),
    flags: flagged(items.map((item) => [item, flagsOf(on(item).n, groups.length, on(item).polarisation)] as const)),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
    // Beside the person count nothing but order and means is told.
    ...(groups.every(({ length }) => length === 1) && { detail: sensitivityOf(order, means, config) }),
  }
}

function judge(reviewers: Reviewers, means: Means, { criteria, scale }: CriteriaConfig): CriteriaItem {
  const scores = means.scores.toSorted()
  const counts = categoriesOf(scores, { lowest: 1, highest: scale })
  const told = spread(scores)
  return {
    n: scores.length,
    leftOut: reviewers.leftOut,
    rescaled: reviewers.rescaled,
    ...told,
    score: told.mean,
    index: told.mean === null ? null : (100 * (told.mean - 1)) / (scale - 1),
    equalWeights: orNull(means.equalWeights),
    consensus: consensus(counts),
    polarisation: polarisation(counts),
    byCriterion: Object.fromEntries(criteria.map(({ id }, at) => [id, orNull(means.byCriterion[at] ?? Number.NaN)])),
  }
}

export function resampled(ballots: readonly CriteriaBallot[], config: CriteriaConfig, items: Items): Resampling {
  const weights = config.criteria.map(({ weight }) => weight)
  const slots = new Map(items.map((item, slot) => [item, slot]))
  return resampledMeans(ballots, items, (ballot, item) => {
    const { marks } = reviewersOf(sheetsOf([[ballot]], config, items), slots.get(item) ?? 0, weights.length)
    return marks.length === 0 ? undefined : scoreAt(marks, 0, weights, -1)
  })
}

const orNull = (mean: number) => (Number.isNaN(mean) ? null : mean)
