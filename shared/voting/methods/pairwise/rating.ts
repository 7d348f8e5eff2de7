import { below, density, hazard } from './normal.ts'

/**
 * A running guess of where an item stands (TrueSkill for two, Herbrich et al. 2007). It hangs on the order of the
 * answers, so it only chooses what to ask next; the result is fitted from all answers at once.
 */
export interface Rating {
  readonly mu: number
  readonly sigma: number
}

export interface RatingScale extends Rating {
  readonly beta: number
  readonly tau: number
  /** How often two items are expected to be called equal. */
  readonly draw: number
}

export const RATING_SCALE: RatingScale = { mu: 25, sigma: 25 / 3, beta: 25 / 6, tau: 25 / 300, draw: 0.1 }

/** 1: the first is better; 0: the second; ½: equal. */
export type PairAnswer = readonly [first: string, second: string, outcome: 0 | 0.5 | 1]

/** The ratings after these answers, in the order in which they were given; an item never asked about has none. */
export function ratingsAfter(answers: readonly PairAnswer[], scale: RatingScale): ReadonlyMap<string, Rating> {
  const ratings = new Map<string, Rating>()
  const fresh: Rating = { mu: scale.mu, sigma: scale.sigma }
  for (const [first, second, outcome] of answers) {
    const [winner, loser] = outcome === 0 ? [second, first] : [first, second]
    const [better, worse] = rated(ratings.get(winner) ?? fresh, ratings.get(loser) ?? fresh, outcome === 0.5, scale)
    ratings.set(winner, better)
    ratings.set(loser, worse)
  }
  return ratings
}

/** How far apart two may be and still be called equal, and how uncertain their difference is. */
export const spreadOf = (a: Rating, b: Rating, { beta, tau }: RatingScale): number =>
  Math.sqrt(2 * beta * beta + variance(a, tau) + variance(b, tau))

const variance = ({ sigma }: Rating, tau: number) => sigma * sigma + tau * tau

function rated(winner: Rating, loser: Rating, isDraw: boolean, scale: RatingScale): readonly [Rating, Rating] {
  const c = spreadOf(winner, loser, scale)
  const gap = (winner.mu - loser.mu) / c
  const margin = (quantile((1 + scale.draw) / 2) * Math.SQRT2 * scale.beta) / c
  const { v, w } = isDraw ? afterDraw(gap, margin) : afterWin(gap - margin)
  const moved = (rating: Rating, sign: 1 | -1): Rating => {
    const s = variance(rating, scale.tau)
    return { mu: rating.mu + (sign * s * v) / c, sigma: Math.sqrt(s * (1 - (s * w) / (c * c))) }
  }
  return [moved(winner, 1), moved(loser, -1)]
}

function afterWin(x: number) {
  const v = hazard(x)
  return { v, w: v * (v + x) }
}

function afterDraw(gap: number, margin: number) {
  const [low, high] = [-margin - gap, margin - gap]
  const share = below(high) - below(low)
  if (share < Number.MIN_VALUE * 2 ** 52) return { v: -gap, w: 1 } // far outside the margin: the limit of what follows
  const v = (density(low) - density(high)) / share
  return { v, w: v * v + (high * density(high) - low * density(low)) / share }
}

/** Where a share of the curve lies below, by Newton's steps from the middle; for shares near one half. */
function quantile(share: number): number {
  let x = 0
  for (let step = 0; step < 8; step++) x -= (below(x) - share) / density(x)
  return x
}
