import * as v from 'valibot'
import { integer } from '../../kit/schema.ts'
import { lot } from '../statistics/lot.ts'
import { type Items, type RoundConfig, TIE_POLICIES, type TieGroups } from './method.ts'
import { breakTies, brokenIn, type Criterion } from './order.ts'

/** The largest seed: 32 bits. */
export const MOST_SEED = 2 ** 32 - 1

/** What every method's config may say of ties and of numbers, for its schema. */
export const roundFields = {
  tiePolicy: v.exactOptional(v.picklist(TIE_POLICIES)),
  tieSeed: v.exactOptional(integer(0, MOST_SEED)),
  tells: v.exactOptional(v.literal('order')),
}

/** A poll that breaks ties by lot opens with its seed: what nobody chose is the head of a digest that nobody knew. */
export const withTieSeed = <Config extends RoundConfig>(config: Config, digestOfUnknown: () => string): Config =>
  config.tiePolicy === 'lot' && config.tieSeed === undefined
    ? { ...config, tieSeed: Number.parseInt(digestOfUnknown().slice(0, 8), 16) }
    : config

export interface Settled {
  readonly order: TieGroups
  readonly brokenTies: TieGroups
}

/** The order after the tie policy has had its say: by the method's own `criteria`, or by lot, or as it was. */
export function settle(
  before: TieGroups,
  { tiePolicy, tieSeed }: RoundConfig,
  items: Items,
  criteria: readonly Criterion[],
): Settled {
  const asked =
    tiePolicy === 'criteria' ? criteria : tiePolicy === 'lot' && tieSeed !== undefined ? [byLot(items, tieSeed)] : []
  const order = breakTies(before, asked)
  return { order, brokenTies: brokenIn(before, order) }
}

/** The place in a lot drawn over all items in creation order. */
export function byLot(items: Items, seed: number): Criterion {
  const places = new Map(lot(items, seed).map((item, place) => [item, place]))
  const placeOf = (item: string) => places.get(item) ?? places.size
  return { before: (a, b) => placeOf(a) - placeOf(b), level: (a, b) => a === b }
}
