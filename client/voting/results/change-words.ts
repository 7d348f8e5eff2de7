/** "+3 points", "−0.4", "the same": how a number moved since the round before. Nothing where either may not be told. */
export function changeOf(
  before: number | null | undefined,
  now: number | null | undefined,
  words: (amount: number) => string,
  decimals: 0 | 1,
): string | undefined {
  if (before == null || now == null) return undefined
  const change = Number((now - before).toFixed(decimals))
  if (change === 0) return 'the same'
  return `${change > 0 ? '+' : '−'}${words(Math.abs(change))}`
}
