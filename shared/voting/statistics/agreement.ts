/** How far apart people stand on an ordinal scale. `counts` says how many gave 1, 2, …; of none, everything is null. */

/** Consensus (Tastle & Wierman 2007): 1 all alike, 0 half at either end. */
export function consensus(counts: readonly number[]): number | null {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return null
  const mean = counts.reduce((sum, count, place) => sum + count * place, 0) / n
  const widest = counts.length - 1
  const sum = counts.reduce(
    (total, count, place) =>
      count === 0 ? total : total + (count / n) * Math.log2(1 - Math.abs(place - mean) / widest),
    1,
  )
  return Math.min(1, Math.max(0, sum))
}

/** Agreement A (van der Eijk 2001): 1 all alike, 0 spread evenly, -1 half at either end. */
export function agreement(counts: readonly number[]): number | null {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return null
  let left = counts
  let weighed = 0
  for (;;) {
    const filled = left.filter((count) => count > 0)
    if (filled.length === 0) return weighed / n
    const height = Math.min(...filled)
    weighed += height * filled.length * layerAgreement(left.map((count) => count > 0))
    left = left.map((count) => (count > 0 ? count - height : 0))
  }
}

/** Polarisation (1-A)/2: 0 all alike, ½ spread evenly, 1 two camps. */
export function polarisation(counts: readonly number[]): number | null {
  const agreed = agreement(counts)
  return agreed === null ? null : (1 - agreed) / 2
}

export type ConsensusWord = 'strong' | 'fair' | 'mixed' | 'split'

export const consensusWord = (consensus: number): ConsensusWord =>
  consensus >= 0.8 ? 'strong' : consensus >= 0.6 ? 'fair' : consensus >= 0.4 ? 'mixed' : 'split'

/** Over one half; an even spread comes to exactly one half but for rounding. */
export const isPolarised = (polarisation: number): boolean => polarisation > 0.5 + 1e-9

/** A layer is a pattern of filled categories, weighed by how many of its triples rise and fall in one hump. */
function layerAgreement(filled: readonly boolean[]): number {
  const [categories, size] = [filled.length, filled.filter(Boolean).length]
  if (size === categories) return 0
  let [humps, gaps] = [0, 0]
  for (let i = 0; i < categories; i++)
    for (let j = i + 1; j < categories; j++)
      for (let l = j + 1; l < categories; l++) {
        if (filled[j] && filled[i] !== filled[l]) humps++
        else if (filled[i] && !filled[j] && filled[l]) gaps++
      }
  const unimodality =
    humps + gaps === 0 ? 1 : ((categories - 2) * humps - (categories - 1) * gaps) / ((categories - 2) * (humps + gaps))
  return unimodality * (1 - (size - 1) / (categories - 1))
}
