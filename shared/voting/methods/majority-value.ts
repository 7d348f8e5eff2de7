import { compare, type Fraction, toNumber } from '../fraction.ts'
import type { Gauge } from './majority-judgment.ts'
import type { Criterion } from './order.ts'

/** How many voices stand on each grade, lowest first; whole numbers in a unit of which one voice has some. */
export type Grades = readonly bigint[]

export const totalOf = (grades: Grades): bigint => grades.reduce((sum, count) => sum + count, 0n)

/** The grade in the middle, the lower of two (Balinski & Laraki 2007). */
export function lowerMedian(grades: Grades): number {
  const half = (totalOf(grades) + 1n) / 2n
  let below = 0n
  return grades.findIndex((count) => (below += count) >= half)
}

interface ExactGauge {
  readonly grade: number
  readonly above: Fraction
  readonly below: Fraction
  readonly isPlus: boolean
}

function exactGauge(grades: Grades): ExactGauge {
  const [bottom, grade] = [totalOf(grades), lowerMedian(grades)]
  const above = { top: totalOf(grades.slice(grade + 1)), bottom }
  const below = { top: totalOf(grades.slice(0, grade)), bottom }
  return { grade, above, below, isPlus: compare(above, below) > 0 }
}

export function gaugeOf(grades: Grades): Gauge {
  const { grade, above, below, isPlus } = exactGauge(grades)
  return { grade, above: toNumber(above), below: toNumber(below), sign: isPlus ? 'plus' : 'minus' }
}

/** By gauge, for items that unequally many graded: plus before minus, the larger plus, the smaller minus. */
export function byGauge(gradesOf: (item: string) => Grades): Criterion {
  const before = (one: string, other: string) => {
    const [a, b] = [exactGauge(gradesOf(one)), exactGauge(gradesOf(other))]
    if (a.grade !== b.grade) return b.grade - a.grade
    if (a.isPlus !== b.isPlus) return a.isPlus ? -1 : 1
    return a.isPlus ? compare(b.above, a.above) : compare(a.below, b.below)
  }
  return { before, level: (a, b) => before(a, b) === 0 }
}

/** By the grades read one after another from the middle: read the lower median, take it away, read again. */
export function byMajorityValue(gradesOf: (item: string) => Grades): Criterion {
  const before = (a: string, b: string) => compareReadings(gradesOf(a), gradesOf(b))
  return { before, level: (a, b) => before(a, b) === 0 }
}

/**
 * Taking the middle away again and again reads the lower half downwards and the upper half upwards, by turns. Both are
 * runs of equal grades, so whole runs are compared at once, however many voices there are. Below zero: `a` reads higher.
 */
function compareReadings(a: Grades, b: Grades): number {
  const total = totalOf(a)
  const middles = [lowerMedian(a), lowerMedian(b)] as const
  if (total === 0n || middles[0] !== middles[1]) return middles[1] - middles[0]
  const isOdd = total % 2n === 1n
  const [readA, readB] = [halves(a, middles[0], isOdd), halves(b, middles[1], isOdd)]
  for (;;) {
    const [lowA, highA, lowB, highB] = [readA.low.at(-1), readA.high.at(-1), readB.low.at(-1), readB.high.at(-1)]
    if (!lowA || !highA || !lowB || !highB) return 0
    if (lowA.grade !== lowB.grade) return lowB.grade - lowA.grade
    if (highA.grade !== highB.grade) return highB.grade - highA.grade
    const step = [lowA, highA, lowB, highB].reduce((least, { count }) => (count < least ? count : least), lowA.count)
    for (const runs of [readA.low, readA.high, readB.low, readB.high]) take(runs, step)
  }
}

interface Run {
  readonly grade: number
  readonly count: bigint
}

/** The runs of both halves, the one to be read next last. An odd one in the middle was read already. */
function halves(grades: Grades, middle: number, isOdd: boolean): { low: Run[]; high: Run[] } {
  const rest = grades.map((count, grade) => (isOdd && grade === middle ? count - 1n : count))
  const half = totalOf(rest) / 2n
  const [low, high]: [Run[], Run[]] = [[], []]
  let below = 0n
  rest.forEach((count, grade) => {
    const inLow = below + count <= half ? count : half > below ? half - below : 0n
    if (inLow > 0n) low.push({ grade, count: inLow })
    if (count > inLow) high.unshift({ grade, count: count - inLow })
    below += count
  })
  return { low, high }
}

function take(runs: Run[], step: bigint): void {
  const run = runs.pop()
  if (run && run.count > step) runs.push({ grade: run.grade, count: run.count - step })
}
