import type { PollResult } from '../count.ts'
import type { ItemResult } from '../methods.ts'

/** The items whose numbers may be told: all that a picture shows of a question comes through here. */
export const toldItems = <Item extends ItemResult>(result: PollResult): ReadonlyMap<string, Item> =>
  new Map(
    Object.entries(result.items ?? {}).flatMap(
      ([id, item]) => ('suppressed' in item ? [] : [[id, item as Item] as const]), // whoever asks knows whose result it is
    ),
  )

/** The questions of a result, best first; those without a rank stand last. */
export const inOrder = ({ order = [], unranked = [] }: Pick<PollResult, 'order' | 'unranked'>): readonly string[] => [
  ...order.flat(),
  ...unranked,
]
