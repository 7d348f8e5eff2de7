import { answerFrame, updateFrame } from './frames.ts'
import { merged } from './merging.ts'

/** So many pieces in a row become one. */
const GROUP = 32
/** Bytes of pieces that are kept at least, for those who are behind. */
const KEPT = 256 * 1024
/** Bytes that came since beyond which the whole is encoded anew, besides a quarter of it. */
const LITTLE = 32 * 1024

interface Piece {
  /** The number of the last entry in it. */
  readonly to: number
  readonly update: Uint8Array
}

/** The document after some entry, framed as an answer. */
interface Whole {
  readonly frame: Uint8Array
  readonly at: number
}

/**
 * What may be told of a document: all of it as it was once, and entry by entry what came since. Whoever comes with
 * nothing is sent these very bytes, whatever was edited meanwhile: else a full board is encoded for every moment at
 * which somebody comes, and copied into a frame for each person. Only what is durable gets in here.
 */
export function toldOf(log: readonly Uint8Array[]) {
  const pieces: Piece[] = []
  let [last, forgotten, kept, singles, more] = [0, 0, 0, 0, 0]
  let whole: Whole | undefined
  /** For those who come, and for those who are behind by what; until there is another entry. */
  let opening: readonly Uint8Array[] | undefined
  const lacking = new Map<number, readonly Uint8Array[]>()

  const isWorn = ({ frame }: Whole, since: number) => since > frame.byteLength / 4 + LITTLE
  const after = (at: number) => pieces.filter(({ to }) => to > at).map(({ update }) => update)

  function add(update: Uint8Array): number {
    pieces.push({ to: ++last, update })
    kept += update.byteLength
    more += update.byteLength
    if (++singles === GROUP) joinSingles()
    while (kept > Math.max(KEPT, (whole?.frame.byteLength ?? 0) / 2) && pieces.length > 1) forgetOldest()
    opening = undefined
    lacking.clear()
    return last
  }

  function joinSingles() {
    const update = merged(pieces.splice(-GROUP).map((piece) => piece.update))
    if (update) pieces.push({ to: last, update })
    singles = 0
  }

  function forgetOldest() {
    const oldest = pieces.shift()
    if (!oldest) return
    kept -= oldest.update.byteLength
    forgotten = oldest.to
    if (whole && whole.at < forgotten) whole = undefined
  }

  function renew(frame: Uint8Array) {
    whole = { frame, at: last }
    more = 0
    opening = undefined
  }

  // What the store had first is the whole, if little came after it: then nothing needs to be encoded at all.
  const [first, ...rest] = log
  const tail = rest.reduce((sum, { byteLength }) => sum + byteLength, 0)
  if (first && !isWorn({ frame: first, at: 0 }, tail)) {
    renew(answerFrame(first))
    rest.forEach(add)
  }

  return {
    /** Takes in what has just become durable; gives its number. */
    add,
    last: () => last,
    /** The whole as it is now, framed. */
    renew,
    /**
     * What somebody with nothing is sent; undefined when the whole has to be encoded anew first. What came since goes
     * before it, and waits at the other side: so whoever has got the answer has everything.
     */
    opening(): readonly Uint8Array[] | undefined {
      if (!whole || isWorn(whole, more)) return undefined
      const since = after(whole.at)
      const groups = Math.max(0, since.length - singles)
      return (opening ??= [...since.slice(0, groups).map(updateFrame), ...framed(since.slice(groups)), whole.frame])
    },
    /** What came after an entry, in one piece; undefined when that is too long ago. */
    after(at: number): readonly Uint8Array[] | undefined {
      if (at < forgotten) return undefined
      const frames = lacking.get(at) ?? framed(after(at))
      lacking.set(at, frames)
      return frames
    },
  }
}
export type Told = ReturnType<typeof toldOf>

function framed(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const all = merged(updates)
  return all ? [updateFrame(all)] : []
}
