const WINDOW = 60_000
const MOST = 3

/** Counts refusals by person. A refused update costs the server a new shadow copy, so the third in a minute is the last. */
export function strikesOf({ now }: { now(): number }) {
  const strikes = new Map<string, readonly number[]>()
  const recent = (person: string) => (strikes.get(person) ?? []).filter((at) => now() - at < WINDOW)

  const isOut = (person: string): boolean => recent(person).length >= MOST

  function sweep() {
    for (const person of strikes.keys()) if (recent(person).length === 0) strikes.delete(person)
  }

  return {
    /** True when this one was one too many. */
    strike(person: string): boolean {
      if (strikes.size > 1_000) sweep()
      strikes.set(person, [...recent(person), now()].slice(-MOST))
      return isOut(person)
    },
    isOut,
  }
}
