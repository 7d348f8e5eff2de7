/** How clearly a group agrees: 2√(n+1)·((a+1)/(n+1)-½), for `agree` of `seen`. */
export const proportionZ = (agree: number, seen: number): number =>
  2 * Math.sqrt(seen + 1) * ((agree + 1) / (seen + 1) - 0.5)

/** How clearly it agrees more than the rest; one is added to all four counts. */
export function twoProportionZ(agree: number, seen: number, otherAgree: number, otherSeen: number): number {
  const [here, there] = [(agree + 1) / (seen + 1), (otherAgree + 1) / (otherSeen + 1)]
  const pooled = (agree + otherAgree + 2) / (seen + otherSeen + 2)
  return (here - there) / Math.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (otherSeen + 1)))
}

/** Ninety per cent, one-sided. */
export const CLEARLY = 1.2816

/** High only where every group agrees: Π (agree+1)/(seen+2). */
export const groupInformedConsensus = (groups: readonly { readonly agree: number; readonly seen: number }[]): number =>
  groups.reduce((product, { agree, seen }) => (product * (agree + 1)) / (seen + 2), 1)
