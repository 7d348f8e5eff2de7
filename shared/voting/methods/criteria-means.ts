import { type Reviewers, scoreAt } from './criteria-reviewers.ts'

/** What one item's reviewers come to: each group's mean first, then the mean over groups. NaN where nothing is. */
export interface Means {
  /** Each group's weighted score, in the order of the groups. */
  readonly scores: Float64Array
  readonly equalWeights: number
  readonly byCriterion: readonly number[]
  /** The score if this criterion weighed nothing. */
  readonly without: readonly number[]
}

/** Fine enough that no shown number changes, and whole, so that adding up in any order comes to the same. */
const GRAIN = 2 ** 34

/**
 * All in one pass over flat numbers, and no number leaves its array on the way: it runs for every mark of every ballot,
 * and the room waits. The columns are the score, the same by equal weights, the marks, the scores without each criterion.
 */
export function meansOf({ marks, width, sizes }: Reviewers, weights: Float64Array): Means {
  const columns = 2 + 2 * width
  const [line, group, counts] = [new Float64Array(columns), new Float64Array(columns), new Float64Array(columns)]
  const [sums, voices] = [new Float64Array(columns), new Float64Array(columns)]
  const scores = new Float64Array(sizes.length)
  let row = 0
  for (let at = 0; at < sizes.length; at++) {
    const size = sizes[at] ?? 0
    if (size === 1) readRow(marks, row * width, weights, line)
    else {
      group.fill(0)
      counts.fill(0)
      for (let member = 0; member < size; member++) {
        readRow(marks, (row + member) * width, weights, line)
        addRounded(line, group, counts)
      }
      for (let column = 0; column < columns; column++)
        line[column] = (group[column] ?? 0) / (counts[column] ?? 0) / GRAIN
    }
    row += size
    scores[at] = Math.round((line[0] ?? 0) * GRAIN) / GRAIN
    addRounded(line, sums, voices)
  }
  const meanIn = (column: number) => (sums[column] ?? 0) / (voices[column] ?? 0) / GRAIN
  return {
    scores,
    equalWeights: meanIn(1),
    byCriterion: Array.from({ length: width }, (_, criterion) => meanIn(2 + criterion)),
    without: Array.from({ length: width }, (_, criterion) => meanIn(2 + width + criterion)),
  }
}

/** Adds what is there, and counts it. */
function addRounded(line: Float64Array, sums: Float64Array, counts: Float64Array) {
  for (let column = 0; column < line.length; column++) {
    const value = line[column] ?? 0
    if (Number.isNaN(value)) continue
    sums[column] = (sums[column] ?? 0) + Math.round(value * GRAIN)
    counts[column] = (counts[column] ?? 0) + 1
  }
}

/** Less than this is no weight but what rounding left of one. */
const NO_WEIGHT = 1e-9

function readRow(marks: Int8Array, start: number, weights: Float64Array, line: Float64Array) {
  const width = weights.length
  let [sum, whole, plain, count] = [0, 0, 0, 0]
  for (let criterion = 0; criterion < width; criterion++) {
    const mark = marks[start + criterion] ?? 0
    line[2 + criterion] = mark === 0 ? Number.NaN : mark
    if (mark === 0) continue
    const weight = weights[criterion] ?? 0
    sum += mark * weight
    whole += weight
    plain += mark
    count++
  }
  line[0] = whole > 0 ? sum / whole : plain / count
  line[1] = plain / count
  for (let criterion = 0; criterion < width; criterion++) {
    const [mark, weight] = [marks[start + criterion] ?? 0, weights[criterion] ?? 0]
    const rest = mark === 0 ? whole : whole - weight
    line[2 + width + criterion] =
      rest > NO_WEIGHT ? (sum - mark * weight) / rest : scoreAt(marks, start, weights, criterion)
  }
}
