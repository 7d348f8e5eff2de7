/** Which cluster each person is in. */
export type Clusters = ArrayLike<number>

/**
 * Per clustering and person (b-a)/max(a,b): a the mean distance to their own, b to the nearest other cluster; alone it
 * is 0 (Rousseeuw 1987). `distancesFrom` writes one person's row at a time, so that all rows are never there at once.
 */
export function silhouettes(
  people: number,
  distancesFrom: (person: number, into: Float64Array) => void,
  clusterings: readonly Clusters[],
): readonly Float64Array[] {
  const row = new Float64Array(people)
  const sizes = clusterings.map((of) => sizesOf(of))
  const each = clusterings.map(() => new Float64Array(people))
  for (let person = 0; person < people; person++) {
    distancesFrom(person, row)
    for (const [at, of] of clusterings.entries()) {
      const values = each[at]
      if (values) values[person] = silhouetteOf(person, row, of, sizes[at] ?? new Float64Array())
    }
  }
  return each
}

export const meanOf = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length

function sizesOf(of: Clusters): Float64Array {
  const sizes = new Float64Array(Math.max(...Array.from(of)) + 1)
  for (let at = 0; at < of.length; at++) sizes[of[at] ?? 0] = (sizes[of[at] ?? 0] ?? 0) + 1
  return sizes
}

function silhouetteOf(person: number, row: Float64Array, of: Clusters, sizes: Float64Array): number {
  const own = of[person] ?? 0
  if ((sizes[own] ?? 0) < 2) return 0
  const sums = new Float64Array(sizes.length)
  for (let other = 0; other < row.length; other++) {
    const cluster = of[other] ?? 0
    sums[cluster] = (sums[cluster] ?? 0) + (row[other] ?? 0)
  }
  const inside = (sums[own] ?? 0) / ((sizes[own] ?? 0) - 1)
  let outside = Number.POSITIVE_INFINITY
  for (const [cluster, sum] of sums.entries())
    if (cluster !== own && (sizes[cluster] ?? 0) > 0) outside = Math.min(outside, sum / (sizes[cluster] ?? 1))
  const larger = Math.max(inside, outside)
  return larger === 0 ? 0 : (outside - inside) / larger
}
