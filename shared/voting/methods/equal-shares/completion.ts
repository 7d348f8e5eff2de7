import { type Fraction, plus, reduced, times } from '../../fraction.ts'
import { type Funding, fundingOf, type Purchase } from './funding.ts'

export interface Completed {
  /** Undefined when ties lead to too many ends. */
  readonly funding: Funding | undefined
  /** How much each voice holds, and how often that was raised, where it may be. */
  readonly holding: Fraction
  readonly raised?: number
}

/** Raises every holding by a step while no outcome costs more than the budget, and keeps the last. */
export function completed(purchase: Purchase, start: Fraction, budget: number, step: Fraction | undefined): Completed {
  let [funding, holding] = [fundingOf(purchase, start), start]
  if (!step) return { funding, holding }
  const isWanted = (item: number) => purchase.kinds.some(({ approved }) => approved.includes(item))
  const wanted = [...purchase.costs.keys()].filter(isWanted).length
  for (let raised = 0; ; raised++) {
    const isFull = funding?.ends.every(({ length }) => length === wanted) ?? true
    if (isFull) return { funding, holding, raised }
    const higher = reduced(plus(start, times(step, { top: BigInt(raised + 1), bottom: 1n })))
    const next = fundingOf(purchase, higher)
    if (!next || next.ends.some((end) => costOf(end, purchase.costs) > budget)) return { funding, holding, raised }
    ;[funding, holding] = [next, higher]
  }
}

export const costOf = (end: readonly number[], costs: readonly number[]): number =>
  end.reduce((sum, item) => sum + (costs[item] ?? 0), 0)
