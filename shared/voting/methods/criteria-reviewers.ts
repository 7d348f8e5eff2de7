import type { CriteriaBallot, CriteriaConfig } from './criteria.ts'

/** The reviewers of one item whose marks can be used, one row each, group after group. */
export interface Reviewers {
  /** Row after row, by criterion in the config's order; NaN is missing. */
  readonly marks: Float64Array
  readonly width: number
  /** How many rows each group has; groups without any are not among them. */
  readonly sizes: readonly number[]
  /** How many groups left out too much to be used. */
  readonly leftOut: number
  /** How many groups have somebody who left one criterion out, so that the others weigh more. */
  readonly rescaled: number
}

/**
 * With one criterion missing the others weigh more; a reviewer who left out more is not used, and that is said.
 * It runs for every mark of every ballot, so it writes flat numbers and makes nothing on the way.
 */
export function reviewersOf(
  groups: readonly (readonly CriteriaBallot[])[],
  { criteria }: CriteriaConfig,
  item: string,
): Reviewers {
  const names = criteria.map(({ id }) => id)
  const width = names.length
  const marks = new Float64Array(width * groups.reduce((sum, { length }) => sum + length, 0))
  const sizes: number[] = []
  let [row, leftOut, rescaled] = [0, 0, 0]
  for (const group of groups) {
    const start = row
    let [hasOthers, hasRescaled] = [false, false]
    for (const ballot of group) {
      const missing = write(marks, row * width, ballot.marks[item], names)
      if (missing > 1 && missing < width) hasOthers = true
      if (missing > 1 || missing === width) continue
      if (missing === 1) hasRescaled = true
      row++
    }
    if (row > start) sizes.push(row - start)
    else if (hasOthers) leftOut++
    if (hasRescaled) rescaled++
  }
  return { marks: marks.subarray(0, row * width), width, sizes, leftOut, rescaled }
}

/** Writes one reviewer's row, and says how many of it are missing. */
function write(
  to: Float64Array,
  start: number,
  given: CriteriaBallot['marks'][string] | undefined,
  names: readonly string[],
) {
  // Whatever an item or a criterion is called, a prototype has functions there and no numbers.
  if (typeof given !== 'object') return names.length
  let [at, missing] = [start, 0]
  for (const name of names) {
    const mark = given[name]
    if (typeof mark !== 'number') missing++
    to[at++] = typeof mark === 'number' ? mark : Number.NaN
  }
  return missing
}

/** What is read from a row: the marks of all, and where its own begin. */
type Read = (marks: Float64Array, start: number) => number

/** The mark on one criterion. */
export const markAt =
  (criterion: number): Read =>
  (marks, start) =>
    marks[start + criterion] ?? Number.NaN

/** What the criteria that were marked weigh; where all of those weigh nothing, they weigh alike. NaN without any. */
export const weighted =
  (weights: readonly number[], without = -1): Read =>
  (marks, start) => {
    let [sum, whole, plain, count] = [0, 0, 0, 0]
    for (let at = 0; at < weights.length; at++) {
      const mark = marks[start + at] ?? Number.NaN
      if (at === without || Number.isNaN(mark)) continue
      const weight = weights[at] ?? 0
      sum += mark * weight
      whole += weight
      plain += mark
      count++
    }
    return whole > 0 ? sum / whole : plain / count
  }

/** Fine enough that no shown number changes, and whole, so that adding up in any order comes to the same. */
const GRAIN = 2 ** 34

/** Each group's mean of what is not NaN, in the order of the groups; NaN where nothing is. */
export function groupMeans({ marks, width, sizes }: Reviewers, read: Read): Float64Array {
  const means = new Float64Array(sizes.length)
  let row = 0
  for (const [group, size] of sizes.entries()) {
    let [sum, count] = [0, 0]
    for (const end = row + size; row < end; row++) {
      const one = read(marks, row * width)
      if (Number.isNaN(one)) continue
      sum += Math.round(one * GRAIN)
      count++
    }
    means[group] = sum / count / GRAIN
  }
  return means
}

/** The mean over groups of each group's mean; NaN where nothing is. */
export function meanByGroup(reviewers: Reviewers, read: Read): number {
  let [sum, voices] = [0, 0]
  for (const mean of groupMeans(reviewers, read)) {
    if (Number.isNaN(mean)) continue
    sum += Math.round(mean * GRAIN)
    voices++
  }
  return sum / voices / GRAIN
}
