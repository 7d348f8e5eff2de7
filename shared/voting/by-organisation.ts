import { type Counting, weighedBy } from './counting.ts'
import type { MethodBallot } from './methods.ts'
import type { TieGroups, WeighedNumbers } from './methods/method.ts'
import { type PlaceOnly, unlessHidden } from './place-only.ts'
import { effectiveN } from './statistics/certainty.ts'

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

export function countByOrganisation(whole: Counting): ByOrganisation | undefined {
  const { method, config, items, given, counted, hidden, k } = whole
  const groups = groupsOf(given)
  if (method.hasOrder === false || groups.length === given.length) return undefined
  const weighed = method.countGroups(groups, config, items)
  // How many answered was settled by ballots; what a single voice carries is asked again.
  const concealed = new Set([...hidden, ...method.placeOnly(weighed, 1, config)])
  const shown = items.filter((item) => !concealed.has(item))
  const head = { voices: groups.length, order: weighed.order, same: isSame(weighed.order, counted.order) }
  if (shown.length === 0 || !method.groupsMayShow(groups, shown, k, config)) return head
  const weights = groups.flatMap(({ length }) => Array.from({ length }, () => 1 / length))
  return {
    ...head,
    items: unlessHidden(weighed.items, concealed, weighedBy(whole, concealed.size > 0)),
    effectiveN: effectiveN(weights),
  }
}

/** A person without an organisation is a group of their own. */
function groupsOf(given: Counting['given']): readonly (readonly MethodBallot[])[] {
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

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
