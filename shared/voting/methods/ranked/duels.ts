import { compare, fraction, type Fraction, sumOf } from '../../fraction.ts'
import type { Voice } from './voices.ts'

/** How every two items stand to each other. All counts are whole numbers of `unit`ths of a ballot, so they are exact. */
export interface Duels {
  readonly size: number
  readonly unit: bigint
  /** Ballots with the first above the second. */
  above(a: number, b: number): bigint
  /** Ballots that hold the two equal. */
  level(a: number, b: number): bigint
}

export const beats = (duels: Duels, a: number, b: number): boolean => duels.above(a, b) > duels.above(b, a)

/** Unranked items stand level below all that are ranked, or say nothing. */
export function duelsOf(voices: readonly Voice[], size: number, unranked: 'last' | 'ignored'): Duels {
  const byWeight = new Map<number, { above: Float64Array; level: Float64Array }>()
  for (const voice of voices) {
    const cells = byWeight.get(voice.over) ?? {
      above: new Float64Array(size * size),
      level: new Float64Array(size * size),
    }
    byWeight.set(voice.over, cells)
    tallyPairs(ranksOf(voice, size, unranked), voice.times, cells)
  }
  const unit = sumOf(new Map([...byWeight.keys()].map((over) => [over, 0]))).bottom
  const summed = (of: 'above' | 'level') => {
    const sums = Array.from({ length: size * size }, () => 0n)
    for (const [over, cells] of byWeight) {
      const weight = unit / BigInt(over)
      for (const [at, some] of cells[of].entries()) if (some > 0) sums[at] = (sums[at] ?? 0n) + BigInt(some) * weight
    }
    return (a: number, b: number) => sums[a * size + b] ?? 0n
  }
  return { size, unit, above: summed('above'), level: summed('level') }
}

/** 0 is best; -1 says nothing. */
function ranksOf({ tiers }: Voice, size: number, unranked: 'last' | 'ignored'): Int32Array {
  const ranks = new Int32Array(size).fill(unranked === 'last' ? tiers.length : -1)
  for (const [rank, tier] of tiers.entries()) for (const item of tier) ranks[item] = rank
  return ranks
}

function tallyPairs(
  ranks: Int32Array,
  times: number,
  { above, level }: { readonly above: Float64Array; readonly level: Float64Array },
): void {
  const size = ranks.length
  for (let a = 0; a < size; a++) {
    const here = ranks[a] ?? -1
    if (here < 0) continue
    for (let b = a + 1; b < size; b++) {
      const there = ranks[b] ?? -1
      if (there < 0) continue
      const cells = here === there ? level : above
      const at = here <= there ? a * size + b : b * size + a
      cells[at] = (cells[at] ?? 0) + times
      if (here === there) cells[b * size + a] = (cells[b * size + a] ?? 0) + times
    }
  }
}

/** Borda points: Σ above + ½·level. */
export function bordaOf(duels: Duels, item: number): Fraction {
  let twice = 0n
  for (let other = 0; other < duels.size; other++)
    if (other !== item) twice += 2n * duels.above(item, other) + duels.level(item, other)
  return { top: twice, bottom: 2n * duels.unit }
}

/** Wins minus losses against these. */
export function copelandOf(duels: Duels, item: number, others: readonly number[]): number {
  return others.reduce((sum, other) => sum + Number(beats(duels, item, other)) - Number(beats(duels, other, item)), 0)
}

/** The worst defeat, as a margin; the least bad victory for who never lost. */
export function worstOf(duels: Duels, item: number): Fraction {
  let worst: Fraction | undefined
  for (let other = 0; other < duels.size; other++) {
    if (other === item) continue
    const margin = { top: duels.above(other, item) - duels.above(item, other), bottom: duels.unit }
    if (!worst || compare(margin, worst) > 0) worst = margin
  }
  return worst ?? fraction(0, 1)
}
