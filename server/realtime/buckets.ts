import { tokenBucket } from './token-bucket.ts'

interface Held {
  readonly take: (at: number) => boolean
  holders: number
}

/** One bucket for all the connections of one person, or of one room: a second tab is not a second person. */
export function bucketsByKey(size: Parameters<typeof tokenBucket>[0]) {
  const held = new Map<string, Held>()
  return {
    /** The bucket of whoever goes by this key, until it has been released as often as it was held. */
    hold(key: string) {
      const bucket = held.get(key) ?? { ...tokenBucket(size), holders: 0 }
      held.set(key, bucket)
      bucket.holders += 1
      return {
        take: bucket.take,
        release() {
          bucket.holders -= 1
          if (bucket.holders === 0) held.delete(key)
        },
      }
    },
  }
}
