import type { Round } from './rounds.ts'

/** How many ends a tie may lead to; with more nothing is decided (VOTING.md §1.7). */
const MOST_ENDS = 1_024

/** A count under way. */
export interface CountState {
  /** Who is still in it. */
  readonly left: readonly number[]
  /** Per item that is out or elected, as bits: who certainly stands before it. */
  readonly before: readonly bigint[]
}

/** How a count can end. */
export interface CountEnd {
  readonly elected: readonly number[]
  /** Per item, as bits: who certainly stands before it. */
  readonly before: readonly bigint[]
}

/** Several next states: a tie is followed on every branch. */
export type CountStep<State> = { readonly round: Round } & (
  { readonly next: readonly State[] } | { readonly end: CountEnd }
)

export interface Followed {
  readonly ends: readonly CountEnd[]
  /** As long as there is only one way to go. */
  readonly rounds: readonly Round[]
}

/**
 * Follows a count to every end that its ties allow, or says nothing when there are too many. Branches that come to the
 * same state go on as one; of the order only what holds on all of them is kept.
 */
export function follow<State extends CountState>(
  start: State,
  step: (state: State) => CountStep<State>,
  keyOf: (state: State) => string,
): Followed | undefined {
  const waiting = new Map<number, Map<string, State>>([[start.left.length, new Map([['', start]])]])
  const ends: CountEnd[] = []
  const rounds: Round[] = []
  let isSingle = true
  for (let left = start.left.length; left >= 0; left--)
    for (const state of waiting.get(left)?.values() ?? []) {
      const taken = step(state)
      if (isSingle) rounds.push(taken.round)
      const next = 'next' in taken ? taken.next : []
      isSingle &&= next.length === 1
      if ('end' in taken) ends.push(taken.end)
      for (const one of next) enter(waiting, one, keyOf(one))
      if (countIn(waiting, left) + ends.length > MOST_ENDS) return undefined
    }
  return { ends: ends, rounds }
}

function enter<State extends CountState>(waiting: Map<number, Map<string, State>>, state: State, key: string): void {
  const peers = waiting.get(state.left.length) ?? new Map<string, State>()
  waiting.set(state.left.length, peers)
  const peer = peers.get(key)
  peers.set(key, peer ? { ...peer, before: peer.before.map((bits, item) => bits & (state.before[item] ?? 0n)) } : state)
}

const countIn = (waiting: ReadonlyMap<number, ReadonlyMap<string, unknown>>, below: number) =>
  [...waiting].reduce((sum, [left, states]) => sum + (left < below ? states.size : 0), 0)

/** Puts the ranks behind whoever stood before all of them, best first. */
export function placed(
  state: CountState,
  ranks: readonly (readonly number[])[],
  ahead: readonly number[],
): readonly bigint[] {
  const before = [...state.before]
  let bits = bitsOf(ahead)
  for (const rank of ranks) {
    for (const item of rank) before[item] = bits
    bits |= bitsOf(rank)
  }
  return before
}

const bitsOf = (items: readonly number[]): bigint => items.reduce((bits, item) => bits | (1n << BigInt(item)), 0n)
