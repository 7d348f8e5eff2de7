import { beats, copelandOf, type Duels } from './duels.ts'

const places = ({ size }: Duels) => Array.from({ length: size }, (_, item) => item)

/** Who beats everybody else in a duel. */
export const condorcetWinner = (duels: Duels): number | undefined =>
  places(duels).find((item) => places(duels).every((other) => other === item || beats(duels, item, other)))

/** The smallest set whose members beat all outside: from whoever wins most, whoever a member does not beat joins. */
export function smithSet(duels: Duels): readonly number[] {
  const all = places(duels)
  const scores = all.map((item) => copelandOf(duels, item, all))
  const inside = new Set([scores.indexOf(Math.max(...scores))].filter((item) => item >= 0))
  for (const member of inside)
    // a set walks on over what is added while it is walked
    for (const other of all) if (!beats(duels, member, other)) inside.add(other)
  return all.filter((item) => inside.has(item))
}

/** A shortest circle A → B → … → A of wins among these, without the repeated end; the first in creation order. */
export function shortestCycle(duels: Duels, among: readonly number[]): readonly number[] | undefined {
  let shortest: readonly number[] | undefined
  for (const start of among) {
    const cycle = cycleThrough(duels, among, start)
    if (cycle && (!shortest || cycle.length < shortest.length)) shortest = cycle
    if (shortest?.length === 3) return shortest
  }
  return shortest
}

function cycleThrough(duels: Duels, among: readonly number[], start: number): readonly number[] | undefined {
  const cameFrom = new Map<number, number>()
  const walk = [start]
  for (const here of walk) {
    if (here !== start && beats(duels, here, start)) return pathTo(here, start, cameFrom)
    for (const next of among)
      if (next !== start && !cameFrom.has(next) && beats(duels, here, next)) {
        cameFrom.set(next, here)
        walk.push(next)
      }
  }
  return undefined
}

function pathTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const path = [end]
  for (let at = end; at !== start;) {
    at = cameFrom.get(at) ?? start
    path.unshift(at)
  }
  return path
}
