import * as v from 'valibot'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { itemGate, secondWeighting } from '../privacy.ts'
import { ballotsPerClass, singly } from './answers.ts'
import { classesOf, tally } from './majority-judgment-tally.ts'
import type { RoundConfig, VotingMethod } from './method.ts'
import { type Mark, readByItem, readConfig, readMark } from './reading.ts'
import { roundFields } from './ties.ts'

/** Majority judgment (Balinski & Laraki 2007): words instead of numbers; the grade in the middle decides. */
export interface MajorityJudgmentConfig extends RoundConfig {
  /** How many grades there are; 0 is the lowest. */
  readonly grades: number
  /** What a missing grade counts as: nothing, the lowest grade, or the item's own median. */
  readonly blank: 'exclude' | 'lowest' | 'median'
}

export type MajorityJudgmentBallot = { readonly grades: Readonly<Record<string, Mark>> }

/** The majority grade (lower median), the shares of grades above and below it, and which of the two is larger. */
export interface Gauge {
  readonly grade: number
  readonly above: number
  readonly below: number
  readonly sign: 'plus' | 'minus'
}

export interface MajorityJudgmentItem {
  readonly n: number
  /** How many gave 0, 1, …; what is missing is not among them, whatever it counts as. */
  readonly counts: readonly number[]
  readonly consensus: number | null
  readonly polarisation: number | null
  /** Null where nobody graded it. */
  readonly gauge: Gauge | null
}

export interface MajorityJudgmentDetail {
  /** By item; what was never graded has none. */
  readonly gauge: Readonly<Record<string, Gauge>>
  /** Competition ranks: 1, 2, 2, 4. */
  readonly ranks: Readonly<Record<string, number>>
}

const configSchema = object({
  grades: optional(integer(2, 10), 6),
  blank: optional(v.picklist(['exclude', 'lowest', 'median']), 'exclude'),
  ...roundFields,
})

const BLANK_WORDS: Readonly<Record<MajorityJudgmentConfig['blank'], string>> = {
  exclude: 'over those who graded it',
  lowest: 'a missing grade counting as the lowest',
  median: 'a missing grade counting as the middle one',
}

export const majorityJudgment: VotingMethod<
  MajorityJudgmentConfig,
  MajorityJudgmentBallot,
  MajorityJudgmentItem,
  MajorityJudgmentDetail
> = {
  name: 'majority_judgment',
  version: 1,

  rule: ({ grades, blank }) => `The middle one of its grades, out of ${grades}, decides, ${BLANK_WORDS[blank]}.`,

  configure: (given, items) => readConfig(configSchema, given, items, 1),

  check(given, { grades }, items) {
    const read = readByItem(given, 'grades', items, (mark) => readMark(mark, { lowest: 0, highest: grades - 1 }))
    return read.ok ? ok({ grades: read.value }) : read
  },

  isBlank: ({ grades }) => Object.values(grades).every((mark) => typeof mark !== 'number'),

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }, k) =>
    Object.entries(items)
      .filter(([, { n }]) => itemGate(n, k) === 'place_only')
      .map(([item]) => item),

  weighed: ({ gauge }) => ({ grade: gauge?.grade ?? null }),

  groupsMayShow: (groups, shown, k, { blank }) =>
    secondWeighting(ballotsPerClass(groups), k) === 'all' &&
    (blank !== 'exclude' || shown.every((item) => secondWeighting(classesOf(groups, item).values(), k) === 'all')),

  detail: {
    keys: ['gauge', 'ranks'],
    tell: ({ detail }, hidden) =>
      detail
        ? {
            ...detail,
            gauge: Object.fromEntries(Object.entries(detail.gauge).filter(([item]) => !hidden.has(item))),
          }
        : {},
  },
}
