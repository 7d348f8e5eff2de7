import type { PollResult } from './count.ts'
import type { CriteriaConfig } from './methods/criteria.ts'
import type { EqualSharesConfig } from './methods/equal-shares.ts'
import type { RankedRule } from './methods/ranked.ts'
import { isOrderOnly } from './order-only.ts'
import { ORDER_ONLY_WORDS } from './words.ts'

/** A rule for ranked ballots as people call it. */
const RULE_WORDS: Readonly<Record<RankedRule, string>> = {
  schulze: 'Schulze’s rule',
  ranked_pairs: 'ranked pairs',
  copeland: 'wins less losses',
  condorcet: 'who beats all others',
  minimax: 'the smallest worst defeat',
  kemeny: 'Kemeny’s best order',
  borda: 'points for places',
  irv: 'dropping the last, round by round',
  stv: 'seats in proportion',
}

type NameOf = (item: string) => string

/**
 * What a method found besides who leads, in sentences: the same on phone, wall and in the record. `nameOf` gives a
 * question's name, as "question 3", or its text.
 */
export function findings(result: PollResult, nameOf: NameOf): readonly string[] {
  if (result.status !== 'counted') return []
  return [
    ...(isOrderOnly(result.config) ? [`${ORDER_ONLY_WORDS} This was chosen before voting.`] : []),
    ...(result.tables ? ['Each table counts as one ballot, however many people sit at it.'] : []),
    ...pairFindings(result, nameOf),
    ...seatFindings(result, nameOf),
    ...budgetFindings(result, nameOf),
    ...weightFindings(result, nameOf),
    ...opinionFindings(result, nameOf),
    ...tieFindings(result, nameOf),
  ]
}

function pairFindings({ condorcetWinner, cycle, otherRules = [], order = [] }: PollResult, nameOf: NameOf) {
  const found: string[] = []
  if (condorcetWinner) found.push(`${begin(nameOf(condorcetWinner))} beats every other one when compared in pairs.`)
  const [first] = cycle ?? []
  if (cycle && first !== undefined) {
    const steps = cycle.map((one, at) => `${nameOf(one)} beats ${nameOf(cycle[at + 1] ?? first)}`)
    found.push(`${begin(listed(steps))}: nobody leads clearly.`)
  }
  for (const { rule, leaders } of otherRules)
    if (leaders.length > 0 && !isSame(leaders, order[0] ?? []))
      found.push(`Counted by ${RULE_WORDS[rule]}, ${listed(leaders.map(nameOf))} would lead.`)
  return found
}

function seatFindings({ elected, contested = [], funded, quota }: PollResult, nameOf: NameOf) {
  if (elected === undefined || funded !== undefined) return []
  const needed = quota === undefined ? '' : ` A seat took ${quota} votes.`
  return [
    elected.length > 0 ? `Elected: ${listed(elected.map(nameOf))}.${needed}` : 'A tie leaves open who is elected.',
    ...(contested.length > 0 ? [`A tie leaves open: ${listed(contested.map(nameOf))}.`] : []),
  ]
}

function budgetFindings({ funded, contested = [], spent, votersServed, config }: PollResult, nameOf: NameOf) {
  if (funded === undefined) return []
  const { budget } = config as EqualSharesConfig // only this method funds
  return [
    funded.length > 0 ? `Funded: ${listed(funded.map(nameOf))}, for ${spent} of ${budget}.` : 'Nothing is funded.',
    ...(contested.length > 0 ? [`A tie leaves open: ${listed(contested.map(nameOf))}.`] : []),
    ...(votersServed === undefined ? [] : [`People who got something they support: ${votersServed}.`]),
  ]
}

function weightFindings({ sensitivity, nearest, config }: PollResult, nameOf: NameOf) {
  if (!sensitivity) return []
  const tipping = nearest ? sensitivity[nearest] : undefined
  if (!tipping) return ['No single weight, whatever it were, would change who leads.']
  const { criteria } = config as CriteriaConfig // only this method has weights
  const own = criteria.find(({ id }) => id === nearest)
  return [
    `If ${own?.label ?? nearest} weighed ${percent(tipping.weight)} instead of ${percent(own?.weight ?? 0)}, ${nameOf(tipping.rival)} would draw level. No other weight has to change less.`,
  ]
}

function opinionFindings({ included, ways, sizes, consensus }: PollResult, nameOf: NameOf) {
  if (included === undefined) return []
  if (ways === undefined || !sizes)
    return [`${included} people answered enough to be compared. Ways of seeing need at least 12.`]
  const groups = Object.entries(sizes).map(([group, size]) => `${group === 'other' ? 'others' : group} (${size})`)
  const [ground] = Object.entries(consensus ?? {}).toSorted(([, a], [, b]) => b - a)
  return [
    Object.keys(sizes).every((group) => group === 'other')
      ? `${included} people, ${ways} ways of seeing, each held by too few to be told apart.`
      : `${included} people, ${ways} ways of seeing: ${listed(groups)}.`,
    ...(ground ? [`All come closest to agreeing on ${nameOf(ground[0])}.`] : []),
  ]
}

/** What has become of ties, and which wait. */
export function tieFindings({ tieBreak }: PollResult, nameOf: NameOf): readonly string[] {
  const { policy, seed, broken = [], open = [], decided = [] } = tieBreak
  const ties = (groups: readonly (readonly string[])[]) => groups.map((tied) => listed(tied.map(nameOf))).join('; ')
  const found: string[] = []
  if (broken.length > 0 && policy === 'lot') found.push(`Drawn by lot, from seed ${seed}: ${ties(broken)}.`)
  if (broken.length > 0 && policy === 'criteria') found.push(`Ties broken by the method’s own list: ${ties(broken)}.`)
  for (const { order, reason, round } of decided) {
    const told = `${order.map((tied) => listed(tied.map(nameOf))).join(' before ')}.`
    if (round !== undefined) found.push(`The tie was voted on again in round ${round}: ${told}`)
    if (reason !== undefined) found.push(`Tie decided by the facilitator: ${told} Reason: ${reason}`)
  }
  if (open.length > 0)
    found.push(
      `${policy === 'runoff' ? 'A new round decides between' : 'The facilitator decides between'} ${ties(open)}.`,
    )
  return found
}

/** "A", "A and B", "A, B and C". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  const head = names.slice(0, -1).join(', ')
  return head === '' ? last : `${head} and ${last}`
}

const begin = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const percent = (share: number) => `${Math.round(share * 100)} %`
const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one))
