import { useEffect, useState } from 'react'
import { onTurn } from '../kit/page-turns.ts'

/** Which page is shown, 0 for the first; the big screen's keys turn it, and nothing else does. */
export function usePages(pages: number): number {
  const [page, setPage] = useState(0)
  const shown = Math.min(page, pages - 1)
  useEffect(
    () =>
      onTurn((by) => {
        const next = shown + by
        if (next < 0 || next >= pages) return false
        setPage(next)
        return true
      }),
    [shown, pages],
  )
  return shown
}
