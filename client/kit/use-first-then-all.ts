import { useDeferredValue } from 'react'

/**
 * The first of a long list at once and all of it a moment later, while taps come first: what is in sight does not wait
 * for what is not.
 */
export function useFirstThenAll<Thing>(all: readonly Thing[], first: number): readonly Thing[] {
  const isAll = useDeferredValue(true, false)
  return isAll || all.length <= first ? all : all.slice(0, first)
}
