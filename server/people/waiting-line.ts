import type { tokenBucket } from '../realtime/token-bucket.ts'

const MOST_OF_ONE = 100
const MOST_IN_ALL = 5_000
const TICK = 100

interface Means {
  readonly bucket: ReturnType<typeof tokenBucket>
  now(): number
}

export interface Turn {
  /** It did not count after all: somebody else may have it at once. */
  giveBack(): void
}

/**
 * A line in which every address stands once: whoever sends a thousand waits behind themselves, and hardly anybody else
 * behind them.
 */
export function waitingLine({ bucket, now }: Means) {
  /** In the order in which addresses have their turn. */
  const waiting = new Map<string, (() => void)[]>()
  let length = 0
  let timer: NodeJS.Timeout | undefined

  function serve() {
    while (length > 0 && bucket.take(now())) {
      const [next] = waiting
      if (!next) return
      const [network, theirs] = next
      waiting.delete(network)
      theirs.shift()?.()
      length -= 1
      if (theirs.length > 0) waiting.set(network, theirs)
    }
    timer = length === 0 ? undefined : setTimeout(serve, TICK)
  }

  const turn: Turn = {
    giveBack() {
      bucket.giveBack()
      if (length > 0) {
        clearTimeout(timer)
        serve()
      }
    },
  }

  return {
    async turn(network: string): Promise<Turn | 'full'> {
      if (length === 0 && bucket.take(now())) return turn
      const theirs = waiting.get(network) ?? []
      if (length >= MOST_IN_ALL || theirs.length >= MOST_OF_ONE) return 'full'
      waiting.set(network, theirs)
      length += 1
      timer ??= setTimeout(serve, TICK)
      await new Promise<void>((resolve) => theirs.push(resolve))
      return turn
    },
    /** Nobody waits any longer. */
    close() {
      clearTimeout(timer)
      for (const theirs of waiting.values()) for (const go of theirs) go()
      waiting.clear()
      length = 0
    },
  }
}
