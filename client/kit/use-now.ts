import { useEffect, useState } from 'react'

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
