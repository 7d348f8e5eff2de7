/** Lets through `rate` things a second on average and `burst` at once; time comes in by argument, in milliseconds. */
export function tokenBucket({ rate, burst }: { readonly rate: number; readonly burst: number }) {
  let tokens = burst
  let last: number | undefined
  return {
    take(at: number): boolean {
      tokens = Math.min(burst, tokens + ((at - (last ?? at)) / 1000) * rate)
      last = at
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
