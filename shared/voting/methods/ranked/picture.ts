import { toNumber } from '../../fraction.ts'
import type { RankedDetail, RankedRule } from '../ranked.ts'
import { type Contest, named, type Ruling } from './contest.ts'
import { MOST_KEMENY_ITEMS } from './kemeny.ts'
import { RULES, square } from './rules.ts'
import { condorcetWinner, shortestCycle, smithSet } from './smith.ts'

/** What the ballots look like by duels, whatever the rule, and what the other rules would say. */
export function pictureOf(contest: Contest, { detail }: Ruling): RankedDetail {
  const { items, duels } = contest
  const winner = condorcetWinner(duels)
  const smith = smithSet(duels)
  const cycle = shortestCycle(duels, smith) ?? shortestCycle(duels, [...items.keys()])
  return {
    pairwise: square(contest, (a) => (b) => toNumber({ top: duels.above(a, b), bottom: duels.unit })),
    condorcetWinner: winner === undefined ? null : (items[winner] ?? null),
    smith: named(items, smith),
    ...(cycle && { cycle: named(items, cycle) }),
    ...detail,
    otherRules: items.length === 0 ? [] : otherRules(contest),
  }
}

// The keys of a table written out are its names.
const RULE_NAMES = Object.keys(RULES) as readonly RankedRule[]

/** Seats are another purpose, and an order of very many items has no best one that could be found. */
const otherRules = (contest: Contest): RankedDetail['otherRules'] =>
  RULE_NAMES.filter(
    (rule) =>
      rule !== contest.config.rule &&
      rule !== 'stv' &&
      (rule !== 'kemeny' || contest.items.length <= MOST_KEMENY_ITEMS),
  ).flatMap((rule) => {
    const { leaders, isUndecided } = RULES[rule](contest)
    return isUndecided ? [] : [{ rule, leaders: named(contest.items, leaders) }]
  })
