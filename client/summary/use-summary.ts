import { useDeferredValue, useMemo } from 'react'
import { ROOM_K } from '#shared/summary/gate.ts'
import { summarise } from '#shared/summary/summarise.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { useNow } from '../kit/use-now.ts'
import { useShared } from '../realtime/room-context.tsx'
import { type BoardState, useWritten } from './use-written.ts'

const A_MINUTE = 60_000

export interface LiveSummary {
  readonly summary: Summary
  readonly board: BoardState
}

/**
 * The record, made on this device from what it is shown anyway: nothing is fetched, and it stays up to date. Names are
 * those everybody in the room sees; a screen for people who only watch leaves them out.
 */
export function useSummary({ names }: { readonly names: boolean }): LiveSummary {
  const seen = useDeferredValue(useShared((shared) => shared))
  const { written, state } = useWritten()
  const lately = useDeferredValue(written)
  const at = useNow(A_MINUTE)
  const summary = useMemo(() => summarise(seen, lately, { at, names, k: ROOM_K }), [seen, lately, at, names])
  return { summary, board: state }
}
