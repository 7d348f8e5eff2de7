import * as v from 'valibot'
import { must } from '../../kit/assert.ts'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { fraction } from '../fraction.ts'
import { itemGate, secondWeighting } from '../privacy.ts'
import type { Spread } from '../statistics/spread.ts'
import { type Answers, gather, meanOf, singly } from './answers.ts'
import type { Items, MethodCount, RoundConfig, VotingMethod } from './method.ts'
import { type Ends, flagged, flagsOf, onScale } from './on-a-scale.ts'
import { exactly, hasTie, roughly, tieGroups, TOLERANCE } from './order.ts'
import { type Mark, no, readByItem, readConfig, readMark } from './reading.ts'
import { roundFields, settle } from './ties.ts'

/** Estimate, talk, estimate (Dalkey & Helmer 1963; Gustafson et al. 1973). */
export interface DelphiConfig extends RoundConfig {
  /** The least and the largest estimate, whole numbers. */
  readonly scale: readonly [number, number]
  /** What counts as agreement, fixed beforehand (VOTING.md §2.12). */
  readonly consensus: 'iqr' | 'within1' | 'cns'
  readonly maxRounds: number
}

export type DelphiBallot = { readonly estimates: Readonly<Record<string, Mark>> }

export interface DelphiItem extends Spread {
  readonly n: number
  /** How many gave the least, the next, … */
  readonly counts: readonly number[]
  readonly iqr: number | null
  readonly sdSample: number | null
  /** The share within ±1 of the median. */
  readonly within1: number | null
  readonly cns: number | null
  readonly polarisation: number | null
  /** Whether the room agrees by the measure chosen beforehand. */
  readonly isAgreed: boolean
}

/** The widest scale, so that every histogram can be shown. */
const MOST_STEPS = 100
const FARTHEST = 1_000_000
const MEASURES = ['iqr', 'within1', 'cns'] as const

const configSchema = object({
  scale: optional(v.tuple([integer(-FARTHEST, FARTHEST), integer(-FARTHEST, FARTHEST)]), [1, 9]),
  consensus: optional(v.picklist(MEASURES), 'iqr'),
  maxRounds: optional(integer(1, 10), 3),
  ...roundFields,
})

export const delphi: VotingMethod<DelphiConfig, DelphiBallot, DelphiItem> = {
  name: 'delphi',
  version: 1,

  rule: ({ consensus }) => `The median estimate decides; people agree when ${AGREED[consensus].words}.`,

  configure(given, items) {
    const read = readConfig(configSchema, given, items, 1)
    if (!read.ok) return read
    const { lowest, highest } = endsOf(read.value)
    if (highest <= lowest || highest - lowest > MOST_STEPS)
      return no('bad_config', `a scale has 1 to ${MOST_STEPS} steps`)
    return read
  },

  check(given, config, items) {
    const read = readByItem(given, 'estimates', items, (mark) => readMark(mark, endsOf(config)))
    return read.ok ? ok({ estimates: read.value }) : read
  },

  isBlank: ({ estimates }) => Object.values(estimates).every((mark) => typeof mark !== 'number'),

  count: (ballots, config, items) => tally(singly(ballots), config, items),
  countGroups: tally,

  placeOnly: ({ items }, k) =>
    Object.entries(items)
      .filter(([, { n }]) => itemGate(n, k) === 'place_only')
      .map(([item]) => item),

  weighed: ({ n, mean }) => ({ n, mean }),

  groupsMayShow: (groups, shown, k) =>
    answersOf(groups, shown).every(({ classes }) => secondWeighting(classes.values(), k) === 'all'),
}

const endsOf = ({ scale: [lowest, highest] }: DelphiConfig): Ends => ({ lowest, highest })

type Measured = Pick<DelphiItem, 'iqr' | 'within1' | 'cns'>

/** What counts as agreement; of no estimates nothing does. */
const AGREED: Readonly<
  Record<DelphiConfig['consensus'], { readonly words: string; isReached(item: Measured): boolean }>
> = {
  iqr: {
    words: 'the middle half lies within one step',
    isReached: ({ iqr }) => iqr !== null && iqr <= 1 + TOLERANCE,
  },
  within1: {
    words: 'three in four are within one step of it',
    isReached: ({ within1 }) => within1 !== null && within1 >= 0.75 - TOLERANCE,
  },
  cns: {
    words: 'consensus is 0.7 or more',
    isReached: ({ cns }) => cns !== null && cns >= 0.7 - TOLERANCE,
  },
}

function answersOf(groups: readonly (readonly DelphiBallot[])[], items: Items): readonly Answers[] {
  const slots = new Map(items.map((item, at) => [item, at]))
  return gather(groups, items.length, ({ estimates }, give) => {
    for (const item of Object.keys(estimates)) {
      const slot = slots.get(item)
      const estimate = estimates[item]
      if (slot !== undefined && typeof estimate === 'number') give(slot, estimate)
    }
  })
}

function tally(
  groups: readonly (readonly DelphiBallot[])[],
  config: DelphiConfig,
  items: Items,
): MethodCount<DelphiItem> {
  const answers = answersOf(groups, items)
  const judged = new Map(
    items.map((item, at) => {
      const own = must(answers[at], 'answers')
      return [item, { own, told: itemOf(own, config) }] as const
    }),
  )
  const on = (item: string) => must(judged.get(item), 'an item of the poll')
  const ranked = items.filter((item) => on(item).told.n > 0)
  const before = tieGroups(
    ranked,
    roughly((item) => must(on(item).told.median, 'a median')),
  )
  const { order, brokenTies } = settle(before, config, items, [
    exactly((item) => meanOf(on(item).own)),
    exactly((item) => fraction(on(item).told.n, 1)),
  ])
  return {
    items: Object.fromEntries(items.map((item) => [item, on(item).told])),
    order,
    unranked: items.filter((item) => on(item).told.n === 0),
    flags: flagged(
      items.map((item) => [item, flagsOf(on(item).told.n, groups.length, on(item).told.polarisation)] as const),
    ),
    warnings: hasTie(order) ? ['tie'] : [],
    brokenTies,
  }
}

function itemOf(own: Answers, config: DelphiConfig): DelphiItem {
  const { consensus: cns, ...scaled } = onScale(own, endsOf(config))
  const { n, median, sd, q1, q3 } = scaled
  const near =
    median === null ? 0 : own.values.filter((estimate) => Math.abs(estimate - median) <= 1 + TOLERANCE).length
  const measured: Measured = {
    iqr: q1 === null || q3 === null ? null : q3 - q1,
    within1: n === 0 ? null : near / n,
    cns,
  }
  return {
    ...scaled,
    ...measured,
    sdSample: sd === null || n < 2 ? null : sd * Math.sqrt(n / (n - 1)),
    isAgreed: AGREED[config.consensus].isReached(measured),
  }
}
