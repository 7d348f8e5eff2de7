import { must } from '../../kit/assert.ts'
import { fraction } from '../fraction.ts'
import { consensus, polarisation } from '../statistics/agreement.ts'
import { spread } from '../statistics/spread.ts'
import type { CriteriaBallot, CriteriaConfig, CriteriaDetail, CriteriaItem } from './criteria.ts'
import { sensitivityOf } from './criteria-sensitivity.ts'
import type { Items, MethodCount, Resampling } from './method.ts'
import { categoriesOf, flagged, flagsOf } from './on-a-scale.ts'
import { exactly, hasTie, roughly, tieGroups } from './order.ts'
import { groupMeans, markAt, meanByGroup, type Reviewers, reviewersOf, weighted } from './criteria-reviewers.ts'
import { resampledMeans } from './sums.ts'
import { settle } from './ties.ts'

type Groups = readonly (readonly CriteriaBallot[])[]

export function tally(groups: Groups, config: CriteriaConfig, items: Items): MethodCount<CriteriaItem, CriteriaDetail> {
  const reviewers = new Map(items.map((item) => [item, reviewersOf(groups, config, item)]))
  const judged = new Map([...reviewers].map(([item, own]) => [item, judge(own, config)]))
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
    ...(groups.every(({ length }) => length === 1) && { detail: sensitivityOf(order, reviewers, config) }),
  }
}

function judge(reviewers: Reviewers, { criteria, scale }: CriteriaConfig): CriteriaItem {
  const weights = criteria.map(({ weight }) => weight)
  const scores = groupMeans(reviewers, weighted(weights)).sort()
  const counts = categoriesOf(scores, { lowest: 1, highest: scale })
  const told = spread(scores)
  const meanOf = (read: Parameters<typeof meanByGroup>[1]): number | null => {
    const mean = meanByGroup(reviewers, read)
    return Number.isNaN(mean) ? null : mean
  }
  return {
    n: scores.length,
    leftOut: reviewers.leftOut,
    rescaled: reviewers.rescaled,
    ...told,
    score: told.mean,
    index: told.mean === null ? null : (100 * (told.mean - 1)) / (scale - 1),
    equalWeights: meanOf(weighted(weights.map(() => 1))),
    consensus: consensus(counts),
    polarisation: polarisation(counts),
    byCriterion: Object.fromEntries(criteria.map(({ id }, at) => [id, meanOf(markAt(at))])),
  }
}

export function resampled(ballots: readonly CriteriaBallot[], config: CriteriaConfig, items: Items): Resampling {
  const read = weighted(config.criteria.map(({ weight }) => weight))
  return resampledMeans(ballots, items, (ballot, item) => {
    const { marks } = reviewersOf([[ballot]], config, item)
    return marks.length === 0 ? undefined : read(marks, 0)
  })
}
