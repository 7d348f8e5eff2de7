import { K_FLOOR } from '../poll.ts'
import type { MethodCount } from './method.ts'

/**
 * What a count lacks because a smaller threshold hid it: how many items, and how many ballots stand behind them for
 * sure. More may, but that is not told, so a stricter gate hides rather too much than too little.
 */
export function hiddenBefore({ items, order, unranked }: Pick<MethodCount<unknown>, 'items' | 'order' | 'unranked'>) {
  const lacking = order.flat().length + unranked.length - Object.keys(items).length
  return { items: lacking, ballots: lacking > 0 ? K_FLOOR : 0 }
}
