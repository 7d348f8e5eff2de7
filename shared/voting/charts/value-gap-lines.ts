import type { PollResult } from '../count.ts'
import type { Split } from '../methods/method.ts'
import type { ValueGapConfig } from '../methods/value-gap.ts'

/** Where high begins: the result's split, or the middle of the scale where the split would tell too much. */
export function linesOf({ split, config }: PollResult): Split {
  const middle = ((config as ValueGapConfig).scale + 1) / 2 // a result of this method has its config
  return split ?? { value: middle, gap: middle }
}
