/** Devices that are told `tooMany` come back no sooner than in eight seconds. */
const COOLING = 7_000

/** Who was cut off for going on regardless stays out for a while: to be cut off and be back at once stops nobody. */
export function cooling(now: () => number) {
  /** Until when, in milliseconds; whoever was cut off first stands first. */
  const until = new Map<string, number>()

  function forgetPast() {
    for (const [key, end] of until) {
      if (isAhead(end)) return
      until.delete(key)
    }
  }
  /** A clock that was put back keeps nobody out for hours. */
  const isAhead = (end: number) => end > now() && end - now() <= COOLING

  return {
    cutOff(key: string) {
      forgetPast()
      until.delete(key)
      until.set(key, now() + COOLING)
    },
    isOut: (key: string) => isAhead(until.get(key) ?? 0),
  }
}
