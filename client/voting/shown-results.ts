import { useEffect, useSyncExternalStore } from 'react'
import type { MethodName } from '#shared/voting/methods.ts'
import { surePart } from '../kit/sure-part.ts'
import { dotsResult } from './dots-result.tsx'
import type { AnyShownResult } from './shown-result.ts'
import { valueGapResult } from './value-gap-result.tsx'

/** The two usual results come with the screens that show them; the others together, when a vote is held with one. */
const HERE = { value_gap: valueGapResult, dots: dotsResult } as const

export type LaterResults = Readonly<Record<Exclude<MethodName, keyof typeof HERE>, AnyShownResult>>

const isHere = (method: MethodName): method is keyof typeof HERE => Object.hasOwn(HERE, method)

let later: LaterResults | undefined
let coming: Promise<void> | undefined
const hearers = new Set<() => void>()

function fetchLater(): Promise<void> {
  coming ??= surePart(() => import('./results/later-results.ts')).then(
    ({ LATER_RESULTS }) => {
      later = LATER_RESULTS
      for (const hear of hearers) hear()
    },
    () => void (coming = undefined), // the page has just started anew for it; the next who looks asks again
  )
  return coming
}

function subscribe(hear: () => void) {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

/**
 * How a method's result is told; undefined while that has not come. Called already while a vote is open, so that its
 * result stands there at once when it is revealed.
 */
export function useShownResult(method: MethodName | undefined): AnyShownResult | undefined {
  const others = useSyncExternalStore(subscribe, () => later)
  const isLater = method !== undefined && !isHere(method)
  useEffect(() => {
    if (isLater) void fetchLater()
  }, [isLater])
  if (method === undefined) return undefined
  return isHere(method) ? HERE[method] : others?.[method]
}
