import type { World } from '../world.ts'
import { tokenBucket } from './token-bucket.ts'

interface Pace {
  /** A second. */
  readonly rate: number
  readonly burst: number
}

/**
 * Does at once what is asked a few times, and what is asked over and over only `rate` times a second: whoever asked last
 * stands for all who asked meanwhile, and is never left out.
 */
export function seldom<Request>({ rate, burst }: Pace, { now }: Pick<World, 'now'>, act: (last: Request) => void) {
  const bucket = tokenBucket({ rate, burst })
  let waiting: { last: Request; readonly timer: NodeJS.Timeout } | undefined

  function come() {
    const last = waiting?.last as Request // only the timer of what waits calls this
    waiting = undefined
    ask(last)
  }

  function ask(request: Request) {
    if (waiting) waiting.last = request
    else if (bucket.take(now())) act(request)
    else {
      const timer = setTimeout(come, 1_000 / rate)
      timer.unref()
      waiting = { last: request, timer }
    }
  }

  return { ask, close: () => clearTimeout(waiting?.timer) }
}
