import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Cursor, cursorsIn } from '#shared/board/cursor.ts'

const EVERY = 100
const IDLE = 20_000

/** Where others point, by their connection. */
export function useCursors(awareness: Awareness | undefined): ReadonlyMap<number, Cursor> {
  const [cursors, setCursors] = useState<ReadonlyMap<number, Cursor>>(new Map())
  useEffect(() => {
    if (!awareness) return undefined
    const hear = () => setCursors(cursorsIn(awareness.getStates(), awareness.clientID))
    hear()
    awareness.on('change', hear)
    return () => {
      awareness.off('change', hear)
      setCursors(new Map())
    }
  }, [awareness])
  return cursors
}

export interface Pointing {
  /** Tells others at most ten times a second; the last place always arrives. */
  readonly point: (cursor: Pick<Cursor, 'at' | 'drag'>) => void
  readonly leave: () => void
}

/** Tells others where this person points, until they leave the map or rest for a while. */
export function usePointing(awareness: Awareness | undefined, isActive: boolean): Pointing {
  const next = useRef<Pick<Cursor, 'at' | 'drag'> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const leave = useCallback(() => {
    clearTimeout(timer.current)
    clearTimeout(rest.current)
    timer.current = undefined
    if (awareness?.getLocalState()) awareness.setLocalState(null)
  }, [awareness])

  const point = useCallback(
    (cursor: Pick<Cursor, 'at' | 'drag'>) => {
      if (!isActive || !awareness) return
      next.current = cursor
      clearTimeout(rest.current)
      rest.current = setTimeout(leave, IDLE)
      timer.current ??= setTimeout(() => {
        timer.current = undefined
        awareness.setLocalState(next.current)
      }, EVERY)
    },
    [awareness, isActive, leave],
  )

  useEffect(() => leave, [leave])
  return useMemo(() => ({ point, leave }), [point, leave])
}
