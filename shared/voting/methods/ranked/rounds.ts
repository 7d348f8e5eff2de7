import { compare, fraction, type Fraction, plus, sumOf, times } from '../../fraction.ts'
import type { Voice } from './voices.ts'

/** What each who is left holds at one count, and what counts for nobody any more. */
export interface Tally {
  readonly held: ReadonlyMap<number, Fraction>
  readonly exhausted: Fraction
}

/** One count of a method that goes step by step, items by their place. */
export interface Round extends Tally {
  readonly out?: readonly number[]
  readonly elected?: number
  /** What the elected had above the quota. */
  readonly surplus?: Fraction
  /** Elected because no more were left than open seats. */
  readonly filled?: readonly number[]
  /** The tie at which the count goes several ways. */
  readonly split?: readonly number[]
}

/** How much of its weight a voice has left; voices with the same share the same object. */
export type Kept = readonly Fraction[]

const WHOLE = fraction(1, 1)
const NOTHING = fraction(0, 1)

/** Each voice counts for the best of its items that are left; equal tops split it. It runs for every voice at every count. */
export function tallyOf(voices: readonly Voice[], left: readonly number[], kept?: Kept): Tally {
  const isLeft = marked(left)
  const sums = new Map<Fraction, Map<number, Float64Array>>() // share → weight → what each item holds; the last: nobody
  const slots = isLeft.length + 1
  let last: Cells = { share: WHOLE, over: 0, held: new Float64Array(slots) }
  for (let at = 0; at < voices.length; at++) {
    const voice = voices[at]
    if (!voice) continue
    const tops = topsOf(voice, isLeft)
    const share = kept?.[at] ?? WHOLE
    const over = voice.over * Math.max(1, tops.length)
    if (last.share !== share || last.over !== over) last = { share, over, held: cellsOf(sums, share, over, slots) }
    const { held } = last
    if (tops.length === 0) held[slots - 1] = (held[slots - 1] ?? 0) + voice.times
    for (const item of tops) held[item] = (held[item] ?? 0) + voice.times
  }
  const sum = (slot: number) =>
    [...sums].reduce((total, [share, byWeight]) => {
      const parts = [...byWeight].map(([over, held]): [number, number] => [over, held[slot] ?? 0])
      return plus(total, times(share, sumOf(new Map(parts.filter(([, part]) => part > 0)))))
    }, NOTHING)
  return { held: new Map(left.map((item) => [item, sum(item)])), exhausted: sum(slots - 1) }
}

interface Cells {
  readonly share: Fraction
  readonly over: number
  readonly held: Float64Array
}

function cellsOf(
  sums: Map<Fraction, Map<number, Float64Array>>,
  share: Fraction,
  over: number,
  slots: number,
): Float64Array {
  const byWeight = sums.get(share) ?? new Map<number, Float64Array>()
  sums.set(share, byWeight)
  const held = byWeight.get(over) ?? new Float64Array(slots)
  byWeight.set(over, held)
  return held
}

/** 1 for who is left. */
export function marked(left: readonly number[]): Uint8Array {
  const isLeft = new Uint8Array(Math.max(0, ...left) + 1)
  for (const item of left) isLeft[item] = 1
  return isLeft
}

const NOBODY: readonly number[] = []

export function topsOf({ tiers }: Voice, isLeft: Uint8Array): readonly number[] {
  for (let rank = 0; rank < tiers.length; rank++) {
    const tier = tiers[rank] ?? NOBODY
    if (tier.length === 1) {
      if (isLeft[tier[0] ?? 0] === 1) return tier
      continue
    }
    const tops = tier.filter((item) => isLeft[item] === 1)
    if (tops.length > 0) return tops
  }
  return NOBODY
}

export const heldBy = ({ held }: Tally, item: number): Fraction => held.get(item) ?? NOTHING

/** Those who hold as much as nobody else, or as little: `sign` 1 for the most, -1 for the least. */
export function extreme(tally: Tally, items: readonly number[], sign: 1 | -1): readonly number[] {
  const best = items.reduce((so, item) => (sign * compare(heldBy(tally, item), heldBy(tally, so)) > 0 ? item : so))
  return items.filter((item) => compare(heldBy(tally, item), heldBy(tally, best)) === 0)
}

/** Whether they hold less together than the next one above them: then they may go together. */
export function areSafelyOut(tally: Tally, tied: readonly number[], left: readonly number[]): boolean {
  const others = left.filter((item) => !tied.includes(item))
  const together = tied.reduce((sum, item) => plus(sum, heldBy(tally, item)), NOTHING)
  return others.length > 0 && others.every((item) => compare(together, heldBy(tally, item)) < 0)
}

/** In groups of equal holding, the most first. */
export function ranked(tally: Tally, items: readonly number[]): readonly (readonly number[])[] {
  const ranks: number[][] = []
  for (const item of items.toSorted((a, b) => compare(heldBy(tally, b), heldBy(tally, a)) || a - b)) {
    const first = ranks.at(-1)?.[0]
    if (first !== undefined && compare(heldBy(tally, first), heldBy(tally, item)) === 0) ranks.at(-1)?.push(item)
    else ranks.push([item])
  }
  return ranks
}
