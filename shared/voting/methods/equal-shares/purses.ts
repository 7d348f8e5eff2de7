import { remembered } from '../../../kit/remembered.ts'
import { type Fraction, greatestCommonDivisor } from '../../fraction.ts'

/** Voters who approve the same and weigh the same; they always hold the same. */
export interface Kind {
  /** By their place in the poll. */
  readonly approved: readonly number[]
  /** How many, in the smallest unit of weight. */
  readonly mass: bigint
}

/**
 * What a voter of each kind holds, in whole parts of one money unit: exact, and one common denominator. Whoever has paid
 * for the same holds the same, so there are far fewer sums than kinds.
 */
export interface Purses {
  /** The sums that are held. */
  readonly sums: readonly bigint[]
  /** Which of them each kind holds. */
  readonly of: Int32Array
  readonly parts: bigint
}

export const filled = (kinds: readonly Kind[], { top, bottom }: Fraction): Purses => ({
  sums: [top],
  of: new Int32Array(kinds.length),
  parts: bottom,
})

/** Two are the same when every kind holds the same. */
export const pursesText = ({ sums, of, parts }: Purses): string =>
  `${parts} ${Array.from(of, (sum) => sums[sum] ?? 0n).join()}`

/** What each supporter would pay at most, as a fraction of one part; undefined when together they hold too little. */
export function priceOf(
  { sums, of, parts }: Purses,
  kinds: readonly Kind[],
  supporters: readonly number[],
  cost: bigint,
): Fraction | undefined {
  const rising = massBySum(of, sums.length, kinds, supporters)
    .map((mass, sum) => ({ held: sums[sum] ?? 0n, mass }))
    .filter(({ mass }) => mass > 0n)
    .toSorted((a, b) => (a.held < b.held ? -1 : a.held > b.held ? 1 : 0))
  let mass = rising.reduce((all, one) => all + one.mass, 0n)
  let due = cost * parts
  for (const { held, mass: own } of rising) {
    if (held * mass >= due) return { top: due, bottom: mass }
    due -= held * own // the poorer give all they hold
    mass -= own
  }
  return undefined
}

/** How many of the supporters hold each sum. */
function massBySum(of: Int32Array, sums: number, kinds: readonly Kind[], supporters: readonly number[]): bigint[] {
  const small = smallMasses(kinds)
  if (!small) {
    const masses = Array.from({ length: sums }, () => 0n)
    for (const kind of supporters) {
      const sum = of[kind] ?? 0
      masses[sum] = (masses[sum] ?? 0n) + (kinds[kind]?.mass ?? 0n)
    }
    return masses
  }
  const masses = new Float64Array(sums)
  for (const kind of supporters) {
    const sum = of[kind] ?? 0
    masses[sum] = (masses[sum] ?? 0) + (small[kind] ?? 0)
  }
  return Array.from(masses, BigInt)
}

/** The same as plain numbers, where all of them together are one that is exact; adding those up is far quicker. */
const smallMasses = remembered((kinds: readonly Kind[]): Float64Array | undefined => {
  const all = kinds.reduce((sum, { mass }) => sum + mass, 0n)
  return all <= BigInt(Number.MAX_SAFE_INTEGER) ? Float64Array.from(kinds, ({ mass }) => Number(mass)) : undefined
})

/** After every supporter has paid the price, or all they held. */
export function charged({ sums, of, parts }: Purses, supporters: readonly number[], { top, bottom }: Fraction): Purses {
  const after: bigint[] = []
  const placeOf = new Map<bigint, number>()
  const place = (held: bigint): number => {
    const known = placeOf.get(held)
    if (known !== undefined) return known
    placeOf.set(held, after.length)
    return after.push(held) - 1
  }
  const kept = Int32Array.from(sums, (held) => place(held * bottom))
  const left = Int32Array.from(sums, (held) => place(held * bottom > top ? held * bottom - top : 0n))
  const now = of.map((sum) => kept[sum] ?? 0)
  for (const kind of supporters) now[kind] = left[of[kind] ?? 0] ?? 0
  return lowestTerms(onlyHeld({ sums: after, of: now, parts: parts * bottom }))
}

/** Without the sums that nobody holds any more. */
function onlyHeld({ sums, of, parts }: Purses): Purses {
  const places = new Int32Array(sums.length).fill(-1)
  const held: bigint[] = []
  const now = of.map((sum) => {
    const known = places[sum] ?? -1
    if (known >= 0) return known
    places[sum] = held.length
    return held.push(sums[sum] ?? 0n) - 1
  })
  return { sums: held, of: now, parts }
}

/** The same in the largest parts possible: what is divided again and again must not grow for nothing. */
function lowestTerms({ sums, of, parts }: Purses): Purses {
  let common = parts
  for (const own of sums) {
    if (common === 1n) return { sums, of, parts }
    common = greatestCommonDivisor(common, own)
  }
  return { sums: sums.map((own) => own / common), of, parts: parts / common }
}
