import type { PollResult } from '../count.ts'
import type { RankedConfig, RankedItem, RankedRule } from '../methods/ranked.ts'
import { bars } from './bar-plans.ts'
import type { BarLine, BarPlan } from './plan.ts'
import { toldItems } from './told-items.ts'
import { counted, figure, people } from './words.ts'

/** What the bars of each rule show: what the rule itself looks at, so that the longest stands first. */
const SHOWN: Readonly<Record<RankedRule, 'wins' | 'points' | 'firsts'>> = {
  schulze: 'wins',
  ranked_pairs: 'wins',
  copeland: 'wins',
  condorcet: 'wins',
  minimax: 'wins',
  kemeny: 'wins',
  borda: 'points',
  irv: 'firsts',
  stv: 'firsts',
}

export function rankedBars(result: PollResult, before: PollResult | undefined): BarPlan {
  const { rule } = result.config as RankedConfig // a result of this method has its config
  const { pairwise } = result
  if (SHOWN[rule] === 'points') return points(result, before)
  return SHOWN[rule] === 'wins' && pairwise
    ? winsIn(
        pairwise,
        Object.keys(pairwise).filter((id) => toldItems(result).has(id)),
      )(result, before)
    : firsts(result, before)
}

const firsts = bars<RankedItem>(
  ({ firsts: own }, was) => ({
    value: own,
    end: `${figure(own)} first`,
    words: `${people(own)} put it first`,
    full: own,
    ...(was && { was: was.firsts }),
  }),
  { marks: 'in bar', key: [{ sample: 'dot', words: 'one person who put it first' }] },
)

const points = bars<RankedItem>(
  ({ score = 0 }, was) => ({
    value: score,
    end: counted(score, 'point', 'points'),
    words: counted(score, 'point', 'points'),
    ...(was?.score !== undefined && { was: was.score }),
  }),
  { key: [] },
)

type Square = NonNullable<PollResult['pairwise']>

/** How many of the others each one beats, and with how many it is level: a ring for each of those. */
function winsIn(pairwise: Square, names: readonly string[]) {
  const lineOf = (_item: RankedItem, _was: unknown, id: string): BarLine | undefined => {
    if (!pairwise[id]) return undefined
    const others = names.filter((name) => name !== id)
    const margin = (other: string) => (pairwise[id]?.[other] ?? 0) - (pairwise[other]?.[id] ?? 0)
    const wins = others.filter((other) => margin(other) > 0).length
    const level = others.filter((other) => margin(other) === 0).length
    return {
      value: wins,
      end: `beats ${wins}`,
      words: `beats ${wins} of ${others.length} others${level > 0 ? `, level with ${level}` : ''}`,
      full: wins,
      open: level,
    }
  }
  return bars<RankedItem>(lineOf, {
    marks: 'in bar',
    most: Math.max(1, names.length - 1),
    key: [
      { sample: 'dot', words: 'one other that it beats' },
      { sample: 'open dot', words: 'level with it' },
    ],
  })
}
