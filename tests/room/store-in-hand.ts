import { StoreFailed } from '#server/store/failures.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { Store } from '#server/store/store.ts'

type Outcome = 'write' | 'fail' | 'writeThenFail'

/** A store whose appends can be held back, let go one by one and made to fail; everything else is as ever. */
export function storeInHand(store = memoryStore()) {
  const waiting: (() => void)[] = []
  const outcomes: Outcome[] = []
  let isHeld = false
  let isBroken = false
  let healthChecks = 0

  const inHand: Store = {
    ...store,
    async append(...entry) {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
      const outcome = outcomes.shift() ?? (isBroken ? 'fail' : 'write')
      if (outcome === 'fail') throw new StoreFailed('the disk is full', { fatal: false })
      const head = await store.append(...entry)
      if (outcome !== 'write') throw new StoreFailed('the disk is full', { fatal: false })
      return head
    },
    async health() {
      healthChecks += 1
      return isBroken ? { state: 'readOnly', why: 'the disk is full' } : { state: 'ok' }
    },
  }
  return {
    store: inHand,
    hold: () => void (isHeld = true),
    /** Lets this many of the waiting appends go on, oldest first. */
    letGo: (count = waiting.length) => waiting.splice(0, count).forEach((goOn) => goOn()),
    release() {
      isHeld = false
      waiting.splice(0).forEach((goOn) => goOn())
    },
    waiting: () => waiting.length,
    /** What the next appends come to. */
    next: (...list: readonly Outcome[]) => void outcomes.push(...list),
    breakDown: () => void (isBroken = true),
    mend: () => void (isBroken = false),
    healthChecks: () => healthChecks,
  }
}
