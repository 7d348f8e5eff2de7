import { mulberry32 } from '../kit/random.ts'
import { canonicalText } from './canonical.ts'
import type { AnyMethod, MethodBallot, MethodConfig } from './methods.ts'
import type { Items, TieGroups } from './methods/method.ts'
import { likelyPlaces, redraw, stabilityWord, type StabilityWord } from './statistics/rank-stability.ts'

/** How firm an order is: whether it would have come out had chance sent other people like these (VOTING.md §3). */
export interface Stability {
  /** Anybody with the ballots can draw them again: this often, from this seed, in canonical order. */
  readonly resamples: number
  readonly seed: number
  /** Neighbours in the order, whether the upper one would stay above, and how often it did, to two decimals. */
  readonly pairs: readonly Neighbours[]
  /** Between which places each item stood in nine of ten draws. Like all numbers here only told from ten ballots on. */
  readonly places?: Readonly<Record<string, readonly [number, number]>>
  /** How often each came first, to two decimals. */
  readonly leads?: Readonly<Record<string, number>>
}

export interface Neighbours {
  readonly upper: string
  readonly lower: string
  readonly above?: number
  readonly word: StabilityWord
}

/**
 * Draws tell which answers stand on one ballot together. From so many ballots on, the ballots themselves may be
 * published without their voters (VOTING.md §5.6), and then draws tell nothing more; of fewer only words are told.
 */
const LEAST_FOR_NUMBERS = 10
const RESAMPLES = 2_000
const SEED = 1
/** Ballots drawn × items: about a twentieth of a second. Among so many ballots chance moves little, and a room waits. */
const MOST_WORK = 10_000_000

interface Told {
  readonly method: AnyMethod
  readonly config: MethodConfig
  readonly items: Items
  readonly ballots: readonly MethodBallot[]
  readonly order: TieGroups
}

/** Ballots drawn × items when so many are drawn again; 0 where it is too much. */
export function stabilityDraws(ballots: number, items: number): number {
  const work = RESAMPLES * ballots * items
  return work > MOST_WORK ? 0 : work
}

/** Nothing where the method cannot be drawn again, or where there is too little to order or too much to draw. */
export function stabilityOf({ method, config, items, ballots, order }: Told): Stability | undefined {
  const ranked = order.flat()
  if (!method.resampling || ranked.length < 2 || stabilityDraws(ballots.length, items.length) === 0) return undefined
  const canonical = ballots
    .map((ballot) => ({ ballot, text: canonicalText(ballot) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const resampling = method.resampling(
    canonical.map(({ ballot }) => ballot),
    config,
    items,
  )
  const draw = mulberry32(SEED)
  const pick = () => Math.floor(draw() * ballots.length)
  const redrawn = redraw(resampling, { voters: ballots.length, items: items.length, resamples: RESAMPLES, pick })
  const slots = new Map(items.map((item, at) => [item, at]))
  const placesOf = (item: string) => redrawn.places[slots.get(item) ?? 0] ?? []
  const hasNumbers = ballots.length >= LEAST_FOR_NUMBERS
  return {
    resamples: RESAMPLES,
    seed: SEED,
    pairs: ranked.slice(1).map((lower, at) => {
      const upper = ranked[at] ?? lower
      const share = redrawn.above(slots.get(upper) ?? 0, slots.get(lower) ?? 0) / RESAMPLES
      return { upper, lower, word: stabilityWord(share), ...(hasNumbers && { above: rounded(share) }) }
    }),
    ...(hasNumbers && {
      places: Object.fromEntries(ranked.map((item) => [item, likelyPlaces(placesOf(item))])),
      leads: Object.fromEntries(ranked.map((item) => [item, rounded((placesOf(item)[0] ?? 0) / RESAMPLES)])),
    }),
  }
}

const rounded = (share: number) => Math.round(share * 100) / 100
