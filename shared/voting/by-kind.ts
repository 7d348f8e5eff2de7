import type { OrganisationType } from '../people/person.ts'
import type { AnyMethod, MethodBallot, MethodConfig } from './methods.ts'
import type { Items, TieGroups } from './methods/method.ts'
import { suppress } from './privacy.ts'

/** `together`: kinds too small to be told apart, and which ones these are is not told. */
type KindGroup = OrganisationType | 'not_said' | 'together'

/** What the ballots of each kind of organisation come to; only where two groups can be told apart. */
export interface ByKind {
  readonly groups: Readonly<Partial<Record<KindGroup, KindCount>>>
}

export interface KindCount {
  readonly received: number
  /** Places alone: numbers beside those of everybody could be subtracted. Absent in files that tell fewer groups. */
  readonly order?: TieGroups
}

interface Occurrence {
  readonly method: AnyMethod
  readonly config: MethodConfig
  readonly items: Items
  readonly given: readonly { readonly ballot: MethodBallot; readonly kind: OrganisationType | undefined }[]
  readonly k: number
}

/** Each kind's own order: small kinds stand together, and no group of fewer than k is told (VOTING.md §5.2). */
export function countByKind({ method, config, items, given, k }: Occurrence): ByKind | undefined {
  const byCell = new Map<string, MethodBallot[]>()
  for (const { ballot, kind = 'not_said' } of given) byCell.set(kind, [...(byCell.get(kind) ?? []), ballot])
  const groups = inGroups(new Map([...byCell].map(([cell, ballots]) => [cell, ballots.length])), k)
  return groups && { groups: Object.fromEntries(groups.map(({ name, cells }) => [name, countOf(cells)])) }

  function countOf(cells: readonly string[]): KindCount {
    const ballots = cells.flatMap((cell) => byCell.get(cell) ?? [])
    return { received: ballots.length, order: method.count(ballots, config, items).order }
  }
}

/** The same for a file that tells less: what stands together anew has no order, for the ballots are no longer at hand. */
export function stricterByKind({ groups: before }: ByKind, k: number): ByKind | undefined {
  const known = new Map(Object.entries(before))
  const groups = inGroups(new Map([...known].map(([cell, { received }]) => [cell, received])), k)
  return groups && { groups: Object.fromEntries(groups.map(({ name, cells }) => [name, countOf(cells)])) }

  function countOf(cells: readonly string[]): KindCount {
    const counts = cells.flatMap((cell) => known.get(cell) ?? [])
    const [only] = counts
    if (only && counts.length === 1) return only
    return { received: counts.reduce((sum, { received }) => sum + received, 0) }
  }
}

/** The largest first; undefined where fewer than two groups can be told apart. */
function inGroups(sizes: ReadonlyMap<string, number>, k: number) {
  const { shown, hidden } = suppress(Object.fromEntries(sizes), k)
  const cells = hidden.length > 0 && 'together' in shown ? [...hidden, 'together'] : hidden // there is one such group
  const rows = Object.entries(shown)
    .filter(([name]) => !cells.includes(name))
    .map(([name, size]) => ({ name, size, cells: [name] }))
  const size = cells.reduce((sum, cell) => sum + (sizes.get(cell) ?? 0), 0)
  if (size > 0) rows.push({ name: 'together', size, cells: [...cells] })
  return rows.length < 2 ? undefined : rows.toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
}
