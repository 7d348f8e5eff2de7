import type { PollResult } from './count.ts'
import type { DelphiConfig, DelphiItem } from './methods/delphi.ts'
import { meanMove, netChange } from './statistics/histograms.ts'
import { midRanks, tauB } from './statistics/rank-agreement.ts'

/** What moved since the round before, from two results that are told: means and places, never who (VOTING.md §5.4). */
export interface RoundChange {
  /** How many items stand at another place. */
  readonly moved: number
  /** Whether the same come first. */
  readonly sameTop: boolean
  /** How far the two orders agree (Kendall's τ-b); absent when one of them has only ties. */
  readonly agreement?: number
  /** Whether another round is likely to bring the same. */
  readonly isStable: boolean
  /** By item, where answers on one scale were told in both rounds. */
  readonly estimates: Readonly<Record<string, EstimateChange>>
}

export interface EstimateChange {
  /** The share of answers that stand elsewhere. */
  readonly netChange: number
  /** How many steps they moved in the mean. */
  readonly meanMove: number
  readonly isStable: boolean
}

/** Our choices: orders this alike, and histograms this alike, are the same for a room. */
const SAME_ORDER = 0.9
const SAME_ANSWERS = 0.15

export function changeBetween(before: PollResult, now: PollResult): RoundChange | undefined {
  if (before.status !== 'counted' || now.status !== 'counted' || before.method !== now.method) return undefined
  const items = itemsIn(now)
  // Places among all and places among a few that were tied say nothing of each other.
  if (itemsIn(before).length !== items.length) return undefined
  const [was, is] = [midRanks(before.order ?? [], items), midRanks(now.order ?? [], items)]
  const agreement = tauB(was, is)
  const sameTop = sameSet(before.order?.[0], now.order?.[0])
  const estimates = estimatesIn(before, now)
  const all = Object.values(estimates)
  const isEstimating = isDelphi(now)
  return {
    moved: items.filter((_, at) => was[at] !== is[at]).length,
    sameTop,
    ...(agreement !== null && { agreement }),
    isStable: isEstimating
      ? all.length > 0 && all.every((one) => one.isStable)
      : sameTop && (agreement ?? 1) >= SAME_ORDER,
    estimates,
  }
}

export type DelphiAdvice = 'agreed' | 'stable' | 'last_round' | 'again'

/** Whether estimating goes on: it ends with agreement, with answers that no longer move, or after the last round. */
export function delphiAdvice(now: PollResult, round: number, before?: PollResult): DelphiAdvice | undefined {
  if (!isDelphi(now) || now.status !== 'counted') return undefined
  const told = Object.entries(now.items ?? {}).filter((entry): entry is [string, DelphiItem] => 'isAgreed' in entry[1])
  if (told.length === 0) return undefined
  const open = told.filter(([, { isAgreed }]) => !isAgreed)
  if (open.length === 0) return 'agreed'
  const change = before && changeBetween(before, now)
  if (change && open.every(([item]) => change.estimates[item]?.isStable === true)) return 'stable'
  return round >= (now.config as DelphiConfig).maxRounds ? 'last_round' : 'again'
}

const isDelphi = ({ method }: PollResult) => method.startsWith('delphi@')

function estimatesIn(before: PollResult, now: PollResult): Readonly<Record<string, EstimateChange>> {
  return Object.fromEntries(
    Object.entries(now.items ?? {}).flatMap(([item, is]) => {
      const was = before.items?.[item]
      if (!was || !('counts' in was) || !('counts' in is) || was.counts.length !== is.counts.length) return []
      const changed = netChange(was.counts, is.counts)
      return [
        [
          item,
          {
            netChange: changed,
            meanMove: meanMove(was.counts, is.counts),
            isStable: changed <= SAME_ANSWERS + 1e-9,
          },
        ],
      ]
    }),
  )
}

const itemsIn = ({ order = [], unranked = [] }: PollResult) => [...order.flat(), ...unranked]

const sameSet = (a: readonly string[] = [], b: readonly string[] = []) =>
  a.length === b.length && a.every((one) => b.includes(one))
