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
  const all = Int32Array.from({ length: n }, (_, at) => at)
  let best: Settled = { of: new Int32Array(n), inertia: Number.POSITIVE_INFINITY }
  for (let start = 0; start < STARTS; start++) {
    const one = settled(points, firstOf(all, k, draw))
    if (start === 0 || one.inertia < best.inertia * (1 - 1e-12)) best = one
  }
  return best.of
}

/** The first k of a shuffle, which is undone again. */
function firstOf(all: Int32Array, k: number, draw: () => number): readonly number[] {
  const swaps: number[] = []
  const swap = (a: number, b: number) => {
    const [here, there] = [all[a] ?? 0, all[b] ?? 0]
    all[a] = there
    all[b] = here
  }
  for (let at = 0; at < k; at++) {
    const other = at + Math.floor(draw() * (all.length - at))
    swap(at, other)
    swaps.push(other)
  }
  const first = [...all.subarray(0, k)]
  for (let at = k - 1; at >= 0; at--) swap(at, swaps[at] ?? at)
  return first
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
  const bounds: Bounds = {
    own: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    next: new Float64Array(n),
    gone: new Float64Array(k),
    furthest: 0,
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!assigned(points, centres, of, bounds)) break
    const shifts = recentred(points, centres, of, k)
    for (let cluster = 0; cluster < k; cluster++)
      bounds.gone[cluster] = (bounds.gone[cluster] ?? 0) + (shifts[cluster] ?? 0)
    bounds.furthest += Math.max(...shifts)
  }
  let inertia = 0
  for (let at = 0; at < n; at++) inertia += squared(points, centres, at, of[at] ?? 0)
  return { of, inertia }
}

/**
 * At most how far one's own centre is, at least how far the next, both as if no centre had moved since the beginning:
 * what the centres have gone altogether is kept beside, so that a round need not touch everybody.
 */
interface Bounds {
  readonly own: Float64Array
  readonly next: Float64Array
  /** How far each centre has gone in all, and how far altogether the one that went furthest in each round. */
  readonly gone: Float64Array
  furthest: number
}

/** More than rounding can make of distances: who is this near to changing is measured. */
const MARGIN = 1e-9

function squared({ xs, ys }: Points, centres: Points, at: number, cluster: number): number {
  const dx = (xs[at] ?? 0) - (centres.xs[cluster] ?? 0)
  const dy = (ys[at] ?? 0) - (centres.ys[cluster] ?? 0)
  return dx * dx + dy * dy
}

/** Sends everybody to the nearest centre; whether anybody moved. */
function assigned(points: Points, centres: Points, of: Int32Array, { own, next, gone, furthest }: Bounds): boolean {
  const k = centres.xs.length
  let hasMoved = false
  for (let at = 0; at < of.length; at++) {
    if ((own[at] ?? 0) + (gone[of[at] ?? 0] ?? 0) + MARGIN < (next[at] ?? 0) - furthest) continue
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
    own[at] = Math.sqrt(least) - (gone[nearest] ?? 0)
    next[at] = Math.sqrt(second) + furthest
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
