import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A function that stays the same object and does what the latest drawing says, for parts that are drawn again only when
 * what they show has changed. For handlers: not to be called while drawing.
 */
export function useSteady<Given extends readonly unknown[], Answer>(
  act: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...given: Given) => latest.current(...given), [])
}
