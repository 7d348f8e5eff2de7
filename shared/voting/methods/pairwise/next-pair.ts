import { mulberry32 } from '../../../kit/random.ts'
import type { Items } from '../method.ts'
import { type PairAnswer, type Rating, RATING_SCALE, ratingsAfter, spreadOf } from './rating.ts'

/** What one person has been asked so far. Only their own answers choose: nobody's leave the server before the reveal. */
export interface Asked {
  readonly items: Items
  /** Their answers, in the order in which they were given. */
  readonly answers: readonly PairAnswer[]
  readonly skipped: readonly (readonly [string, string])[]
  /** Theirs alone, so that a room's first pairs differ from person to person. */
  readonly seed: number
  /** How many first places the room is looking for. */
  readonly top: number
}

/** The next two, left and right; or why there is nothing more to ask: it is clear enough, or every pair was shown. */
export type NextPair =
  { readonly pair: readonly [left: string, right: string] } | { readonly done: 'clear' | 'all_shown' }

/** Below this every item counts as well enough known. */
const SURE_SIGMA = 2.5
/** The share of the latest answers that must have left the first places as they were. */
const STABLE = 0.9

/** Never the same pair twice; items not yet seen first, then what teaches most; level ones, and the sides, by the seed. */
export function nextPair({ items, answers, skipped, seed, top }: Asked): NextPair {
  const shown = new Set([...answers, ...skipped].map(([a, b]) => pairKey(a, b)))
  const ratings = ratingsAfter(answers, RATING_SCALE)
  const ratingOf = (item: string) => ratings.get(item) ?? RATING_SCALE
  if (isClear(items, answers, ratings, top)) return { done: 'clear' }
  const seen = new Set([...answers, ...skipped].flatMap(([a, b]) => [a, b]))
  const draw = mulberry32(seed)
  let best: { pair: readonly [string, string]; fresh: number; lesson: number; lot: number } | undefined
  for (const [at, a] of items.entries())
    for (const b of items.slice(at + 1)) {
      const [lot, side] = [draw(), draw()] // drawn for every pair, so that a pair keeps its lot as others fall away
      if (shown.has(pairKey(a, b))) continue
      const fresh = Number(!seen.has(a)) + Number(!seen.has(b))
      const one = {
        pair: side < 0.5 ? ([a, b] as const) : ([b, a] as const),
        fresh,
        lesson: lesson(ratingOf(a), ratingOf(b)),
        lot,
      }
      if (!best || isBefore(one, best)) best = one
    }
  return best ? { pair: best.pair } : { done: 'all_shown' }
}

export const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

interface Worth {
  readonly fresh: number
  readonly lesson: number
  readonly lot: number
}

const isBefore = (a: Worth, b: Worth) =>
  a.fresh !== b.fresh ? a.fresh > b.fresh : Math.abs(a.lesson - b.lesson) > 1e-9 ? a.lesson > b.lesson : a.lot < b.lot

/** Two that are little known and stand close teach most. */
function lesson(a: Rating, b: Rating): number {
  const c = spreadOf(a, b, RATING_SCALE)
  return (a.sigma + b.sigma) * Math.exp(-((a.mu - b.mu) ** 2) / (2 * c * c))
}

/** Every item is well known, or, over as many answers as there are items, hardly any moved the first places. */
function isClear(items: Items, answers: readonly PairAnswer[], ratings: ReadonlyMap<string, Rating>, top: number) {
  if (!items.every((item) => ratings.has(item))) return false
  if ([...ratings.values()].every(({ sigma }) => sigma < SURE_SIGMA)) return true
  const since = answers.length - items.length
  if (since < 0) return false
  const firsts = Array.from({ length: items.length + 1 }, (_, later) =>
    firstPlaces(ratingsAfter(answers.slice(0, since + later), RATING_SCALE), top),
  )
  const still = firsts.slice(1).filter((first, at) => first === firsts[at]).length
  return still / items.length >= STABLE
}

const firstPlaces = (ratings: ReadonlyMap<string, Rating>, top: number) =>
  [...ratings]
    .toSorted(([, a], [, b]) => b.mu - a.mu)
    .slice(0, top)
    .map(([item]) => item)
    .toSorted()
    .join(' ')
