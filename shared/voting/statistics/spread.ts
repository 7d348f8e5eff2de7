/** What numbers on one scale have in common; all null when there are none, for missing is not zero. */
export interface Spread {
  readonly mean: number | null
  readonly median: number | null
  /** The population's. */
  readonly sd: number | null
  readonly q1: number | null
  readonly q3: number | null
}

const NOTHING: Spread = { mean: null, median: null, sd: null, q1: null, q3: null }

/** `values` are sorted, lowest first. */
export function spread(values: ArrayLike<number>): Spread {
  const n = values.length
  if (n === 0) return NOTHING
  let [sum, squares] = [0, 0]
  for (let at = 0; at < n; at++) {
    const value = values[at] ?? 0
    sum += value
    squares += value * value
  }
  return {
    mean: sum / n,
    median: quantile(values, 0.5),
    sd: Math.sqrt(Math.max(0, n * squares - sum * sum)) / n,
    q1: quantile(values, 0.25),
    q3: quantile(values, 0.75),
  }
}

/** Type 7 of Hyndman & Fan 1996: h = (n-1)p, interpolated. `values` are sorted and not empty. */
function quantile(values: ArrayLike<number>, p: number): number {
  const place = (values.length - 1) * p
  const below = values[Math.floor(place)] ?? Number.NaN
  const above = values[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
