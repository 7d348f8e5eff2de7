import { type RefObject, useEffect, useRef } from 'react'

/**
 * Takes focus to the element with the returned ref (it needs `tabIndex={-1}`) when a control beside it had focus and
 * left the screen, so that nobody at a keyboard starts again at the top of the page. Only while `isShown`.
 */
export function useKeptFocus<Part extends HTMLElement>(isShown: boolean): RefObject<Part | null> {
  const part = useRef<Part>(null)
  const last = useRef<Node | null>(null)
  useEffect(() => {
    const hear = ({ target }: FocusEvent) => {
      last.current = target instanceof Node && part.current?.parentElement?.contains(target) ? target : null
    }
    document.addEventListener('focusin', hear)
    return () => document.removeEventListener('focusin', hear)
  }, [])
  // Without dependencies: a control may leave with any drawing, after the answer as well as before it.
  useEffect(() => {
    const isLost = last.current?.isConnected === false && document.activeElement === document.body
    if (isShown && isLost) part.current?.focus()
  })
  return part
}
