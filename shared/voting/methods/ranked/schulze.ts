import { beats, type Duels } from './duels.ts'
import { type Layers, unbeatenFirst } from './layers.ts'

/** Schulze 2011: the strength of the strongest path from each to each; a path is as strong as its weakest win. */
export function strongestPaths(duels: Duels, strength: 'winning' | 'margins'): readonly (readonly bigint[])[] {
  const { size } = duels
  const link = (a: number, b: number) =>
    !beats(duels, a, b) ? 0n : strength === 'winning' ? duels.above(a, b) : duels.above(a, b) - duels.above(b, a)
  const links = Array.from({ length: size }, (_, a) => Array.from({ length: size }, (_, b) => link(a, b)))
  const rising = [...new Set([0n, ...links.flat()])].toSorted((a, b) => (a < b ? -1 : 1))
  const rankOf = new Map(rising.map((one, rank) => [one, rank])) // only which is stronger counts: ranks are quicker
  const paths = Int32Array.from(links.flat(), (one) => rankOf.get(one) ?? 0)
  for (let via = 0; via < size; via++)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) {
        if (a === b || a === via || b === via) continue
        const through = Math.min(paths[a * size + via] ?? 0, paths[via * size + b] ?? 0)
        if (through > (paths[a * size + b] ?? 0)) paths[a * size + b] = through
      }
  return links.map((row, a) => row.map((_, b) => rising[paths[a * size + b] ?? 0] ?? 0n))
}

export const schulzeOrder = (paths: readonly (readonly bigint[])[]): Layers =>
  unbeatenFirst([...paths.keys()], (a, b) => (paths[a]?.[b] ?? 0n) > (paths[b]?.[a] ?? 0n))
