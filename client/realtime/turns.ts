/** What a tab holds while it sends. */
export interface Turn {
  /** Another tab has sent before it, and may have left something. */
  readonly hasWaited: boolean
  end(): void
}

/** The tabs of one person send one after the other, so that what one asked first is not overtaken by another's. */
export interface Turns {
  /** Milliseconds between two looks at what a closed tab has left; undefined where no other tab sees the storage. */
  readonly lookRound: number | undefined
  take(): Promise<Turn>
}

/** The order of tabs is not worth a tab that never sends: the other may sleep. Ids still keep everything from being done twice. */
const PATIENCE = 10_000
const LOOK_ROUND = 10_000

/** For a storage that no other tab sees. */
export const noTurns: Turns = { lookRound: undefined, take: async () => ({ hasWaited: false, end: () => undefined }) }

/** By Web Locks, which a tab that is closed lets go. On plain HTTP browsers have none: there ids alone have to do. */
export function tabTurns(room: string, person: string, locks: LockManager | undefined = locksHere()): Turns {
  if (!locks) return { ...noTurns, lookRound: LOOK_ROUND }
  const name = `questions-first.outbox.${room}.${person}`
  const held = (give: (end: () => void) => void) => () => new Promise<void>((end) => give(() => end()))

  const atOnce = () =>
    new Promise<(() => void) | undefined>((resolve, reject) => {
      locks
        .request(name, { ifAvailable: true }, async (lock) => (lock ? held(resolve)() : resolve(undefined)))
        .catch(reject)
    })
  const inTime = () =>
    new Promise<() => void>((resolve, reject) => {
      locks.request(name, { signal: AbortSignal.timeout(PATIENCE) }, held(resolve)).catch(reject)
    })

  return {
    lookRound: LOOK_ROUND,
    async take() {
      const free = await atOnce().catch(() => () => undefined) // a page without storage rights has no locks either
      if (free) return { hasWaited: false, end: free }
      return { hasWaited: true, end: await inTime().catch(() => () => undefined) } // see PATIENCE
    },
  }
}

/** The turn of this tab: asked for once, and held until it ends. */
export function ownTurn(turns: Turns) {
  let held: Turn | undefined
  let asking: Promise<boolean> | undefined
  let ended = 0

  return {
    isOurs: () => held !== undefined,
    /** Whether it had to be waited for. */
    take(): Promise<boolean> {
      const mine = ended
      asking ??= turns.take().then((turn) => {
        asking = undefined
        if (mine === ended) held = turn
        else turn.end() // nobody wants it any more
        return turn.hasWaited
      })
      return asking
    },
    end() {
      ended += 1
      held?.end()
      held = undefined
    },
  }
}

const locksHere = () => (typeof navigator === 'undefined' ? undefined : navigator.locks)
