import type { Outflow } from './outflow.ts'
import type { Told } from './told.ts'

/** Bytes that are written in one go; then whoever edits gets a turn. Writing them takes a few milliseconds. */
const SLICE = 4 * 1024 * 1024

interface Means {
  readonly told: Told
  /** Has the whole document encoded anew, and then goes on. */
  renew(then: () => void): void
}

/** Those who need all of a document are given it a few at a time: two hundred at once held up everybody for 0.3 s. */
export function newcomersOf({ told, renew }: Means) {
  let waiting: Outflow[] = []

  function answer() {
    const frames = told.opening()
    if (!frames) return renew(answer)
    const size = frames.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const most = Math.max(1, Math.floor(SLICE / size))
    for (const out of waiting.slice(0, most)) out.answer(frames, told.last())
    waiting = waiting.slice(most)
    if (waiting.length > 0) setImmediate(answer)
  }

  return {
    welcome(out: Outflow) {
      if (waiting.push(out) === 1) setImmediate(answer)
    },
  }
}
