/** A point on the map of opinions. */
export type Point = readonly [number, number]

/** One person's votes in the order of the statements: 1, 0, -1, or UNSEEN. */
export type Votes = Int8Array
export const UNSEEN = 2

/**
 * Where everybody stands by the two directions in which people differ most (principal components). Unseen counts as the
 * statement's mean; who has seen little is moved outwards as much as the unseen has kept them near the middle.
 */
export function project(people: readonly Votes[], statements: number): readonly Point[] {
  const means = meansOf(people, statements)
  const rows = centred(people, means)
  const [first, second] = mainDirections(covariance(rows, people.length, statements), statements)
  return people.map((votes, person) => {
    const scale = Math.sqrt(statements / Math.max(1, seenIn(votes)))
    const start = person * statements
    return [scale * along(rows, start, first), scale * along(rows, start, second)]
  })
}

export function seenIn(votes: Votes): number {
  let seen = 0
  for (let at = 0; at < votes.length; at++) if (votes[at] !== UNSEEN) seen++
  return seen
}

function meansOf(people: readonly Votes[], statements: number): Float64Array {
  const [sums, seen] = [new Float64Array(statements), new Float64Array(statements)]
  for (const votes of people)
    for (let at = 0; at < statements; at++) {
      const vote = votes[at] ?? UNSEEN
      if (vote === UNSEEN) continue
      sums[at] = (sums[at] ?? 0) + vote
      seen[at] = (seen[at] ?? 0) + 1
    }
  return sums.map((sum, at) => (seen[at] === 0 ? 0 : sum / (seen[at] ?? 1)))
}

/** Row after row; what was not seen is the mean, and so is 0. */
function centred(people: readonly Votes[], means: Float64Array): Float64Array {
  const rows = new Float64Array(people.length * means.length)
  let cell = 0
  for (const votes of people)
    for (let at = 0; at < means.length; at++, cell++) {
      const vote = votes[at] ?? UNSEEN
      if (vote !== UNSEEN) rows[cell] = vote - (means[at] ?? 0)
    }
  return rows
}

function along(rows: Float64Array, start: number, direction: Float64Array): number {
  let sum = 0
  for (let at = 0; at < direction.length; at++) sum += (rows[start + at] ?? 0) * (direction[at] ?? 0)
  return sum
}

/** The half above the diagonal, then the same below it. */
function covariance(rows: Float64Array, people: number, size: number): Float64Array {
  const sums = new Float64Array(size * size)
  for (let start = 0; start < people * size; start += size)
    for (let a = 0; a < size; a++) {
      const left = rows[start + a] ?? 0
      if (left === 0) continue
      for (let b = a; b < size; b++) sums[a * size + b] = (sums[a * size + b] ?? 0) + left * (rows[start + b] ?? 0)
    }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) sums[a * size + b] = sums[b * size + a] ?? 0
  return sums
}

const MOST_SWEEPS = 60

/** The eigenvectors of the two largest eigenvalues, by Jacobi's rotations; the largest loading is positive. */
function mainDirections(matrix: Float64Array, size: number): readonly [Float64Array, Float64Array] {
  const vectors = new Float64Array(size * size)
  for (let at = 0; at < size; at++) vectors[at * size + at] = 1
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(matrix, size); sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, size, p, q)
  const falling = Array.from({ length: size }, (_, at) => at).toSorted(
    (a, b) => (matrix[b * size + b] ?? 0) - (matrix[a * size + a] ?? 0) || a - b,
  )
  const direction = (rank: number) => {
    const column = falling[rank]
    const loadings = Float64Array.from({ length: size }, (_, at) =>
      column === undefined ? 0 : (vectors[at * size + column] ?? 0),
    )
    const largest = loadings.reduce((so, one) => (Math.abs(one) > Math.abs(so) + 1e-9 ? one : so), 0)
    return largest < 0 ? loadings.map((one) => -one) : loadings
  }
  return [direction(0), direction(1)]
}

function isDiagonal(matrix: Float64Array, size: number): boolean {
  let [off, on] = [0, 0]
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) {
      if (a === b) on += Math.abs(matrix[a * size + b] ?? 0)
      else off += Math.abs(matrix[a * size + b] ?? 0)
    }
  return off <= 1e-14 * on
}

function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const off = matrix[p * size + q] ?? 0
  if (off === 0) return
  const theta = ((matrix[q * size + q] ?? 0) - (matrix[p * size + p] ?? 0)) / (2 * off)
  const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cos = 1 / Math.sqrt(tan * tan + 1)
  const sin = tan * cos
  const turn = (cells: Float64Array, a: number, b: number) => {
    const [one, other] = [cells[a] ?? 0, cells[b] ?? 0]
    cells[a] = cos * one - sin * other
    cells[b] = sin * one + cos * other
  }
  for (let at = 0; at < size; at++) turn(matrix, at * size + p, at * size + q)
  for (let at = 0; at < size; at++) turn(matrix, p * size + at, q * size + at)
  for (let at = 0; at < size; at++) turn(vectors, at * size + p, at * size + q)
}
