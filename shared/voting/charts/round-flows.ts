import type { PollResult } from '../count.ts'
import type { RankedRound } from '../methods/ranked.ts'
import { inOrder, toldItems } from './told-items.ts'

/** Stands for votes that name nobody who is left. */
export const NOBODY = ''

export interface Holding {
  /** A question, or `NOBODY`. */
  readonly id: string
  readonly votes: number
  readonly state: 'in' | 'out' | 'elected' | 'nobody'
}

/** One count: who holds what, in the order of the result, and where it goes before the next. */
export interface CountedRound {
  readonly round: RankedRound
  readonly holdings: readonly Holding[]
  /** Who passes on votes, and how many. */
  readonly from: readonly Amount[]
  /** Who holds more at the next count. Of several who pass on, nobody knows which votes went where. */
  readonly to: readonly Amount[]
}

/** How one count stands on the picture. */
export interface RoundRow {
  readonly counted: CountedRound
  /** Where each holding begins and ends. */
  readonly stretches: ReadonlyMap<string, { readonly start: number; readonly end: number }>
  readonly top: number
  readonly bottom: number
  readonly unit: number
}

interface Amount {
  readonly id: string
  readonly votes: number
}

/** Fewer votes than this are what rounding left. */
const NOTHING = 1e-6

/** Every count with all votes in it: held, kept by the elected, or naming nobody. None where one may not be told. */
export function countedRounds(result: PollResult): readonly CountedRound[] {
  const { rounds = [], quota = 0, elected = [] } = result
  const order = inOrder(result).filter((id) => rounds[0]?.tally[id] !== undefined)
  const items = toldItems(result)
  if (order.some((id) => !items.has(id))) return []
  const seated = new Set<string>()
  const all = rounds.map((round, at) => {
    const isEnd = at === rounds.length - 1 && !round.split
    const holdings = [
      ...order.flatMap((id): Holding[] => {
        const votes = round.tally[id]
        if (votes !== undefined)
          return [{ id, votes, state: isEnd && elected.includes(id) ? 'elected' : stateOf(round, id) }]
        return seated.has(id) ? [{ id, votes: quota, state: 'elected' }] : []
      }),
      { id: NOBODY, votes: round.exhausted, state: 'nobody' as const },
    ].filter(({ votes, id }) => votes > NOTHING || round.tally[id] !== undefined)
    if (round.elected) seated.add(round.elected)
    return { round, holdings, from: passedOn(round) }
  })
  return all.map((one, at) => ({ ...one, to: gainsIn(one.holdings, all[at + 1]?.holdings ?? []) }))
}

function stateOf({ elected, out = [], filled = [] }: RankedRound, id: string): Holding['state'] {
  if (elected === id || filled.includes(id)) return 'elected'
  return out.includes(id) ? 'out' : 'in'
}

function passedOn({ elected, surplus = 0, out = [], tally }: RankedRound): readonly Amount[] {
  const leaving = out.map((id) => ({ id, votes: tally[id] ?? 0 }))
  return [...(elected ? [{ id: elected, votes: surplus }] : []), ...leaving].filter(({ votes }) => votes > NOTHING)
}

const gainsIn = (before: readonly Holding[], after: readonly Holding[]): readonly Amount[] =>
  after.flatMap(({ id, votes }) => {
    const gain = votes - (before.find((one) => one.id === id)?.votes ?? 0)
    return gain > NOTHING ? [{ id, votes: gain }] : []
  })
