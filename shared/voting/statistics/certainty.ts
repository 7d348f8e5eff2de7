/** How much a number from few people says. */

/** The z of a 95 % interval. */
export const Z_95 = 1.959963984540054

/** The interval of a proportion (Wilson 1927). `n` is above zero. */
export function wilson(successes: number, n: number, z: number): { readonly low: number; readonly high: number } {
  const share = successes / n
  const room = 1 + (z * z) / n
  const middle = (share + (z * z) / (2 * n)) / room
  const reach = (z / room) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/** How many equal voices unequal weights amount to: (Σw)²/Σw² (Kish 1965); the same for the same weights in any order. */
export function effectiveN(weights: readonly number[]): number {
  const rising = weights.toSorted((a, b) => a - b)
  const sum = rising.reduce((total, weight) => total + weight, 0)
  return (sum * sum) / rising.reduce((total, weight) => total + weight * weight, 0)
}
