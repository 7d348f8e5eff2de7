import { useSyncExternalStore } from 'react'

const ROOMY = '(min-width: 60rem)'

/** Whether three columns stand beside each other. */
export const useRoomy = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(ROOMY)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(ROOMY).matches,
  )
