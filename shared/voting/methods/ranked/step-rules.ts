import { toNumber } from '../../fraction.ts'
import type { Items } from '../method.ts'
import type { RankedRound } from '../ranked.ts'
import type { Followed } from './branches.ts'
import { type Contest, named, narrowed, narrowedByCounts, type Rule, type Ruling } from './contest.ts'
import { irv } from './irv.ts'
import { certainOrder } from './layers.ts'
import type { Round } from './rounds.ts'
import { droopQuota, stv } from './stv.ts'

export const irvRule: Rule = (contest) =>
  ruled(
    contest,
    irv(contest.voices, contest.items.length, {
      isTogether: contest.config.rule === 'irv' && contest.config.bottomTies === 'together',
      lastOf: (tied) => narrowed(contest, tied, -1),
    }),
  )

export const stvRule: Rule = (contest) => {
  const { voices, items, config } = contest
  const seats = config.seats ?? 1
  const ruling = ruled(
    contest,
    stv(voices, items.length, {
      seats,
      lastOf: (tied, counts) => narrowedByCounts(contest, tied, counts, -1),
      firstOf: (tied, counts) => narrowedByCounts(contest, tied, counts, 1),
    }),
  )
  return { ...ruling, detail: { quota: droopQuota(voices, seats), ...ruling.detail } }
}

/** What all ends share is certain, the rest is contested; with too many ends nothing is decided. */
function ruled({ items }: Contest, followed: Followed | undefined): Ruling {
  const all = [...items.keys()]
  if (!followed)
    return { order: [all], leaders: [], contested: all, isUndecided: true, detail: { elected: [], contested: items } }
  const { ends, rounds } = followed
  const isIn = (item: number) => ends.filter(({ elected }) => elected.includes(item)).length
  const sure = all.filter((item) => isIn(item) === ends.length)
  const contested = all.filter((item) => isIn(item) > 0 && isIn(item) < ends.length)
  const others = all.filter((item) => isIn(item) === 0)
  const isBefore = (a: number, b: number) => ends.every(({ before }) => (((before[b] ?? 0n) >> BigInt(a)) & 1n) === 1n)
  const elected = certainOrder(sure, isBefore)
  return {
    order: [...elected, ...(contested.length > 0 ? [contested] : []), ...certainOrder(others, isBefore)],
    leaders: [...sure, ...contested],
    contested,
    detail: {
      elected: named(items, elected.flat()),
      contested: named(items, contested),
      rounds: rounds.map((round) => told(round, items)),
    },
  }
}

const told = ({ held, exhausted, out, elected, surplus, filled, split }: Round, items: Items): RankedRound => ({
  tally: Object.fromEntries([...held].map(([item, some]) => [items[item] ?? '', toNumber(some)])),
  exhausted: toNumber(exhausted),
  ...(out && { out: named(items, out) }),
  ...(elected !== undefined && { elected: items[elected] ?? '' }),
  ...(surplus && { surplus: toNumber(surplus) }),
  ...(filled && { filled: named(items, filled) }),
  ...(split && { split: named(items, split) }),
})
