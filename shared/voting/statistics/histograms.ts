/** How two histograms of the same scale differ; each is compared by shares, for rounds may differ in size. */

type Counts = readonly number[]

const sharesOf = (counts: Counts): readonly number[] => {
  const n = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (n === 0 ? 0 : count / n))
}

/** The share of answers that stand elsewhere: ½Σ|h-h'| (net change between rounds). */
export function netChange(before: Counts, now: Counts): number {
  const [was, is] = [sharesOf(before), sharesOf(now)]
  return is.reduce((sum, share, at) => sum + Math.abs(share - (was[at] ?? 0)), 0) / 2
}

/** How many steps answers moved in the mean, at the least: nobody need be followed from one round to the next. */
export function meanMove(before: Counts, now: Counts): number {
  const [was, is] = [sharesOf(before), sharesOf(now)]
  let [ahead, moved] = [0, 0]
  for (const [at, share] of is.entries()) {
    ahead += share - (was[at] ?? 0)
    moved += Math.abs(ahead)
  }
  return moved
}
