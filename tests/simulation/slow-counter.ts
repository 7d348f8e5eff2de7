import { createHash } from 'node:crypto'
import type { Counter } from '#server/counting/counter.ts'
import { counted } from '#shared/voting/closing.ts'
import { COUNT_STEPS } from '#shared/voting/count-steps.ts'
import type { Dice } from './dice.ts'
import type { VirtualTime } from './virtual-time.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Counts elsewhere, in virtual time: now and then for seconds, and now and then it crashes. */
export function slowCounter(time: VirtualTime, { between, chance, pick }: Dice): Counter {
  return {
    leastEffort: 0,
    count(count, tell) {
      tell('waiting')
      const takes = chance(0.2) ? between(500, 4_000) : between(1, 400)
      time.after(takes / 2, () => tell(pick(COUNT_STEPS)))
      return new Promise((resolve, reject) => {
        time.after(takes, () =>
          chance(0.1) ? reject(new Error('the thread crashed')) : resolve(counted(count, digest)),
        )
      })
    },
  }
}
