import type { Items } from '../method.ts'
import type { PairwiseBallot } from '../pairwise.ts'

/** All answers together, items by their place. A group answers each pair once, by the mean of its people. */
export interface Comparisons {
  readonly size: number
  /** Wins of the first over the second, equal counting ½. */
  wins(a: number, b: number): number
  /** How often the two were compared. */
  between(a: number, b: number): number
  /** In how many voices the item was compared with anything. */
  voices(item: number): number
}

export function comparisonsOf(groups: readonly (readonly PairwiseBallot[])[], items: Items): Comparisons {
  const size = items.length
  const placeOf = new Map(items.map((item, place) => [item, place]))
  const compared = new Float64Array(size * size)
  const voices = new Float64Array(size)
  const won = new Map<number, Float64Array>() // by how many people of a group answered: sums of whole half wins
  for (const group of groups) {
    const own = new Map<number, { halves: number; answers: number }>()
    for (const { pairs } of group)
      for (const [first, second, outcome] of pairs) {
        const [a, b] = [placeOf.get(first), placeOf.get(second)]
        if (a === undefined || b === undefined) continue
        for (const [cell, halves] of [
          [a * size + b, outcome * 2],
          [b * size + a, 2 - outcome * 2],
        ] as const) {
          const before = own.get(cell) ?? { halves: 0, answers: 0 }
          own.set(cell, { halves: before.halves + halves, answers: before.answers + 1 })
        }
      }
    for (const [cell, { halves, answers }] of own) {
      compared[cell] = (compared[cell] ?? 0) + 1
      const sums = won.get(answers) ?? new Float64Array(size * size)
      won.set(answers, sums)
      sums[cell] = (sums[cell] ?? 0) + halves
    }
    for (const item of new Set([...own.keys()].map((cell) => Math.floor(cell / size))))
      voices[item] = (voices[item] ?? 0) + 1
  }
  const rising = [...won].toSorted(([few], [many]) => few - many) // added in one order, however the ballots came
  return {
    size,
    wins: (a, b) => rising.reduce((sum, [answers, halves]) => sum + (halves[a * size + b] ?? 0) / (2 * answers), 0),
    between: (a, b) => compared[a * size + b] ?? 0,
    voices: (item) => voices[item] ?? 0,
  }
}

/** Whether each can be reached from each by steps that `leads` allows. */
export function isConnected(items: readonly number[], leads: (a: number, b: number) => boolean): boolean {
  const [start] = items
  if (start === undefined) return true
  const reaches = (step: (a: number, b: number) => boolean) => {
    const reached = new Set([start])
    for (const here of reached) for (const next of items) if (step(here, next)) reached.add(next)
    return reached.size === items.length
  }
  return reaches(leads) && reaches((a, b) => leads(b, a))
}
