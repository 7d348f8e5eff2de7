import timers from 'node:timers'

interface Due {
  readonly at: number
  readonly order: number
  readonly act: () => void
}

const REAL = { setTimeout, clearTimeout, setImmediate, clearImmediate }
const drainMicrotasks = timers.setImmediate

/**
 * Time that passes only when nothing else is left to do. While it runs, the timers of everything in this process are
 * its own: the product's code waits as ever, and a minute takes as long as what happens in it.
 */
export function virtualTime() {
  const queue: Due[] = []
  let now = 0
  let drawn = 0

  function after(milliseconds: number, act: () => void): Due {
    const due = { at: now + Math.max(0, milliseconds), order: (drawn += 1), act }
    let at = queue.length
    while (at > 0 && isLater(queue[at - 1]!, due)) at -= 1
    queue.splice(at, 0, due)
    return due
  }

  function callOff(due: unknown) {
    const at = queue.indexOf((due as { readonly due?: Due } | undefined)?.due ?? (due as Due))
    if (at >= 0) queue.splice(at, 1)
  }

  const handle = (due: Due) => {
    const timer = { due, ref: () => timer, unref: () => timer, hasRef: () => false }
    return timer
  }
  const stand = {
    setTimeout: (act: (...words: unknown[]) => void, wait = 0, ...words: unknown[]) =>
      handle(after(wait, () => act(...words))),
    setImmediate: (act: (...words: unknown[]) => void, ...words: unknown[]) => handle(after(0, () => act(...words))),
    clearTimeout: callOff,
    clearImmediate: callOff,
  }

  return {
    /** Milliseconds since the world began. */
    now: () => now,
    after,
    /** Puts its timers in the place of the real ones; the answer takes them away again. */
    takeOver() {
      Object.assign(globalThis, stand)
      return () => void Object.assign(globalThis, REAL)
    },
    /** Lets things happen, one at a time, each to its end, until that moment or until nothing is left. */
    async runUntil(end: number, after: () => void = () => undefined) {
      await settled()
      for (let next = queue[0]; next && next.at <= end; next = queue[0]) {
        queue.shift()
        now = Math.max(now, next.at)
        next.act()
        await settled()
        after()
      }
      now = Math.max(now, end)
    },
  }
}
export type VirtualTime = ReturnType<typeof virtualTime>

const isLater = (one: Due, other: Due) => one.at > other.at || (one.at === other.at && one.order > other.order)

/** Everything that follows without waiting has followed. */
const settled = () => new Promise<void>((resolve) => void drainMicrotasks(resolve))
