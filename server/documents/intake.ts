import type * as Y from 'yjs'
import type { Author } from './author.ts'
import type { DocumentGuard, Fault } from './guard.ts'

/** Milliseconds from one round to the next: what everybody does in them becomes one entry of the log and one frame. */
const TICK = 40
/** Bytes that are judged in one go; whoever else the process serves gets a turn before the rest. */
const SLICE = 128 * 1024

/** An update as somebody sent it. */
export interface Offer {
  readonly update: Uint8Array
  readonly author: Author
  /** Bytes it may have. */
  readonly limit: number
  /** Its connection was refused or sent away since; nothing more of it is read. */
  isVoid(): boolean
  refuse(fault: Fault): void
}

interface Means {
  readonly doc: Y.Doc
  readonly guard: DocumentGuard
  apply(update: Uint8Array): void
  /** Resolves when nothing waits to be written. */
  written(): Promise<void>
  failed(error: unknown): void
}

/**
 * Takes updates in and applies them round by round. Each is judged by itself, on everything before it, when its turn
 * comes; but a round is one transaction of the document. Yjs counts every client that ever wrote at the beginning and at
 * the end of each, and encodes what came of it: done once for ten updates this took half of their cost away, and the
 * transaction's own update needs no merging. The first round after a rest begins at once: who works alone never waits.
 */
export function intakeOf({ doc, guard, apply, written, failed }: Means) {
  let waiting: Offer[] = []
  let state: 'resting' | 'busy' | 'closed' = 'resting'
  let timer: NodeJS.Timeout | undefined

  function begin() {
    state = 'busy'
    setImmediate(round)
  }

  function round() {
    if (state === 'closed') return
    timer = setTimeout(() => void written().then(rest), TICK)
    slice()
  }

  /** With writing slower than the tick, a round waits for it: so there is still one entry and one frame for each. */
  function rest() {
    if (state === 'closed') return
    state = 'resting'
    if (waiting.length > 0) begin()
  }

  function slice() {
    settle(SLICE)
    if (waiting.length > 0 && state !== 'closed') setImmediate(slice)
  }

  function settle(most: number) {
    let [taken, bytes] = [0, 0]
    try {
      doc.transact(() => {
        for (let next = waiting[0]; next && bytes < most; next = waiting[++taken]) {
          bytes += next.update.byteLength
          if (!next.isVoid()) judge(next)
        }
      })
      waiting = waiting.slice(taken)
    } catch (error) {
      waiting = []
      failed(error)
    }
  }

  function judge({ update, author, limit, refuse }: Offer) {
    const verdict = guard.judge(update, author, limit)
    if (verdict.type === 'refused') refuse(verdict.fault)
    else if (verdict.type === 'admitted') apply(verdict.update)
  }

  return {
    offer(one: Offer) {
      if (state === 'closed') return
      waiting.push(one)
      if (state === 'resting') begin()
    },
    /** Judges at once whatever has come in; after that nothing is taken any more. */
    close() {
      if (state === 'closed') return
      state = 'closed'
      clearTimeout(timer)
      settle(Infinity)
    },
  }
}
