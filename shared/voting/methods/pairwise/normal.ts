/** The standard normal curve, to about fifteen digits. */
export const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)

const TAIL = 4

/** How much of the curve lies below x: a series near the middle (Marsaglia 2004), a continued fraction in the tails. */
export function below(x: number): number {
  if (x < -TAIL) return density(x) / tail(-x)
  if (x > TAIL) return 1 - density(x) / tail(x)
  let [sum, term] = [x, x]
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + density(x) * sum
}

/** φ(x)/Φ(x), also far below, where both vanish. */
export const hazard = (x: number): number => (x < -TAIL ? tail(-x) : density(x) / below(x))

/** x + 1/(x + 2/(x + 3/(x + …))) */
function tail(x: number): number {
  let fraction = x
  for (let depth = 60; depth > 0; depth--) fraction = x + depth / fraction
  return fraction
}
