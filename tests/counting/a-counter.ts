import { createHash } from 'node:crypto'
import type { Counter } from '#server/counting/counter.ts'
import { counted } from '#shared/voting/closing.ts'
import type { Count } from '#shared/voting/count.ts'
import type { TellStep } from '#shared/voting/count-steps.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A counter that answers when the test says so; every poll, however small, is sent to it. */
export function aCounter() {
  const asked: { readonly count: Count; readonly tell: TellStep; finish(): void; fail(): void }[] = []
  const counter: Counter = {
    leastEffort: 0,
    count: (count, tell) =>
      new Promise((resolve, reject) => {
        tell('waiting')
        asked.push({
          count,
          tell,
          finish: () => resolve(counted(count, sha256)),
          fail: () => reject(new Error('the thread is gone')),
        })
      }),
  }
  return { counter, asked }
}
