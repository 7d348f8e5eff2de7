import { tokenBucket } from './token-bucket.ts'

interface Held {
  readonly take: (at: number) => boolean
  holders: number
}

/**
 * One bucket for all the connections of one person, or of one room: a second tab is not a second person, and a new line
 * is no new allowance. What nobody holds is kept until it would be full again.
 */
export function bucketsByKey(size: Parameters<typeof tokenBucket>[0]) {
  const fullAfter = (size.burst / size.rate) * 1_000
  const held = new Map<string, Held>()
  /** Since when nobody holds it, in milliseconds; the longest first. */
  const left = new Map<string, number>()

  function forgetFull(at: number) {
    for (const [key, since] of left) {
      if (Math.abs(at - since) < fullAfter) return // a clock that was put back keeps nothing for hours
      left.delete(key)
      held.delete(key)
    }
  }

  return {
    /** The bucket of whoever goes by this key, until it has been released as often as it was held. */
    hold(key: string, now: () => number) {
      forgetFull(now())
      left.delete(key)
      const bucket = held.get(key) ?? { ...tokenBucket(size), holders: 0 }
      held.set(key, bucket)
      bucket.holders += 1
      return {
        take: () => bucket.take(now()),
        release() {
          bucket.holders -= 1
          if (bucket.holders === 0) left.set(key, now())
        },
      }
    },
  }
}
