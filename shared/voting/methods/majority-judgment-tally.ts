import { must } from '../../kit/assert.ts'
import { fraction, type Fraction, leastCommonMultiple, toNumber } from '../fraction.ts'
import { consensus, polarisation } from '../statistics/agreement.ts'
import type { MajorityJudgmentBallot, MajorityJudgmentConfig, MajorityJudgmentDetail } from './majority-judgment.ts'
import type { Gauge, MajorityJudgmentItem } from './majority-judgment.ts'
import { byGauge, byMajorityValue, type Grades, gaugeOf, lowerMedian, totalOf } from './majority-value.ts'
import type { Items, MethodCount } from './method.ts'
import { flagged, flagsOf } from './on-a-scale.ts'
import { exactly, hasTie, tieGroups } from './order.ts'
import { settle } from './ties.ts'

type Groups = readonly (readonly MajorityJudgmentBallot[])[]

/** Grades are words and cannot be averaged: in a group of m each of them weighs 1/m. */
export function tally(
  given: Groups,
  config: MajorityJudgmentConfig,
  items: Items,
): MethodCount<MajorityJudgmentItem, MajorityJudgmentDetail> {
  const groups = given
    .map((group) => group.filter(({ grades }) => Object.values(grades).some((mark) => typeof mark === 'number')))
    .filter(({ length }) => length > 0)
  const heard = hear(groups, config, items)
  const unit = unitOf(heard)
  const judged = new Map(heard.map(({ item, ...own }) => [item, judge(own, config, unit)]))
  const on = (item: string) => must(judged.get(item), 'an item of the poll')
  const ranked = items.filter((item) => on(item).told.n > 0)
  const isUnequal = new Set(ranked.map((item) => totalOf(on(item).read))).size > 1
  const before = tieGroups(
    ranked,
    (isUnequal ? byGauge : byMajorityValue)((item) => on(item).read),
  )
  const { order, brokenTies } = settle(before, config, items, [exactly((item) => on(item).n)])
  return {
    items: Object.fromEntries(items.map((item) => [item, on(item).told])),
    order,
    unranked: items.filter((item) => on(item).told.n === 0),
    flags: flagged(
      items.map((item) => [item, flagsOf(on(item).told.n, given.length, on(item).told.polarisation)] as const),
    ),
    warnings: [...(hasTie(order) ? ['tie' as const] : []), ...(isUnequal ? ['unequal_n' as const] : [])],
    brokenTies,
    detail: {
      gauge: Object.fromEntries(ranked.map((item) => [item, must(on(item).told.gauge, 'a gauge')])),
      ranks: ranksOf(order),
    },
  }
}

interface Judged {
  /** What the grades are read from: whole numbers, with what is missing counted as the config says. */
  readonly read: Grades
  readonly n: Fraction
  readonly told: MajorityJudgmentItem
}

/** What was said of an item, by what each grade is divided by: how many of its group have a voice. */
interface Heard {
  readonly n: number
  readonly byOver: ReadonlyMap<number, { readonly grades: Float64Array; missing: number }>
}

/** It runs for every grade of every ballot, so it counts in flat numbers; what is divided is divided later. */
function hear(groups: Groups, { grades: steps, blank }: MajorityJudgmentConfig, items: Items) {
  const heard = items.map((item) => ({
    item,
    n: 0,
    byOver: new Map<number, { grades: Float64Array; missing: number }>(),
  }))
  const [own, given] = [new Float64Array(items.length * steps), new Float64Array(items.length)]
  const slots = new Map(items.map((item, at) => [item, at]))
  for (const group of groups) {
    own.fill(0)
    given.fill(0)
    for (const { grades } of group)
      for (const item of Object.keys(grades)) {
        const [slot, grade] = [slots.get(item), grades[item]]
        if (slot === undefined || typeof grade !== 'number') continue
        own[slot * steps + grade] = (own[slot * steps + grade] ?? 0) + 1
        given[slot] = (given[slot] ?? 0) + 1
      }
    for (const [slot, one] of heard.entries()) {
      const count = given[slot] ?? 0
      const over = blank === 'exclude' ? count : group.length
      if (over === 0) continue
      const sum = one.byOver.get(over) ?? { grades: new Float64Array(steps), missing: 0 }
      one.byOver.set(over, sum)
      if (count > 0) one.n++
      sum.missing += over - count
      for (let grade = 0; grade < steps; grade++)
        sum.grades[grade] = (sum.grades[grade] ?? 0) + (own[slot * steps + grade] ?? 0)
    }
  }
  return heard
}

function judge({ n, byOver }: Heard, { grades: steps, blank }: MajorityJudgmentConfig, unit: bigint): Judged {
  const counts: bigint[] = Array.from({ length: steps }, () => 0n)
  let missing = 0n
  for (const [over, sum] of byOver) {
    const weight = unit / BigInt(over)
    for (const [grade, count] of sum.grades.entries()) counts[grade] = (counts[grade] ?? 0n) + weight * BigInt(count)
    missing += weight * BigInt(sum.missing)
  }
  const read = withMissing(counts, missing, blank)
  const shown = counts.map((count) => toNumber({ top: count, bottom: unit }))
  const gauge: Gauge | null = n === 0 ? null : gaugeOf(read)
  return {
    read,
    n: fraction(n, 1),
    told: { n, counts: shown, consensus: consensus(shown), polarisation: polarisation(shown), gauge },
  }
}

function withMissing(counts: Grades, missing: bigint, blank: MajorityJudgmentConfig['blank']): Grades {
  if (missing === 0n || totalOf(counts) === 0n) return counts
  const as = blank === 'lowest' ? 0 : lowerMedian(counts)
  return counts.map((count, grade) => (grade === as ? count + missing : count))
}

function gradeOn({ grades }: MajorityJudgmentBallot, item: string): number | undefined {
  const mark = Object.hasOwn(grades, item) ? grades[item] : undefined
  return typeof mark === 'number' ? mark : undefined
}

/** How many ballots grade an item in groups of which one, two, … do. */
export function classesOf(groups: Groups, item: string): ReadonlyMap<number, number> {
  const classes = new Map<number, number>()
  for (const group of groups) {
    const size = group.filter((ballot) => gradeOn(ballot, item) !== undefined).length
    if (size > 0) classes.set(size, (classes.get(size) ?? 0) + size)
  }
  return classes
}

/** One voice, as a number that whatever voices are divided by divides. */
const unitOf = (heard: readonly Heard[]): bigint =>
  [...new Set(heard.flatMap(({ byOver }) => [...byOver.keys()]))].map(BigInt).reduce(leastCommonMultiple, 1n)

function ranksOf(order: readonly (readonly string[])[]): Readonly<Record<string, number>> {
  const ranks: [string, number][] = []
  for (const group of order) {
    const rank = ranks.length + 1
    for (const item of group) ranks.push([item, rank])
  }
  return Object.fromEntries(ranks)
}
