/** How many equal voices unequal weights amount to: (Σw)²/Σw² (Kish 1965); the same for the same weights in any order. */
export function effectiveN(weights: readonly number[]): number {
  const rising = weights.toSorted((a, b) => a - b)
  const sum = rising.reduce((total, weight) => total + weight, 0)
  return (sum * sum) / rising.reduce((total, weight) => total + weight * weight, 0)
}

/** The standard normal's 97.5 % point. */
const Z = 1.959963984540054

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Where a share lies with 95 % confidence (Wilson 1927): `successes` of `n`, and `n` above 0. */
export function wilson(successes: number, n: number): Interval {
  const share = successes / n
  const middle = share + (Z * Z) / (2 * n)
  const reach = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * n)) / n)
  const bottom = 1 + (Z * Z) / n
  return {
    low: successes === 0 ? 0 : (middle - reach) / bottom,
    high: successes === n ? 1 : (middle + reach) / bottom,
  }
}
