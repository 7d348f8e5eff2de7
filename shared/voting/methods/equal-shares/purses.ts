import { type Fraction, greatestCommonDivisor } from '../../fraction.ts'

/** Voters who approve the same and weigh the same; they always hold the same. */
export interface Kind {
  /** By their place in the poll. */
  readonly approved: readonly number[]
  /** How many, in the smallest unit of weight. */
  readonly mass: bigint
}

/** What a voter of each kind holds, in whole parts of one money unit: exact, and one common denominator. */
export interface Purses {
  readonly held: readonly bigint[]
  readonly parts: bigint
}

export const filled = (kinds: readonly Kind[], { top, bottom }: Fraction): Purses => ({
  held: kinds.map(() => top),
  parts: bottom,
})

/** What each supporter would pay at most, as a fraction of one part; undefined when together they hold too little. */
export function priceOf(
  purses: Purses,
  kinds: readonly Kind[],
  supporters: readonly number[],
  cost: bigint,
): Fraction | undefined {
  const rising = supporters
    .map((kind) => ({ held: purses.held[kind] ?? 0n, mass: kinds[kind]?.mass ?? 0n }))
    .toSorted((a, b) => (a.held < b.held ? -1 : a.held > b.held ? 1 : 0))
  let mass = rising.reduce((sum, one) => sum + one.mass, 0n)
  let due = cost * purses.parts
  for (const { held, mass: own } of rising) {
    if (held * mass >= due) return { top: due, bottom: mass }
    due -= held * own // the poorer give all they hold
    mass -= own
  }
  return undefined
}

/** After every supporter has paid the price, or all they held. */
export function charged(purses: Purses, supporters: readonly number[], { top, bottom }: Fraction): Purses {
  const paying = new Set(supporters)
  const held = purses.held.map((own, kind) => {
    const finer = own * bottom
    return paying.has(kind) ? (finer > top ? finer - top : 0n) : finer
  })
  return lowestTerms({ held, parts: purses.parts * bottom })
}

/** The same in the largest parts possible: what is divided again and again must not grow for nothing. */
function lowestTerms({ held, parts }: Purses): Purses {
  let common = parts
  for (const own of held) {
    if (common === 1n) return { held, parts }
    common = greatestCommonDivisor(common, own)
  }
  return { held: held.map((own) => own / common), parts: parts / common }
}
