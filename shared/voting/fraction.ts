/** An exact fraction; the lower part is positive. Order never hangs on rounding. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

export const fraction = (top: number, bottom: number): Fraction => ({ top: BigInt(top), bottom: BigInt(bottom) })

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
})

export const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })

/** Below zero when a is less than b. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom]
  return left < right ? -1 : left > right ? 1 : 0
}

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { top: -b.top, bottom: b.bottom })

export const divided = (a: Fraction, b: Fraction): Fraction =>
  b.top < 0n ? times(a, { top: -b.bottom, bottom: -b.top }) : times(a, { top: b.bottom, bottom: b.top })

/** The same in lowest terms: what is multiplied again and again must not grow for nothing. */
export function reduced({ top, bottom }: Fraction): Fraction {
  const common = greatestCommonDivisor(top < 0n ? -top : top, bottom)
  return { top: top / common, bottom: bottom / common }
}

export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b)

/** For display; fractions of whole numbers below 2^53 come out correctly rounded. */
export function toNumber({ top, bottom }: Fraction): number {
  const spare = BigInt(Math.max(0, bottom.toString(2).length - 1000)) // beyond 2^1023 a number is infinite
  return Number(top >> spare) / Number(bottom >> spare)
}

/** Whole numbers that stand over different denominators: denominator → sum of what stands over it. */
export type Parts = Map<number, number>

export function addPart(parts: Parts, over: number, part: number): void {
  parts.set(over, (parts.get(over) ?? 0) + part)
}

/** Their exact sum; the same whatever the order in which the parts were added. */
export function sumOf(parts: ReadonlyMap<number, number>): Fraction {
  const bottom = [...parts.keys()].map(BigInt).reduce(leastCommonMultiple, 1n)
  let top = 0n
  for (const [over, part] of parts) top += (BigInt(part) * bottom) / BigInt(over)
  return { top, bottom }
}

export const leastCommonMultiple = (a: bigint, b: bigint) => (a / greatestCommonDivisor(a, b)) * b
export const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b))
