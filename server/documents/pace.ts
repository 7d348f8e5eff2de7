interface Allowance {
  readonly perSecond: number
  /** How much may be saved up. */
  readonly burst: number
  /** Milliseconds that only go forward. */
  now(): number
}

/** A bucket of tokens that fills steadily. */
export function paceOf({ perSecond, burst, now }: Allowance) {
  let [tokens, at] = [burst, now()]

  const fill = () => {
    const time = now()
    tokens = Math.min(burst, tokens + ((time - at) / 1000) * perSecond)
    at = time
  }

  return {
    /** Takes `cost` when there is something left; what is owed delays the next. */
    take(cost: number): boolean {
      fill()
      if (tokens <= 0) return false
      tokens -= cost
      return true
    },
    /** Milliseconds until the next one is let through. */
    wait(): number {
      fill()
      return tokens > 0 ? 0 : Math.ceil((-tokens / perSecond) * 1000) + 1
    },
  }
}
