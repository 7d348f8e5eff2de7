import { compare, fraction, type Fraction, toNumber } from '../../fraction.ts'
import { type Contest, named, type Rules } from './contest.ts'
import { bordaOf, copelandOf, worstOf } from './duels.ts'
import { kemenyOrders } from './kemeny.ts'
import type { Layers } from './layers.ts'
import { lockedWins, rankedPairsOrder } from './ranked-pairs.ts'
import { schulzeOrder, strongestPaths } from './schulze.ts'
import { condorcetWinner, smithSet } from './smith.ts'
import { irvRule, stvRule } from './step-rules.ts'

const places = ({ items }: Contest) => [...items.keys()]
const byName = <T>({ items }: Contest, of: (item: number) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(items.map((item, place) => [item, of(place)]))
const led = (order: Layers) => ({ order, leaders: order[0] ?? [] })

/** Every rule, by its name in the config. */
export const RULES: Rules = {
  borda(contest) {
    const points = places(contest).map((item) => bordaOf(contest.duels, item))
    return scored(contest, points, 1)
  },
  copeland(contest) {
    const all = places(contest)
    return scored(
      contest,
      all.map((item) => fraction(copelandOf(contest.duels, item, all), 1)),
      1,
    )
  },
  condorcet(contest) {
    const all = places(contest)
    const first = smithSet(contest.duels)
    const winner = condorcetWinner(contest.duels)
    const leaders = winner === undefined ? first : [winner]
    const rest = all.filter((item) => !leaders.includes(item))
    return led([leaders, rest].filter(({ length }) => length > 0))
  },
  schulze(contest) {
    const { duels, config } = contest
    const paths = strongestPaths(duels, strengthOf(contest, config.strength, 'winning'))
    const told = (a: number) => (b: number) => toNumber({ top: paths[a]?.[b] ?? 0n, bottom: duels.unit })
    return { ...led(schulzeOrder(paths)), detail: { paths: square(contest, told) } }
  },
  ranked_pairs(contest) {
    const { duels, config, items } = contest
    const locked = lockedWins(duels, strengthOf(contest, config.strength, 'margins'))
    return {
      ...led(rankedPairsOrder(locked, duels.size)),
      detail: { locked: locked.map(([winner, loser]) => [items[winner] ?? '', items[loser] ?? ''] as const) },
    }
  },
  minimax(contest) {
    const worst = places(contest).map((item) => worstOf(contest.duels, item))
    const { scores: _, ...ruling } = scored(contest, worst, -1)
    return {
      ...ruling,
      scores: worst.map(toNumber),
      detail: { worst: byName(contest, (item) => toNumber(worst[item] ?? fraction(0, 1))) },
    }
  },
  kemeny(contest) {
    const { score, orders, order } = kemenyOrders(contest.duels)
    return {
      ...led(order),
      detail: {
        score: toNumber({ top: score, bottom: contest.duels.unit }),
        orders: orders.map((one) => named(contest.items, one)),
      },
    }
  },
  irv: irvRule,
  stv: stvRule,
}

/** Link strengths are the chosen rule's own; beside another rule each counts as it usually does. */
const strengthOf = (
  { config }: Contest,
  chosen: 'winning' | 'margins' | undefined,
  usual: 'winning' | 'margins',
): 'winning' | 'margins' => (config.rule === 'schulze' || config.rule === 'ranked_pairs' ? (chosen ?? usual) : usual)

function scored(contest: Contest, figures: readonly Fraction[], sign: 1 | -1) {
  const figure = (item: number) => figures[item] ?? fraction(0, 1)
  const layers: number[][] = []
  for (const item of places(contest).toSorted((a, b) => sign * compare(figure(b), figure(a)) || a - b)) {
    const first = layers.at(-1)?.[0]
    if (first !== undefined && compare(figure(first), figure(item)) === 0) layers.at(-1)?.push(item)
    else layers.push([item])
  }
  const scores = figures.map(toNumber)
  return { ...led(layers), scores, detail: { scores: byName(contest, (item) => scores[item] ?? 0) } }
}

/** A number for every two different items. */
export const square = (contest: Contest, of: (a: number) => (b: number) => number) =>
  byName(contest, (a) =>
    Object.fromEntries(contest.items.flatMap((item, b) => (a === b ? [] : [[item, of(a)(b)] as const]))),
  )
