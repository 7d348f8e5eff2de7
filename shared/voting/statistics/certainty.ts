/** How many equal voices unequal weights amount to: (Σw)²/Σw² (Kish 1965); the same for the same weights in any order. */
export function effectiveN(weights: readonly number[]): number {
  const rising = weights.toSorted((a, b) => a - b)
  const sum = rising.reduce((total, weight) => total + weight, 0)
  return (sum * sum) / rising.reduce((total, weight) => total + weight * weight, 0)
}
