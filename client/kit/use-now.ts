import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'

/** Milliseconds since 1970 on this device: the one place where components meet the clock. */
export const deviceClock = (): number => Date.now()

/** The time, told again every `every` milliseconds while the part is on screen. */
export function useNow(every: number): number {
  const [now, setNow] = useState(deviceClock)
  useEffect(() => {
    const ticking = setInterval(() => setNow(deviceClock()), every)
    return () => clearInterval(ticking)
  }, [every])
  return now
}

/**
 * What the clock says, in words or numbers: looked at every `every` milliseconds, and drawn again only when `read` comes
 * to something else.
 */
export function useInTime<Read extends string | number | boolean | undefined>(
  every: number,
  read: (now: number) => Read,
): Read {
  const subscribe = useCallback(
    (look: () => void) => {
      const ticking = setInterval(look, every)
      return () => clearInterval(ticking)
    },
    [every],
  )
  return useSyncExternalStore(subscribe, () => read(deviceClock()))
}
