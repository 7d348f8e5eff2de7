import { tokenBucket } from '../realtime/token-bucket.ts'
import { waitingLine } from './waiting-line.ts'

/** TRUST.md §3: what guessing may cost, and what it may find. Right codes are never counted. */
const FREE = 30
const WINDOW = 10 * 60_000
const SLOWEST = 8_000
/** Looked up in all, for whoever is not known to the room; some at once, for people mistype at the same moment. */
const IN_ALL = { rate: 10, burst: 100 }

interface Means {
  now(): number
  /** Resolves after so many milliseconds. */
  pause(milliseconds: number): Promise<void>
}

/**
 * Makes guessing of join codes slow, and nothing else. A room is never locked, and a venue behind one address gets in:
 * only wrong codes are counted, and where a room already has somebody its code is right at once, whoever guesses there.
 */
export function wrongCodes({ now, pause }: Means) {
  const wrong = new Map<string, { count: number; until: number }>()
  const near = new Map<string, { held: number; until: number }>()
  const line = waitingLine({ now, bucket: tokenBucket(IN_ALL) })

  const isNear = (key: string) => {
    const known = near.get(key)
    return known !== undefined && (known.held > 0 || known.until > now())
  }

  function remember(key: string, held: number) {
    near.set(key, { held: Math.max(0, (near.get(key)?.held ?? 0) + held), until: now() + WINDOW })
  }

  /** Addresses are forgotten ten minutes after they last mattered. */
  function sweep() {
    for (const [network, { until }] of wrong) if (until <= now()) wrong.delete(network)
    for (const key of near.keys()) if (!isNear(key)) near.delete(key)
  }
  const sweeping = setInterval(sweep, WINDOW / 10)
  sweeping.unref()

  async function slowDown(network: string) {
    const known = wrong.get(network)
    const count = known && known.until > now() ? known.count + 1 : 1
    wrong.set(network, { count, until: count === 1 ? now() + WINDOW : (known?.until ?? 0) })
    if (count > FREE) await pause(Math.min(1_000 * 2 ** (count - FREE - 1), SLOWEST))
  }

  return {
    /**
     * Looks up what somebody typed: whatever `find` gives, after as long as guessing takes here. `false`: too many
     * are guessing at this address, and it was not even looked up.
     */
    async look<T>(
      network: string,
      code: string | undefined,
      find: () => Promise<T | undefined>,
    ): Promise<T | undefined | false> {
      const key = `${code} ${network}`
      const turn = isNear(key) ? undefined : await line.turn(network)
      if (turn === 'full') return false
      const found = await find()
      if (found === undefined) {
        await slowDown(network)
        return undefined
      }
      turn?.giveBack()
      remember(key, 0)
      return found
    },
    /** Somebody of this room is here; resolves what to do when they leave. */
    enter(network: string, code: string): () => void {
      const key = `${code} ${network}`
      remember(key, 1)
      return () => remember(key, -1)
    },
    /** For rooms that were just made. */
    made: (network: string, code: string) => remember(`${code} ${network}`, 0),
    close() {
      clearInterval(sweeping)
      line.close()
    },
  }
}
export type WrongCodes = ReturnType<typeof wrongCodes>
