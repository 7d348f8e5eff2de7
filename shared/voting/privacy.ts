import { POLL_MODES, type PollMode } from './poll.ts'

interface Privacy {
  readonly mode: PollMode
  readonly k: number
}

/** People answered the round before under what it promised: a further round promises as much or more. */
export const isLessPrivate = (next: Privacy, before: Privacy) =>
  POLL_MODES.indexOf(next.mode) < POLL_MODES.indexOf(before.mode) || next.k < before.k

/** Below k ballots, only how many there were. */
export const roundGate = (received: number, k: number) => (received < k ? 'received_only' : 'all')

/** Below k answers, only the item's place. */
export const itemGate = (answers: number, k: number) => (answers < k ? 'place_only' : 'all')

/** Only the place when a single ballot gives over half of the sum. */
export const sumGate = (largest: number, sum: number) => (largest * 2 > sum ? 'place_only' : 'all')

/**
 * Two weightings of the same ballots are two equations: the second is told in numbers only when each class of ballots
 * of equal weight holds at least k, so that what the equations fix is never fewer than k people's.
 */
export const secondWeighting = (ballotsPerClass: Iterable<number>, k: number) =>
  [...ballotsPerClass].every((ballots) => ballots >= k) ? 'all' : 'order_only'

export interface Suppressed {
  readonly total: number
  readonly shown: Readonly<Record<string, number>>
  /** All hidden cells together. */
  readonly other: number
  /** Which cells are hidden, sorted. For the server alone: "other" is shown unnamed. */
  readonly hidden: readonly string[]
}

/**
 * Head-counts with a known total. Small cells are hidden, and with them as many of the smallest others as it takes
 * until at least two are hidden and hold at least k together: no subtraction gives a hidden cell back.
 */
export function suppress(cells: Readonly<Record<string, number>>, k: number): Suppressed {
  const rising = Object.entries(cells)
    .filter(([, size]) => size > 0)
    .toSorted(([a, sizeA], [b, sizeB]) => sizeA - sizeB || (a < b ? -1 : 1))
  let hide = rising.filter(([, size]) => size < k).length
  // One small cell never holds k, so this hides two at least.
  if (hide > 0) while (hide < rising.length && headsIn(rising.slice(0, hide)) < k) hide++
  const [hidden, visible] = [rising.slice(0, hide), rising.slice(hide)]
  return {
    total: headsIn(rising),
    shown: Object.fromEntries(visible),
    other: headsIn(hidden),
    hidden: hidden.map(([code]) => code).toSorted(),
  }
}

const headsIn = (cells: readonly (readonly [string, number])[]) => cells.reduce((sum, [, size]) => sum + size, 0)
