/** A point on the map of opinions. */
export type Point = readonly [number, number]

/** One person's votes in the order of the statements; undefined is unseen. */
export type Votes = readonly (number | undefined)[]

/**
 * Where everybody stands by the two directions in which people differ most (principal components). Unseen counts as the
 * statement's mean; who has seen little is moved outwards as much as the unseen has kept them near the middle.
 */
export function project(people: readonly Votes[], statements: number): readonly Point[] {
  const means = Array.from({ length: statements }, (_, at) => {
    const seen = people.flatMap((votes) => votes[at] ?? [])
    return seen.length === 0 ? 0 : seen.reduce((sum, vote) => sum + vote, 0) / seen.length
  })
  const centred = people.map((votes) =>
    Float64Array.from(means, (mean, at) => {
      const vote = votes[at]
      return vote === undefined ? 0 : vote - mean
    }),
  )
  const [first, second] = mainDirections(covariance(centred, statements), statements)
  return centred.map((row, person) => {
    const seen = people[person]?.filter((vote) => vote !== undefined).length ?? 0
    const scale = Math.sqrt(statements / Math.max(1, seen))
    return [scale * along(row, first), scale * along(row, second)]
  })
}

const along = (row: Float64Array, direction: Float64Array) =>
  row.reduce((sum, one, at) => sum + one * (direction[at] ?? 0), 0)

function covariance(rows: readonly Float64Array[], size: number): Float64Array {
  const sums = new Float64Array(size * size)
  for (const row of rows)
    for (let a = 0; a < size; a++) {
      const left = row[a] ?? 0
      if (left === 0) continue
      for (let b = 0; b < size; b++) sums[a * size + b] = (sums[a * size + b] ?? 0) + left * (row[b] ?? 0)
    }
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
