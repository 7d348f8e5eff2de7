import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 40rem)'

/** Whether there is more than a phone's width, for the few things that style alone cannot arrange. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  )

function subscribe(changed: () => void) {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
