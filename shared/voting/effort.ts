import type { Items } from './methods/method.ts'
import type { MethodName } from './methods.ts'
import { stabilityDraws } from './stability.ts'

/** What of a poll says how long it takes to count. */
export interface Load {
  readonly method: MethodName
  readonly config: unknown
  readonly items: Items
  readonly ballots: number
}

/**
 * Roughly how many milliseconds a poll takes to count on an ordinary machine, the first time. Measured by the bench;
 * fitted from above, because a poll that is sent away for nothing costs less than one that keeps everybody waiting.
 */
export function effortOf({ method, config, items, ballots }: Load): number {
  const size = { ballots, items: items.length, marks: ballots * items.length }
  return START + MICROSECONDS[method](size, config) / 1000 + (stabilityDraws(ballots, items.length) * DRAW) / 1e6
}

interface Size {
  readonly ballots: number
  readonly items: number
  readonly marks: number
}

/** Before the engine knows the code. */
const START = 5
/** Nanoseconds for a ballot drawn again, by item. */
const DRAW = 5

/** By person, by organisation and by kind. */
const MICROSECONDS: Readonly<Record<MethodName, (size: Size, config: unknown) => number>> = {
  value_gap: ({ marks }) => 2 * marks,
  dots: ({ marks }) => 0.8 * marks,
  approval: ({ marks }) => 0.5 * marks,
  score: ({ marks }) => marks,
  points: ({ marks }) => marks,
  quadratic: ({ marks }) => marks,
  majority_judgment: ({ marks }) => marks,
  criteria: ({ marks }, config) => marks * 0.6 * criteriaIn(config),
  delphi: ({ marks }) => marks,
  // Every ballot is a table of who stands above whom; then every rule looks at every three.
  ranked: ({ marks, items }) => marks * (1 + items / 10) + 2 * items ** 3,
  pairwise: ({ marks, items }) => 2 * marks + 30 * items ** 2,
  // Every kind of ballot is charged for whatever is funded, in numbers as long as exactness needs.
  equal_shares: ({ marks }) => 2.5 * marks,
  // Fifty starts for every number of groups, then everybody's distance to everybody.
  opinion: ({ marks, ballots }) => 2 * marks + 30 * ballots + 0.02 * ballots ** 2,
}

const criteriaIn = (config: unknown): number => (config as { readonly criteria: readonly unknown[] }).criteria.length // configured when the poll opened
