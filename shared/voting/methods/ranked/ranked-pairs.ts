import { beats, type Duels } from './duels.ts'
import { type Layers, unbeatenFirst } from './layers.ts'

export type Win = readonly [winner: number, loser: number]

/**
 * Tideman 1987, with ties between wins decided for nobody: level by level, a win whose opposite is already implied is
 * dropped; of the rest all are locked but those on a circle formed with equally strong ones.
 */
export function lockedWins(duels: Duels, strength: 'winning' | 'margins'): readonly Win[] {
  const locked: Win[] = []
  let implied: Reach = Array.from({ length: duels.size }, () => 0n)
  for (const level of levelsOf(duels, strength)) {
    const possible = level.filter(([winner, loser]) => !implies(implied, loser, winner))
    const together = extended(implied, possible)
    const kept = possible.filter(([winner, loser]) => !implies(together, loser, winner))
    locked.push(...kept)
    implied = kept.length === possible.length ? together : extended(implied, kept)
  }
  return locked
}

export const rankedPairsOrder = (locked: readonly Win[], size: number): Layers => {
  const over = new Set(locked.map(([winner, loser]) => winner * size + loser))
  return unbeatenFirst(
    Array.from({ length: size }, (_, item) => item),
    (a, b) => over.has(a * size + b),
  )
}

/** All wins in groups of equal strength, strongest first. */
function levelsOf(duels: Duels, strength: 'winning' | 'margins'): readonly (readonly Win[])[] {
  const all = Array.from({ length: duels.size }, (_, item) => item)
  const wins = all.flatMap((a) =>
    all
      .filter((b) => a !== b && beats(duels, a, b))
      .map((b) => {
        const [votes, margin] = [duels.above(a, b), duels.above(a, b) - duels.above(b, a)]
        return {
          win: [a, b] as const,
          strong: strength === 'margins' ? margin : votes,
          clear: strength === 'margins' ? votes : margin,
        }
      }),
  )
  wins.sort((a, b) =>
    a.strong !== b.strong ? (a.strong > b.strong ? -1 : 1) : a.clear !== b.clear ? (a.clear > b.clear ? -1 : 1) : 0,
  )
  const levels: Win[][] = []
  let last: (typeof wins)[number] | undefined
  for (const one of wins) {
    if (last && last.strong === one.strong && last.clear === one.clear) levels.at(-1)?.push(one.win)
    else levels.push([one.win])
    last = one
  }
  return levels
}

/** From each item, those that can be reached by following wins, as bits. */
type Reach = readonly bigint[]

function extended(reach: Reach, wins: readonly Win[]): Reach {
  const further = [...reach]
  for (const [winner, loser] of wins) {
    const beyond = (1n << BigInt(loser)) | (further[loser] ?? 0n)
    const bit = 1n << BigInt(winner)
    for (const [from, reached] of further.entries())
      if (from === winner || (reached & bit) !== 0n) further[from] = reached | beyond
  }
  return further
}

const implies = (reach: Reach, from: number, to: number) => (((reach[from] ?? 0n) >> BigInt(to)) & 1n) === 1n
