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
  const cells = cellsOf(people, clusterings)
  const sums = new Float64Array(cells.sizes.length)
  const sizes = clusterings.map((of) => sizesOf(of))
  const into = sizes.map(({ length }) => new Float64Array(length))
  const each = clusterings.map(() => new Float64Array(people))
  for (let person = 0; person < people; person++) {
    distancesFrom(person, row)
    addUp(row, cells, sums)
    for (const [at, of] of clusterings.entries()) {
      const [values, own, all] = [each[at], into[at], sizes[at]]
      if (!values || !own || !all) continue
      own.fill(0)
      for (let cell = 0; cell < sums.length; cell++) {
        const cluster = of[cells.first[cell] ?? 0] ?? 0
        own[cluster] = (own[cluster] ?? 0) + (sums[cell] ?? 0)
      }
      values[person] = silhouetteOf(of[person] ?? 0, own, all)
    }
  }
  return each
}

/** People who are together in every clustering, so that their distances are added up once for all of them. */
interface Cells {
  /** Everybody, cell after cell. */
  readonly order: Int32Array
  readonly sizes: Int32Array
  /** One person of each. */
  readonly first: Int32Array
}

function cellsOf(people: number, clusterings: readonly Clusters[]): Cells {
  const members = new Map<string, number[]>()
  for (let person = 0; person < people; person++) {
    const key = clusterings.map((of) => of[person]).join()
    const cell = members.get(key)
    if (cell) cell.push(person)
    else members.set(key, [person])
  }
  const all = [...members.values()]
  return {
    order: Int32Array.from(all.flat()),
    sizes: Int32Array.from(all, ({ length }) => length),
    first: Int32Array.from(all, ([first]) => first ?? 0),
  }
}

function addUp(row: Float64Array, { order, sizes }: Cells, into: Float64Array): void {
  let at = 0
  for (let cell = 0; cell < sizes.length; cell++) {
    const end = at + (sizes[cell] ?? 0)
    let sum = 0
    for (; at < end; at++) sum += row[order[at] ?? 0] ?? 0
    into[cell] = sum
  }
}

export const meanOf = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length

function sizesOf(of: Clusters): Float64Array {
  const sizes = new Float64Array(Math.max(...Array.from(of)) + 1)
  for (let at = 0; at < of.length; at++) sizes[of[at] ?? 0] = (sizes[of[at] ?? 0] ?? 0) + 1
  return sizes
}

/** From the sums of somebody's distances to everybody in each cluster. */
function silhouetteOf(own: number, sums: Float64Array, sizes: Float64Array): number {
  if ((sizes[own] ?? 0) < 2) return 0
  const inside = (sums[own] ?? 0) / ((sizes[own] ?? 0) - 1)
  let outside = Number.POSITIVE_INFINITY
  for (let cluster = 0; cluster < sums.length; cluster++)
    if (cluster !== own && (sizes[cluster] ?? 0) > 0)
      outside = Math.min(outside, (sums[cluster] ?? 0) / (sizes[cluster] ?? 1))
  const larger = Math.max(inside, outside)
  return larger === 0 ? 0 : (outside - inside) / larger
}
