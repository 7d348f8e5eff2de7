import { stricterByKind } from '../voting/by-kind.ts'
import type { PlaceOnly, PollResult } from '../voting/count.ts'
import { type ItemResult, type MethodName, METHODS } from '../voting/methods.ts'
import type { Warning } from '../voting/methods/method.ts'
import { WARNINGS } from '../voting/methods/method.ts'
import { roundGate } from '../voting/privacy.ts'

/** In the room a result is told as it was revealed; a file that may go anywhere tells less (VOTING.md §5). */
export const ROOM_K = 3
export const FILE_K = 10

/**
 * A published result behind a stricter gate: what fewer than `k` people answered keeps its place and loses its numbers,
 * and with fewer than `k` ballots only how many there were is told.
 */
export function gated(result: PollResult, method: MethodName, k: number): PollResult {
  if (result.k >= k) return result
  const isTold = result.status === 'counted' && roundGate(result.received - result.abstained, k) === 'all'
  if (!isTold) return receivedOnly(result, k)
  const { byOrganisation, byKind, split, ...rest } = result
  const kinds = byKind && stricterByKind(byKind, k)
  const newly = hiddenAt(result, method, k)
  // The numbers of a second weighting stood a test at the smaller k only, so its order is all that is told.
  const weighed = byOrganisation && {
    voices: byOrganisation.voices,
    order: byOrganisation.order,
    same: byOrganisation.same,
  }
  return {
    ...rest,
    k,
    ...(newly.length > 0 && hiding(result, newly)),
    ...(split && (newly.length === 0 || isFixed(result, method)) && { split }),
    ...(weighed && { byOrganisation: weighed }),
    ...(kinds && { byKind: kinds }),
  }
}

function receivedOnly(result: PollResult, k: number): PollResult {
  const { method, config, rule, eligible, received, silent, warnings, tieBreak } = result
  const turnout = warnings.filter((warning) => warning === 'low_turnout')
  return {
    method,
    config,
    rule,
    k,
    eligible,
    received,
    abstained: 0,
    silent,
    status: 'below_k',
    warnings: [...turnout, 'below_k'],
    tieBreak: { policy: tieBreak.policy },
  }
}

function hiddenAt({ items = {}, order = [], unranked = [] }: PollResult, method: MethodName, k: number) {
  const shown = Object.entries(items).filter((entry): entry is [string, ItemResult] => !isHidden(entry[1]))
  const count = { items: Object.fromEntries(shown), order, unranked, flags: {}, warnings: [], brokenTies: [] }
  return METHODS[method].placeOnly(count, k)
}

function hiding({ items = {}, flags = {}, warnings }: PollResult, newly: readonly string[]) {
  const hidden = newly.map((item) => [item, { suppressed: true } as PlaceOnly] as const)
  const told = new Set<Warning>([...warnings, 'suppressed'])
  return {
    items: { ...items, ...Object.fromEntries(hidden) },
    flags: { ...flags, ...Object.fromEntries(newly.map((item) => [item, ['suppressed'] as const])) },
    warnings: WARNINGS.filter((warning) => told.has(warning)),
  }
}

/** Whether no ballot moves the lines between the quadrants. */
function isFixed({ split, config, items = {} }: PollResult, method: MethodName): boolean {
  const empty = METHODS[method].count([], config, Object.keys(items)).split
  return JSON.stringify(empty) === JSON.stringify(split)
}

export const isHidden = (item: ItemResult | PlaceOnly): item is PlaceOnly => 'suppressed' in item
