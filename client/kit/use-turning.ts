import { useEffect, useState } from 'react'
import { onTurn } from './page-turns.ts'

const SLOWLY = 15_000

export interface Turning {
  /** 0 for the first. */
  readonly page: number
  readonly isTurning: boolean
  /** Stops, or goes on. */
  toggle(): void
}

/** Turns through pages on the big screen, slowly, and only where motion is welcome; otherwise the first one stays. */
export function useTurning(pages: number): Turning {
  const [page, setPage] = useState(0)
  const [isTurning, setTurning] = useState(() => window.matchMedia('(prefers-reduced-motion: no-preference)').matches)
  useEffect(() => {
    if (!isTurning || pages < 2) return undefined
    const turning = setInterval(() => setPage((now) => now + 1), SLOWLY)
    return () => clearInterval(turning)
  }, [isTurning, pages])
  useEffect(
    () =>
      onTurn((by) => {
        const next = (page % Math.max(pages, 1)) + by
        if (next < 0 || next >= pages) return false
        setPage(next)
        setTurning(false) // whoever turns pages by hand wants to stay
        return true
      }),
    [page, pages],
  )
  return { page: pages === 0 ? 0 : page % pages, isTurning, toggle: () => setTurning(!isTurning) }
}

/** Cuts a list into pages whose costs stay within what a picture holds. One that is too big alone has its own page. */
export function pagesOf<T>(items: readonly T[], room: number, costOf: (item: T) => number): readonly (readonly T[])[] {
  const pages: T[][] = []
  let left = 0
  for (const item of items) {
    const cost = costOf(item)
    if (cost > left) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(item)
    left -= cost
  }
  return pages
}
