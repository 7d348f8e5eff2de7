import { canonical } from '../../canonical.ts'
import type { Items, MethodCount } from '../method.ts'
import type { OpinionBallot, OpinionConfig, OpinionDetail, OpinionItem, TypicalStatement } from '../opinion.ts'
import { clusterings } from './clusters.ts'
import { project, type Votes } from './components.ts'
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
export function grouping(ballots: readonly OpinionBallot[], { seed }: OpinionConfig, items: Items): Grouping {
  const enough = Math.min(ENOUGH_VOTES, items.length)
  const people = ballots
    .map((ballot, at) => ({ at, votes: votesOn(ballot, items), text: canonical([ballot]) }))
    .filter(({ votes }) => votes.filter((vote) => vote !== undefined).length >= enough)
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

const voteOn = ({ votes }: OpinionBallot, item: string) => (Object.hasOwn(votes, item) ? votes[item] : undefined)
const votesOn = (ballot: OpinionBallot, items: Items): Votes => items.map((item) => voteOn(ballot, item))

interface Votings {
  readonly seen: number
  readonly agree: number
  readonly disagree: number
}

function votings(ballots: readonly OpinionBallot[], item: string): Votings {
  const given = ballots.flatMap((ballot) => voteOn(ballot, item) ?? [])
  const of = (vote: number) => given.filter((one) => one === vote).length
  return { seen: given.length, agree: of(1), disagree: of(-1) }
}

export function tally(
  ballots: readonly OpinionBallot[],
  config: OpinionConfig,
  items: Items,
): MethodCount<OpinionItem, OpinionDetail> {
  const { included, k, silhouette, groups } = grouping(ballots, config, items)
  const members = groups.map((group) => group.flatMap((at) => ballots[at] ?? []))
  const byGroup = new Map(items.map((item) => [item, members.map((group) => votings(group, item))]))
  return {
    items: Object.fromEntries(items.map((item) => [item, itemResult(votings(ballots, item))])),
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
  const own = groups[at] ?? { seen: 0, agree: 0, disagree: 0 }
  const sum = (what: keyof Votings) => groups.reduce((total, group) => total + group[what], 0) - own[what]
  return (['agree', 'disagree'] as const).flatMap((side) => {
    const z = proportionZ(own[side], own.seen)
    const z2 = twoProportionZ(own[side], own.seen, sum(side), sum('seen'))
    return z > CLEARLY && z2 > CLEARLY ? [{ statement, side, z, z2, seen: own.seen, others: sum('seen') }] : []
  })
}
