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
  const page = aPage(size)
  for (const group of groups) {
    for (const { pairs } of group)
      for (const [first, second, outcome] of pairs) {
        const [a, b] = [placeOf.get(first), placeOf.get(second)]
        if (a === undefined || b === undefined) continue
        page.add(a * size + b, outcome * 2)
        page.add(b * size + a, 2 - outcome * 2)
      }
    page.turn((cell, halves, answers) => {
      compared[cell] = (compared[cell] ?? 0) + 1
      const sums = won.get(answers) ?? new Float64Array(size * size)
      won.set(answers, sums)
      sums[cell] = (sums[cell] ?? 0) + halves
    }, voices)
  }
  const rising = [...won].toSorted(([few], [many]) => few - many) // added in one order, however the ballots came
  return {
    size,
    wins: (a, b) => rising.reduce((sum, [answers, halves]) => sum + (halves[a * size + b] ?? 0) / (2 * answers), 0),
    between: (a, b) => compared[a * size + b] ?? 0,
    voices: (item) => voices[item] ?? 0,
  }
}

/** What one group answered: a table that is used again for the next, for most of it is empty each time. */
function aPage(size: number) {
  const [halves, answers] = [new Float64Array(size * size), new Int32Array(size * size)]
  const lastIn = new Int32Array(size).fill(-1)
  let cells: number[] = []
  let turned = 0

  return {
    add(cell: number, some: number) {
      if (answers[cell] === 0) cells.push(cell)
      halves[cell] = (halves[cell] ?? 0) + some
      answers[cell] = (answers[cell] ?? 0) + 1
    },
    /** Gives out every cell with something in it, adds one for every item that is in any, and is empty again. */
    turn(give: (cell: number, halves: number, answers: number) => void, voices: Float64Array) {
      for (const cell of cells) {
        give(cell, halves[cell] ?? 0, answers[cell] ?? 0)
        halves[cell] = 0
        answers[cell] = 0
        const item = Math.floor(cell / size)
        if (lastIn[item] === turned) continue
        lastIn[item] = turned
        voices[item] = (voices[item] ?? 0) + 1
      }
      cells = []
      turned++
    },
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
