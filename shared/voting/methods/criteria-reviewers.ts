import { remembered, rememberedPair } from '../../kit/remembered.ts'
import type { CriteriaBallot, CriteriaConfig } from './criteria.ts'
import type { Items } from './method.ts'

/** A ballot as flat numbers: item after item, by criterion in the config's order; 0 is missing, for marks begin at 1. */
type Sheet = Int8Array
type Sheets = readonly (readonly Sheet[])[]

/** The reviewers of one item whose marks can be used, one row each, group after group. */
export interface Reviewers {
  /** Row after row, as on the sheets. */
  readonly marks: Int8Array
  readonly width: number
  /** How many rows each group has; groups without any are not among them. */
  readonly sizes: readonly number[]
  /** How many groups left out too much to be used. */
  readonly leftOut: number
  /** How many groups have somebody who left one criterion out, so that the others weigh more. */
  readonly rescaled: number
}

/** The same ballots are counted by person, by organisation and by kind: they are read once. */
const sheetIn = rememberedPair((items: Items, { criteria }: CriteriaConfig) =>
  remembered((ballot: CriteriaBallot): Sheet => {
    const sheet = new Int8Array(items.length * criteria.length)
    let at = 0
    for (const item of items) {
      const given = ballot.marks[item]
      for (const { id } of criteria) {
        // Whatever an item or a criterion is called, a prototype has functions there and no numbers.
        const mark = typeof given === 'object' ? given[id] : undefined
        sheet[at++] = typeof mark === 'number' ? mark : 0
      }
    }
    return sheet
  }),
)

export function sheetsOf(groups: readonly (readonly CriteriaBallot[])[], config: CriteriaConfig, items: Items): Sheets {
  const sheetOf = sheetIn(items, config)
  return groups.map((group) => group.map(sheetOf))
}

/** With one criterion missing the others weigh more; a reviewer who left out more is not used, and that is said. */
export function reviewersOf(sheets: Sheets, slot: number, width: number): Reviewers {
  const marks = new Int8Array(width * sheets.reduce((sum, { length }) => sum + length, 0))
  const sizes: number[] = []
  let [row, leftOut, rescaled] = [0, 0, 0]
  for (const group of sheets) {
    const start = row
    let [hasOthers, hasRescaled] = [false, false]
    for (const sheet of group) {
      const missing = copyRow(sheet, slot * width, marks, row * width, width)
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

/** Says how many marks of the row are missing. */
function copyRow(from: Int8Array, at: number, to: Int8Array, start: number, width: number): number {
  let missing = 0
  for (let criterion = 0; criterion < width; criterion++) {
    const mark = from[at + criterion] ?? 0
    if (mark === 0) missing++
    to[start + criterion] = mark
  }
  return missing
}

/**
 * A row's score: what the criteria that were marked weigh, but for one; where all of those weigh nothing, they weigh
 * alike. NaN without any.
 */
export function scoreAt(marks: Int8Array, start: number, weights: ArrayLike<number>, without: number): number {
  let [sum, whole, plain, count] = [0, 0, 0, 0]
  for (let at = 0; at < weights.length; at++) {
    const mark = marks[start + at] ?? 0
    if (at === without || mark === 0) continue
    const weight = weights[at] ?? 0
    sum += mark * weight
    whole += weight
    plain += mark
    count++
  }
  return whole > 0 ? sum / whole : plain / count
}
