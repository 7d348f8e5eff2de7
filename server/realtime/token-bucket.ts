/** Lets through `rate` things a second on average and `burst` at once; time comes in by argument, in milliseconds. */
export function tokenBucket({ rate, burst }: { readonly rate: number; readonly burst: number }) {
  let tokens = burst
  let last: number | undefined
  return {
    take(at: number): boolean {
      const passed = Math.max(0, at - (last ?? at)) // a clock that was put back takes nothing away
      tokens = Math.min(burst, tokens + (passed / 1000) * rate)
      last = at
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
    /** For what was let through and did not count after all. */
    giveBack() {
      tokens = Math.min(burst, tokens + 1)
    },
  }
}
