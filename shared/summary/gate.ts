import type { ByConstituency } from '../voting/by-constituency.ts'
import type { PollResult } from '../voting/count.ts'
import type { PlaceOnly } from '../voting/place-only.ts'
import { type ItemResult, type MethodConfig, type MethodDetail, type MethodName, METHODS } from '../voting/methods.ts'
import type { MethodCount, Telling, Warning } from '../voting/methods/method.ts'
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
  const { byOrganisation, byConstituency, stability, split, ...rest } = withoutDetail(result, method)
  const counted = countIn(result, method)
  const newly = METHODS[method].placeOnly(counted, k, result.config)
  const hidden = new Set([...newly, ...Object.keys(result.items ?? {}).filter((item) => !(item in counted.items))])
  // The numbers of a second weighting stood a test at the smaller k only, so its order is all that is told.
  const weighed = byOrganisation && {
    voices: byOrganisation.voices,
    order: byOrganisation.order,
    same: byOrganisation.same,
  }
  return {
    ...METHODS[method].detail?.tell(counted, hidden, k),
    ...rest,
    k,
    ...hiding(rest, method, newly, { k, config: result.config, isHiding: hidden.size > 0 }),
    ...(split && (newly.length === 0 || METHODS[method].hasFixedSplit?.(result.config)) && { split }),
    ...(weighed && { byOrganisation: weighed }),
    ...(byConstituency && { byConstituency: withoutGroups(byConstituency) }),
    ...(stability && newly.length === 0 && { stability }),
  }
}

/** How large each kind is, is not kept, so that of the kinds only their order as equals is told. */
const withoutGroups = ({ leavesOut, rankSum, meanShare }: ByConstituency): ByConstituency => ({
  groups: [],
  leavesOut,
  rankSum: { order: rankSum.order, same: rankSum.same },
  ...(meanShare && { meanShare: { order: meanShare.order, same: meanShare.same } }),
})

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
    tieBreak: { policy: tieBreak.policy, ...(tieBreak.seed !== undefined && { seed: tieBreak.seed }) },
  }
}

/** What the method counted, as far as it was told. */
function countIn(result: PollResult, method: MethodName): MethodCount<ItemResult, MethodDetail> {
  const { items = {}, order = [], unranked = [] } = result
  const shown = Object.entries(items).filter((entry): entry is [string, ItemResult] => !isHidden(entry[1]))
  const keys = METHODS[method].detail?.keys ?? []
  const detail = Object.fromEntries(keys.flatMap((key) => (key in result ? [[key, result[key]]] : [])))
  return { items: Object.fromEntries(shown), order, unranked, flags: {}, warnings: [], brokenTies: [], detail }
}

/** At the top of a result a method's own names stand beside everybody's; the threshold is never the method's. */
function withoutDetail(result: PollResult, method: MethodName): PollResult {
  const own = new Set<string>(METHODS[method].detail?.keys ?? [])
  return { ...Object.fromEntries(Object.entries(result).filter(([key]) => !own.has(key))), k: result.k } as PollResult // less its detail, all of which is optional
}

function hiding(
  { items = {}, flags = {}, warnings }: PollResult,
  method: MethodName,
  newly: readonly string[],
  telling: Telling<MethodConfig>,
) {
  const { tellItem } = METHODS[method]
  const told = Object.entries(items).map(([item, one]): [string, ItemResult | PlaceOnly] => {
    if (newly.includes(item)) return [item, { suppressed: true }]
    return [item, isHidden(one) || !tellItem ? one : tellItem(one, telling)]
  })
  const why = new Set<Warning>([...warnings, ...(newly.length > 0 ? ['suppressed' as const] : [])])
  return {
    items: Object.fromEntries(told),
    flags: { ...flags, ...Object.fromEntries(newly.map((item) => [item, ['suppressed'] as const])) },
    warnings: WARNINGS.filter((warning) => why.has(warning)),
  }
}

export const isHidden = (item: ItemResult | PlaceOnly): item is PlaceOnly => 'suppressed' in item
