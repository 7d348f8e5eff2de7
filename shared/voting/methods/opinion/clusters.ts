import { mulberry32 } from '../../../kit/random.ts'
import type { Point } from './components.ts'
import { meanOf, silhouettes } from './silhouette.ts'

const STARTS = 50
const MOST_ROUNDS = 300

export interface Clustering {
  readonly k: number
  /** The cluster of each point. */
  readonly of: Int32Array
  /** How much nearer people stand to their own than to the next: 1 far apart, 0 not at all. */
  readonly silhouette: number
}

/** All points, flat, for the innermost rounds. */
interface Points {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/** For every k the best of fifty seeded starts; only where all k clusters have somebody. */
export function clusterings(given: readonly Point[], seed: number): readonly Clustering[] {
  const points: Points = { xs: Float64Array.from(given, ([x]) => x), ys: Float64Array.from(given, ([, y]) => y) }
  const most = Math.min(5, 2 + Math.floor(given.length / 12))
  const draw = mulberry32(seed)
  const found = Array.from({ length: most - 1 }, (_, at) => at + 2)
    .map((k) => ({ k, of: bestOf(points, k, draw) }))
    .filter(({ k, of }) => new Set(of).size === k)
  const each = silhouettes(
    given.length,
    (person, into) => distancesFrom(points, person, into),
    found.map(({ of }) => of),
  )
  return found.map((one, at) => ({ ...one, silhouette: meanOf(each[at] ?? new Float64Array(1)) }))
}

function distancesFrom({ xs, ys }: Points, person: number, into: Float64Array): void {
  const [x, y] = [xs[person] ?? 0, ys[person] ?? 0]
  for (let other = 0; other < xs.length; other++) {
    const [dx, dy] = [x - (xs[other] ?? 0), y - (ys[other] ?? 0)]
    into[other] = Math.sqrt(dx * dx + dy * dy)
  }
}

interface Settled {
  readonly of: Int32Array
  readonly inertia: number
}

/** The clustering in which points stand nearest to their centres. */
function bestOf(points: Points, k: number, draw: () => number): Int32Array {
  const n = points.xs.length
  let best: Settled = { of: new Int32Array(n), inertia: Number.POSITIVE_INFINITY }
  for (let start = 0; start < STARTS; start++) {
    const one = settled(points, firstOf(n, k, draw))
    if (start === 0 || one.inertia < best.inertia * (1 - 1e-12)) best = one
  }
  return best.of
}

/** The first k of a shuffle. */
function firstOf(n: number, k: number, draw: () => number): readonly number[] {
  const all = Array.from({ length: n }, (_, at) => at)
  for (let at = 0; at < k; at++) {
    const other = at + Math.floor(draw() * (n - at))
    const [here, there] = [all[at] ?? 0, all[other] ?? 0]
    all[at] = there
    all[other] = here
  }
  return all.slice(0, k)
}

/**
 * Lloyd's rounds until nobody moves: everybody to the nearest centre, every centre to the middle of its own. Who stands
 * so deep inside their cluster that no centre's move can have changed that is not measured again (Hamerly 2010).
 */
function settled(points: Points, starts: readonly number[]): Settled {
  const [n, k] = [points.xs.length, starts.length]
  const centres: Points = {
    xs: Float64Array.from(starts, (at) => points.xs[at] ?? 0),
    ys: Float64Array.from(starts, (at) => points.ys[at] ?? 0),
  }
  const of = new Int32Array(n).fill(-1)
  const bounds = { own: new Float64Array(n).fill(Number.POSITIVE_INFINITY), next: new Float64Array(n) }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!assigned(points, centres, of, bounds)) break
    const shifts = recentred(points, centres, of, k)
    const furthest = Math.max(...shifts)
    for (let at = 0; at < n; at++) {
      bounds.own[at] = (bounds.own[at] ?? 0) + (shifts[of[at] ?? 0] ?? 0)
      bounds.next[at] = (bounds.next[at] ?? 0) - furthest
    }
  }
  let inertia = 0
  for (let at = 0; at < n; at++) inertia += squared(points, centres, at, of[at] ?? 0)
  return { of, inertia }
}

/** At most how far one's own centre is, at least how far the next. */
interface Bounds {
  readonly own: Float64Array
  readonly next: Float64Array
}

function squared({ xs, ys }: Points, centres: Points, at: number, cluster: number): number {
  const dx = (xs[at] ?? 0) - (centres.xs[cluster] ?? 0)
  const dy = (ys[at] ?? 0) - (centres.ys[cluster] ?? 0)
  return dx * dx + dy * dy
}

/** Sends everybody to the nearest centre; whether anybody moved. */
function assigned(points: Points, centres: Points, of: Int32Array, { own, next }: Bounds): boolean {
  const k = centres.xs.length
  let hasMoved = false
  for (let at = 0; at < of.length; at++) {
    if ((own[at] ?? 0) < (next[at] ?? 0)) continue
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    let second = Number.POSITIVE_INFINITY
    for (let cluster = 0; cluster < k; cluster++) {
      const distance = squared(points, centres, at, cluster)
      if (distance < least) {
        second = least
        least = distance
        nearest = cluster
      } else if (distance < second) second = distance
    }
    if (of[at] !== nearest) hasMoved = true
    of[at] = nearest
    own[at] = Math.sqrt(least)
    next[at] = Math.sqrt(second)
  }
  return hasMoved
}

/** Puts every centre in the middle of its own, and says how far each went; where nobody came it stays. */
function recentred({ xs, ys }: Points, centres: Points, of: Int32Array, k: number): Float64Array {
  const [sumX, sumY, sizes] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)]
  for (let at = 0; at < of.length; at++) {
    const cluster = of[at] ?? 0
    sumX[cluster] = (sumX[cluster] ?? 0) + (xs[at] ?? 0)
    sumY[cluster] = (sumY[cluster] ?? 0) + (ys[at] ?? 0)
    sizes[cluster] = (sizes[cluster] ?? 0) + 1
  }
  return sizes.map((size, cluster) => {
    if (size === 0) return 0
    const [x, y] = [(sumX[cluster] ?? 0) / size, (sumY[cluster] ?? 0) / size]
    const shift = Math.hypot(x - (centres.xs[cluster] ?? 0), y - (centres.ys[cluster] ?? 0))
    centres.xs[cluster] = x
    centres.ys[cluster] = y
    return shift
  })
}
