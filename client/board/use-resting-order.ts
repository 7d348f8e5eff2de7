import { useEffect, useMemo, useState } from 'react'
import type { Stickies } from '#shared/board/doc.ts'
import { readingOrder } from '#shared/board/reading-order.ts'

const REST = 500

/**
 * The reading order of the map, made anew once the cards rest. While they move, every step would renumber all cards
 * behind the moving one, and shuffle what a keyboard is walking through.
 */
export function useRestingOrder(stickies: Stickies): readonly string[] {
  const [rested, setRested] = useState(stickies)
  useEffect(() => {
    const timer = setTimeout(() => setRested(stickies), REST)
    return () => clearTimeout(timer)
  }, [stickies])
  const order = useMemo(() => readingOrder(rested), [rested])
  return useMemo(() => {
    const known = order.filter((id) => stickies.has(id))
    if (known.length === order.length && order.length === stickies.size) return order
    return [...known, ...[...stickies.keys()].filter((id) => !rested.has(id))]
  }, [order, stickies, rested])
}
