import { type ByConstituency, countByConstituency } from './by-constituency.ts'
import { type ByOrganisation, countByOrganisation } from './by-organisation.ts'
import type { TellStep } from './count-steps.ts'
import type { Counting, Given } from './counting.ts'
import {
  type ItemResult,
  type MethodBallot,
  type MethodConfig,
  type MethodDetail,
  type MethodName,
  METHODS,
} from './methods.ts'
import {
  type Items,
  type MethodCount,
  type Split,
  type TieGroups,
  type TiePolicy,
  type Warning,
  WARNINGS,
} from './methods/method.ts'
import { isOrderOnly } from './order-only.ts'
import { type PlaceOnly, unlessHidden } from './place-only.ts'
import { K_FLOOR } from './poll.ts'
import { roundGate } from './privacy.ts'
import { type Stability, stabilityOf } from './stability.ts'
import type { Tables } from './tables.ts'

/** One ballot of a closed poll, with the folded name of its voter's organisation. */
export interface CastBallot {
  /** Already checked by the method. */
  readonly ballot: unknown
  readonly organisation?: string
  /** The kind of their organisation. */
  readonly group?: string
}

export interface Count {
  readonly method: MethodName
  /** Already configured by the method. */
  readonly config: unknown
  readonly items: Items
  readonly ballots: readonly CastBallot[]
  /** How many may vote. */
  readonly eligible: number
  /** The fewest ballots and answers of which numbers are told; never less than three. */
  readonly k: number
}

/** What may leave the server about a closed poll: what every method tells, beside the detail of its own. Plain JSON. */
export interface PollResult extends MethodDetail {
  /** Name and version, as in `value_gap@1`. */
  readonly method: string
  readonly config: MethodConfig
  /** The rule in one sentence. */
  readonly rule: string
  readonly k: number
  readonly eligible: number
  /** All ballots, blank ones too. */
  readonly received: number
  /** Blank on purpose, part of `received`. Below k blank ballots are not told apart, and this is 0. */
  readonly abstained: number
  readonly silent: number
  /** Only there when tables have answered together; each is one of the ballots received. */
  readonly tables?: Tables
  readonly status: 'counted' | 'below_k'
  readonly items?: Readonly<Record<string, ItemResult | PlaceOnly>>
  readonly order?: TieGroups
  readonly unranked?: readonly string[]
  readonly flags?: Readonly<Record<string, readonly Warning[]>>
  readonly warnings: readonly Warning[]
  readonly tieBreak: TieBreak
  /** Where the quadrants' lines lie; absent when that would give away a number that is not shown. */
  readonly split?: Split
  readonly byOrganisation?: ByOrganisation
  /** Only there when people of two kinds of organisation or more have voted. */
  readonly byConstituency?: ByConstituency
  /** Only there when nothing is hidden, for it speaks of every item. */
  readonly stability?: Stability
}

/** What the tie policy did. */
export interface TieBreak {
  readonly policy: TiePolicy
  /** What the lot was drawn from. */
  readonly seed?: number
  /** The ties it broke, if any. */
  readonly broken?: TieGroups
  /** The ties that wait for a new round, or for the facilitator. */
  readonly open?: TieGroups
  /** The ties that waited, as they were decided. */
  readonly decided?: readonly SettledTie[]
}

/** By the facilitator, who said why; or in a new round. */
export interface SettledTie {
  readonly order: TieGroups
  readonly reason?: string
  readonly round?: number
}

/**
 * Counts a closed poll and applies VOTING.md §5: whatever this returns may be shown to everybody. Whoever waits for it is
 * told how far it is; that may be shown as well.
 */
export function countPoll(count: Count, tell: TellStep = () => undefined): PollResult {
  tell('answers')
  const method = METHODS[count.method]
  const k = Math.max(K_FLOOR, count.k)
  const cast: readonly Given[] = count.ballots.map(({ ballot, organisation, group }) => ({
    ballot: ballot as MethodBallot, // checked when cast
    organisation,
    group,
  }))
  const given = cast.filter(({ ballot }) => !method.isBlank(ballot))
  const config = count.config as MethodConfig // configured when the poll opened
  const head = {
    method: `${method.name}@${method.version}`,
    config,
    rule: method.rule(config),
    k,
    eligible: count.eligible,
    received: cast.length,
    silent: Math.max(0, count.eligible - cast.length),
  }
  const turnout: readonly Warning[] = cast.length * 2 < count.eligible ? ['low_turnout'] : []
  const tieBreak = { policy: config.tiePolicy ?? 'none', ...(config.tieSeed !== undefined && { seed: config.tieSeed }) }
  // Blank ballots hide nobody: k of them that say something are needed.
  if (roundGate(given.length, k) === 'received_only')
    return { ...head, abstained: 0, status: 'below_k', warnings: [...turnout, 'below_k'], tieBreak }
  const all = cast.map(({ ballot }) => ballot)
  const counted = method.count(all, config, count.items)
  const hidden = new Set(isOrderOnly(config) ? count.items : method.placeOnly(counted, k, config))
  const { warnings, ...told } = toldOf({ method, config, items: count.items, given, counted, hidden, k }, tell)
  return {
    ...method.detail?.tell(counted, hidden, isOrderOnly(config) ? Number.POSITIVE_INFINITY : k),
    ...head,
    abstained: cast.length - given.length,
    status: 'counted',
    ...told,
    warnings: inOrder([...turnout, ...warnings]),
    tieBreak: tieBreakOf(tieBreak, counted),
  }
}

/** What of a count may be told. */
function toldOf(counting: Counting, tell: TellStep) {
  const { method, config, items, given, counted, hidden, k } = counting
  const { order, unranked, split } = counted
  tell('organisations')
  const byOrganisation = countByOrganisation(counting)
  tell('kinds')
  const byConstituency = countByConstituency(counting, byOrganisation?.items !== undefined)
  const isOpen = hidden.size === 0
  const ballots = given.map(({ ballot }) => ballot)
  tell('firmness')
  const stability = isOpen ? stabilityOf({ method, config, items, ballots, order }) : undefined
  const others = [byOrganisation?.order, byConstituency?.rankSum.order].filter((other) => other !== undefined)
  const telling = { k, config, isHiding: !isOpen }
  return {
    items: unlessHidden(counted.items, hidden, (item) => method.tellItem?.(item, telling) ?? item),
    order,
    unranked,
    // Flags speak of numbers; and what was chosen before voting needs no warning.
    flags: isOrderOnly(config) ? {} : flagsBesides(counted.flags, hidden),
    warnings: [
      ...counted.warnings,
      ...(isOpen || isOrderOnly(config) ? [] : ['suppressed' as const]),
      ...(others.some((other) => !isSame(order[0], other[0])) ? ['weights_matter' as const] : []),
    ],
    ...(split && (isOpen || method.hasFixedSplit?.(config)) && { split }),
    ...(byOrganisation && { byOrganisation }),
    ...(byConstituency && { byConstituency }),
    ...(stability && { stability }),
  }
}

function tieBreakOf(tieBreak: TieBreak, { order, brokenTies }: MethodCount<ItemResult>): TieBreak {
  const tied = order.filter(({ length }) => length > 1)
  const waits = tieBreak.policy === 'runoff' || tieBreak.policy === 'facilitator'
  return {
    ...tieBreak,
    ...(brokenTies.length > 0 && { broken: brokenTies }),
    ...(waits && tied.length > 0 && { open: tied }),
  }
}

/** Of a hidden item no flag may speak of its numbers; that one person carried it is why they are hidden. */
function flagsBesides(
  flags: Readonly<Record<string, readonly Warning[]>>,
  hidden: ReadonlySet<string>,
): Readonly<Record<string, readonly Warning[]>> {
  const told = new Map(Object.entries(flags))
  for (const item of hidden)
    told.set(item, told.get(item)?.includes('carried_by_one') ? ['suppressed', 'carried_by_one'] : ['suppressed'])
  return Object.fromEntries(told)
}

const inOrder = (warnings: readonly Warning[]) => WARNINGS.filter((warning) => warnings.includes(warning))

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
