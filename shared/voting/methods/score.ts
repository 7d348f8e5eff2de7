import * as v from 'valibot'
import { must } from '../../kit/assert.ts'
import { ok } from '../../kit/result.ts'
import { object, optional } from '../../kit/schema.ts'
import { fraction, toNumber } from '../fraction.ts'
import { itemGate, secondWeighting } from '../privacy.ts'
import { type Answers, ballotsPerClass, gather, meanOf, singly } from './answers.ts'
import type { Items, MethodCount, RoundConfig, VotingMethod } from './method.ts'
import { flagged, flagsOf, type OnScale, onScale } from './on-a-scale.ts'
import { type Criterion, exactly, hasTie, roughly, tieGroups } from './order.ts'
import { type Mark, readByItem, readConfig, readMark, type Scale, SCALES } from './reading.ts'
import { resampledMeans, resampledSums } from './sums.ts'
import { roundFields, settle } from './ties.ts'

/** Range voting (Hillinger 2005): each item is given a score of its own; the highest mean leads. */
export interface ScoreConfig extends RoundConfig {
  /** Scores go from 1 to this. */
  readonly scale: Scale
  /** `skip`: the mean over those who gave one. `zero`: the sum, so that who is silent counts against. */
  readonly missing: 'skip' | 'zero'
}

export type ScoreBallot = { readonly scores: Readonly<Record<string, Mark>> }

export interface ScoreItem extends OnScale {
  /** Null where nobody scored it. */
  readonly sum: number | null
}

const configSchema = object({
  scale: optional(v.picklist(SCALES), 5),
  missing: optional(v.picklist(['skip', 'zero']), 'skip'),
  ...roundFields,
})

export const score: VotingMethod<ScoreConfig, ScoreBallot, ScoreItem> = {
  name: 'score',
  version: 1,

  rule: ({ scale, missing }) =>
    missing === 'skip'
      ? `The mean score from 1 to ${scale} decides, over those who gave one.`
      : `The sum of scores from 1 to ${scale} decides; no score counts as nothing.`,

  configure: (given, items) => readConfig(configSchema, given, items, 1),

  check(given, { scale }, items) {
    const scores = readByItem(given, 'scores', items, (mark) => readMark(mark, { lowest: 1, highest: scale }))
    return scores.ok ? ok({ scores: scores.value }) : scores
  },

  isBlank: ({ scores }) => Object.values(scores).every((mark) => typeof mark !== 'number'),

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }, k) =>
    Object.entries(items)
      .filter(([, { n }]) => itemGate(n, k) === 'place_only')
      .map(([item]) => item),

  weighed: ({ n, mean, sum }, { missing }) => (missing === 'skip' ? { n, mean } : { sum }),

  groupsMayShow: (groups, shown, k, { missing }) =>
    missing === 'skip'
      ? answersOf(groups, shown).every(({ classes }) => secondWeighting(classes.values(), k) === 'all')
      : secondWeighting(ballotsPerClass(groups), k) === 'all',

  resampling: (ballots, { missing }, items) =>
    missing === 'skip'
      ? resampledMeans(ballots, items, ({ scores }, item) => markOf(scores, item))
      : resampledSums(ballots, items, ({ scores }, item) => markOf(scores, item) ?? 0),
}

function markOf(scores: ScoreBallot['scores'], item: string): number | undefined {
  const mark = Object.hasOwn(scores, item) ? scores[item] : undefined
  return typeof mark === 'number' ? mark : undefined
}

function answersOf(groups: readonly (readonly ScoreBallot[])[], items: Items): readonly Answers[] {
  const slots = new Map(items.map((item, at) => [item, at]))
  return gather(groups, items.length, ({ scores }, give) => {
    for (const item of Object.keys(scores)) {
      const slot = slots.get(item)
      const mark = scores[item]
      if (slot !== undefined && typeof mark === 'number') give(slot, mark)
    }
  })
}

/** The sums in which silence counts as nothing, for whole groups too. */
const sumsOf = (groups: readonly (readonly ScoreBallot[])[], items: Items): readonly Answers[] =>
  gather(groups, items.length, ({ scores }, give) =>
    items.forEach((item, slot) => give(slot, markOf(scores, item) ?? 0)),
  )

function tally(given: readonly (readonly ScoreBallot[])[], config: ScoreConfig, items: Items): MethodCount<ScoreItem> {
  const answers = answersOf(given, items)
  const sums = config.missing === 'zero' ? sumsOf(given, items) : answers
  const judged = new Map(
    items.map((item, at) => {
      const [own, all] = [must(answers[at], 'answers'), must(sums[at], 'sums')]
      return [item, { own, all, told: itemOf(own, all, config) }] as const
    }),
  )
  const on = (item: string) => must(judged.get(item), 'an item of the poll')
  const ranked = items.filter((item) => on(item).told.n > 0)
  const byMean = exactly((item) => meanOf(on(item).own))
  const rest: readonly Criterion[] = [
    roughly((item) => on(item).told.median ?? 0),
    exactly((item) => fraction(on(item).told.n, 1)),
  ]
  const [first, criteria] =
    config.missing === 'zero' ? [exactly((item) => on(item).all.sum), [byMean, ...rest]] : [byMean, rest]
  const { order, brokenTies } = settle(tieGroups(ranked, first), config, items, criteria)
  return {
    items: Object.fromEntries(items.map((item) => [item, on(item).told])),
    order,
    unranked: items.filter((item) => on(item).told.n === 0),
    flags: flagged(
      items.map((item) => [item, flagsOf(on(item).told.n, given.length, on(item).told.polarisation)] as const),
    ),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
  }
}

const itemOf = (own: Answers, all: Answers, { scale }: ScoreConfig): ScoreItem => ({
  ...onScale(own, { lowest: 1, highest: scale }),
  sum: own.values.length === 0 ? null : toNumber(all.sum),
})
