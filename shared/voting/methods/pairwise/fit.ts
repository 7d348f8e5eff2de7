/** What the fit needs of the items, by their place: wins of each over each, whatever is added beforehand included. */
export type Wins = readonly (readonly number[])[]

const STILL = 1e-13
/** Far beyond what any connected poll needs; a bound, so that counting always ends. */
const MOST_ROUNDS = 100_000

/**
 * Strengths that sum to 1, such that a beats b with chance a/(a+b) (Bradley & Terry 1952), by minorisation–maximisation
 * (Hunter 2004). Items are taken in an order that their answers alone decide, so that rounding is the same for all.
 */
export function strengths(wins: Wins): readonly number[] {
  const order = byAnswers(wins)
  const n = order.length
  const between = Float64Array.from(order.flatMap((a) => order.map((b) => at(wins, a, b) + at(wins, b, a))))
  const won = order.map((a) => order.reduce((sum, b) => sum + at(wins, a, b), 0))
  let now = new Float64Array(n).fill(1 / n)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Float64Array(n)
    let sum = 0
    for (let a = 0; a < n; a++) {
      let weight = 0
      for (let b = 0; b < n; b++) {
        const met = between[a * n + b] ?? 0
        if (met > 0) weight += met / ((now[a] ?? 0) + (now[b] ?? 0))
      }
      const strength = (won[a] ?? 0) / weight
      next[a] = strength
      sum += strength
    }
    let change = 0
    for (let a = 0; a < n; a++) {
      const strength = (next[a] ?? 0) / sum
      change = Math.max(change, Math.abs(strength - (now[a] ?? 0)))
      next[a] = strength
    }
    now = next
    if (change < STILL) break
  }
  return wins.map((_, item) => now[order.indexOf(item)] ?? 0)
}

/** 0 to 100: the chance to beat another, over all others alike. */
export function chances(strength: readonly number[]): readonly number[] {
  return strength.map((own, item) => {
    const others = strength.filter((_, other) => other !== item).toSorted((a, b) => a - b)
    return (100 * others.reduce((sum, other) => sum + own / (own + other), 0)) / others.length
  })
}

const at = (wins: Wins, a: number, b: number) => wins[a]?.[b] ?? 0

function byAnswers(wins: Wins): readonly number[] {
  const keys = wins.map((row, item) => {
    const duels = row.map((won, other) => `${won}:${at(wins, other, item)}`).toSorted()
    return { won: row.reduce((sum, one) => sum + one, 0), duels: duels.join() }
  })
  const keyOf = (item: number) => keys[item] ?? { won: 0, duels: '' }
  return [...wins.keys()].toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    return other.won - one.won || (one.duels < other.duels ? -1 : one.duels > other.duels ? 1 : a - b)
  })
}
