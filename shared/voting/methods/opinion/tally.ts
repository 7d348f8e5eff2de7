import { canonicalText } from '../../canonical.ts'
import type { Items, MethodCount } from '../method.ts'
import type { OpinionBallot, OpinionConfig, OpinionDetail, OpinionItem, TypicalStatement } from '../opinion.ts'
import { clusterings } from './clusters.ts'
import { project, seenIn, UNSEEN, type Votes } from './components.ts'
import { CLEARLY, groupInformedConsensus, proportionZ, twoProportionZ } from './typical.ts'

/** How many votes place a person, and how many people make a map. */
const ENOUGH_VOTES = 7
const ENOUGH_PEOPLE = 12

/** Ways of seeing, the largest first, and how clearly they stand apart. */
export interface Grouping {
  readonly included: number
  readonly k?: number
  readonly silhouette?: number
  /** Mean silhouette by number of groups tried. */
  readonly tried: Readonly<Record<number, number>>
  /** Who is in each, by their place among the ballots. */
  readonly groups: readonly (readonly number[])[]
}

/** People in canonical order, so that seeded starts are the same however the ballots came. */
export function grouping(
  ballots: readonly OpinionBallot[],
  { seed }: OpinionConfig,
  items: Items,
  sheets = ballots.map((ballot) => votesOn(ballot, items)),
): Grouping {
  const enough = Math.min(ENOUGH_VOTES, items.length)
  const people = sheets
    .map((votes, at) => ({ at, votes }))
    .filter(({ votes }) => seenIn(votes) >= enough)
    .map((person) => ({ ...person, text: canonicalText(ballots[person.at]) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const included = people.length
  if (included < ENOUGH_PEOPLE) return { included, tried: {}, groups: [] }
  const points = project(
    people.map(({ votes }) => votes),
    items.length,
  )
  const all = clusterings(points, seed)
  const [first] = all
  if (!first) return { included, tried: {}, groups: [] } // everybody stands at one point
  const best = all.reduce((so, one) => (one.silhouette > so.silhouette + 1e-12 ? one : so), first)
  const groups = Array.from({ length: best.k }, (_, cluster) => people.filter((_person, at) => best.of[at] === cluster))
  const named = groups
    .toSorted((a, b) => b.length - a.length || ((a[0]?.text ?? '') < (b[0]?.text ?? '') ? -1 : 1))
    .map((group) => group.map(({ at }) => at).toSorted((a, b) => a - b))
  const tried = Object.fromEntries(all.map(({ k, silhouette }) => [k, silhouette]))
  return { included, k: best.k, silhouette: best.silhouette, tried, groups: named }
}

function votesOn({ votes }: OpinionBallot, items: Items): Votes {
  const sheet = new Int8Array(items.length)
  for (let at = 0; at < items.length; at++) {
    const item = items[at] ?? ''
    sheet[at] = Object.hasOwn(votes, item) ? (votes[item] ?? UNSEEN) : UNSEEN
  }
  return sheet
}

interface Votings {
  readonly seen: number
  readonly agree: number
  readonly disagree: number
}

const NOBODY: Votings = { seen: 0, agree: 0, disagree: 0 }

/** By statement. */
function votings(sheets: readonly Votes[], statements: number): readonly Votings[] {
  const seen = new Int32Array(statements)
  const agree = new Int32Array(statements)
  const disagree = new Int32Array(statements)
  for (const votes of sheets)
    for (let at = 0; at < statements; at++) {
      const vote = votes[at] ?? UNSEEN
      if (vote === UNSEEN) continue
      seen[at] = (seen[at] ?? 0) + 1
      if (vote === 1) agree[at] = (agree[at] ?? 0) + 1
      else if (vote === -1) disagree[at] = (disagree[at] ?? 0) + 1
    }
  return Array.from(seen, (all, at) => ({ seen: all, agree: agree[at] ?? 0, disagree: disagree[at] ?? 0 }))
}

export function tally(
  ballots: readonly OpinionBallot[],
  config: OpinionConfig,
  items: Items,
): MethodCount<OpinionItem, OpinionDetail> {
  const sheets = ballots.map((ballot) => votesOn(ballot, items))
  const { included, k, silhouette, groups } = grouping(ballots, config, items, sheets)
  const all = votings(sheets, items.length)
  const inGroups = groups.map((group) =>
    votings(
      group.flatMap((at) => sheets[at] ?? []),
      items.length,
    ),
  )
  const byGroup = new Map(items.map((item, slot) => [item, inGroups.flatMap((group) => group[slot] ?? [])]))
  return {
    items: Object.fromEntries(items.map((item, slot) => [item, itemResult(all[slot] ?? NOBODY)])),
    order: [],
    unranked: items,
    flags: {},
    warnings: [],
    brokenTies: [],
    detail: {
      included,
      ...(k !== undefined && silhouette !== undefined && { ways: k, silhouette }),
      ...(groups.length > 0 && {
        sizes: Object.fromEntries(groups.map(({ length }, at) => [nameOf(at), length])),
        consensus: Object.fromEntries(items.map((item) => [item, groupInformedConsensus(byGroup.get(item) ?? [])])),
        fewest: Object.fromEntries(
          items.map((item) => [item, Math.min(...(byGroup.get(item) ?? []).map(({ seen }) => seen))]),
        ),
        typical: Object.fromEntries(
          groups.map((_, at) => [nameOf(at), items.flatMap((item) => typicalOf(item, byGroup.get(item) ?? [], at))]),
        ),
      }),
    },
  }
}

const nameOf = (at: number) => String.fromCharCode('A'.charCodeAt(0) + at)

const itemResult = ({ seen, agree, disagree }: Votings): OpinionItem => ({
  seen,
  agree,
  disagree,
  pass: seen - agree - disagree,
})

/** Whether a group says this clearly, and clearly more than the rest. */
function typicalOf(statement: string, groups: readonly Votings[], at: number): readonly TypicalStatement[] {
  const own = groups[at] ?? NOBODY
  const sum = (what: keyof Votings) => groups.reduce((total, group) => total + group[what], 0) - own[what]
  return (['agree', 'disagree'] as const).flatMap((side) => {
    const z = proportionZ(own[side], own.seen)
    const z2 = twoProportionZ(own[side], own.seen, sum(side), sum('seen'))
    return z > CLEARLY && z2 > CLEARLY ? [{ statement, side, z, z2, seen: own.seen, others: sum('seen') }] : []
  })
}
