import type { OrganisationType } from '../people/person.ts'
import { type ByKind, countByKind } from './by-kind.ts'
import {
  type AnyMethod,
  type ItemResult,
  type MethodBallot,
  type MethodConfig,
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
  type WeighedNumbers,
} from './methods/method.ts'
import { K_FLOOR } from './poll.ts'
import { roundGate } from './privacy.ts'
import { effectiveN } from './statistics/certainty.ts'

/** One ballot of a closed poll, with the folded name of its voter's organisation. */
export interface CastBallot {
  /** Already checked by the method. */
  readonly ballot: unknown
  readonly organisation?: string
  readonly kind?: OrganisationType
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

/** Instead of numbers: the item's place in the order is all that is told. */
export interface PlaceOnly {
  readonly suppressed: true
}

/** What may leave the server about a closed poll. Plain JSON. */
export interface PollResult {
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
  readonly status: 'counted' | 'below_k'
  readonly items?: Readonly<Record<string, ItemResult | PlaceOnly>>
  readonly order?: TieGroups
  readonly unranked?: readonly string[]
  readonly flags?: Readonly<Record<string, readonly Warning[]>>
  readonly warnings: readonly Warning[]
  /** The policy, and the ties it broke, if any. */
  readonly tieBreak: { readonly policy: TiePolicy; readonly broken?: TieGroups }
  /** Where the quadrants' lines lie; absent when that would give away a number that is not shown. */
  readonly split?: Split
  readonly byOrganisation?: ByOrganisation
  readonly byKind?: ByKind
}

/** One voice per organisation; only there when some organisation cast more than one ballot. */
export interface ByOrganisation {
  /** Organisations, and people without one. */
  readonly voices: number
  readonly order: TieGroups
  /** Whether the order is that of the person count. */
  readonly same: boolean
  /** Only where VOTING.md §5.4 allows numbers; means and sums alone. */
  readonly items?: Readonly<Record<string, WeighedNumbers | PlaceOnly>>
  /** How many equal voices the weighted people amount to (Kish 1965); only beside `items`. */
  readonly effectiveN?: number
}

/** Counts a closed poll and applies VOTING.md §5: whatever this returns may be shown to everybody. */
export function countPoll(count: Count): PollResult {
  const method = METHODS[count.method]
  const k = Math.max(K_FLOOR, count.k)
  const cast = count.ballots.map(({ ballot, organisation, kind }) => ({
    ballot: ballot as MethodBallot,
    organisation,
    kind,
  })) // checked when cast
  const given = cast.filter(({ ballot }) => !method.isBlank(ballot))
  const config = count.config as MethodConfig // configured when the poll opened
  const told = {
    method: `${method.name}@${method.version}`,
    config,
    rule: method.rule(config),
    k,
    eligible: count.eligible,
    received: cast.length,
    silent: Math.max(0, count.eligible - cast.length),
  }
  const turnout: readonly Warning[] = cast.length * 2 < count.eligible ? ['low_turnout'] : []
  const policy = config.tiePolicy ?? 'none'
  // Blank ballots hide nobody: k of them that say something are needed.
  if (roundGate(given.length, k) === 'received_only')
    return { ...told, abstained: 0, status: 'below_k', warnings: [...turnout, 'below_k'], tieBreak: { policy } }
  const counted = method.count(
    cast.map(({ ballot }) => ballot),
    config,
    count.items,
  )
  const hidden = new Set(method.placeOnly(counted, k))
  const byOrganisation = countByOrganisation({ method, config, items: count.items, given, counted, hidden, k })
  const byKind = countByKind({ method, config, items: count.items, given, k })
  const { order, unranked, brokenTies, split } = counted
  const isFixed = isSame(split, method.count([], config, count.items).split) // no ballot moves it
  return {
    ...told,
    abstained: cast.length - given.length,
    status: 'counted',
    items: unlessHidden(counted.items, hidden, (item) => item),
    order,
    unranked,
    flags: flagsBesides(counted.flags, hidden),
    warnings: inOrder([
      ...turnout,
      ...counted.warnings,
      ...(hidden.size > 0 ? ['suppressed' as const] : []),
      ...(byOrganisation && !isSame(order[0], byOrganisation.order[0]) ? ['weights_matter' as const] : []),
    ]),
    tieBreak: { policy, ...(brokenTies.length > 0 && { broken: brokenTies }) },
    ...(split && (hidden.size === 0 || isFixed) && { split }),
    ...(byOrganisation && { byOrganisation }),
    ...(byKind && { byKind }),
  }
}

interface Occurrence {
  readonly method: AnyMethod
  readonly config: MethodConfig
  readonly items: Items
  readonly given: readonly { readonly ballot: MethodBallot; readonly organisation: string | undefined }[]
  readonly counted: MethodCount<ItemResult>
  readonly hidden: ReadonlySet<string>
  readonly k: number
}

function countByOrganisation({
  method,
  config,
  items,
  given,
  counted,
  hidden,
  k,
}: Occurrence): ByOrganisation | undefined {
  const groups = groupsOf(given)
  if (groups.length === given.length) return undefined
  const weighed = method.countGroups(groups, config, items)
  // How many answered was settled by ballots; what a single voice carries is asked again.
  const concealed = new Set([...hidden, ...method.placeOnly(weighed, 1)])
  const shown = items.filter((item) => !concealed.has(item))
  const head = { voices: groups.length, order: weighed.order, same: isSame(weighed.order, counted.order) }
  if (!method.groupsMayShow(groups, shown, k)) return head
  const weights = groups.flatMap(({ length }) => Array.from({ length }, () => 1 / length))
  return { ...head, items: unlessHidden(weighed.items, concealed, method.weighed), effectiveN: effectiveN(weights) }
}

/** A person without an organisation is a group of their own. */
function groupsOf(given: Occurrence['given']): readonly (readonly MethodBallot[])[] {
  const groups = new Map<string, MethodBallot[]>()
  const alone: MethodBallot[][] = []
  for (const { ballot, organisation } of given) {
    const group = organisation === undefined ? undefined : groups.get(organisation)
    if (group) group.push(ballot)
    else if (organisation === undefined) alone.push([ballot])
    else groups.set(organisation, [ballot])
  }
  return [...groups.values(), ...alone]
}

const unlessHidden = <From, To>(
  items: Readonly<Record<string, From>>,
  hidden: ReadonlySet<string>,
  tell: (item: From) => To,
): Readonly<Record<string, To | PlaceOnly>> =>
  Object.fromEntries(
    Object.entries(items).map(([item, result]) => [item, hidden.has(item) ? { suppressed: true } : tell(result)]),
  )

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
