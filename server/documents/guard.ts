import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import type { Author } from './author.ts'
import { isLaborious } from './effort.ts'
import { MAX_RANGES, mayDelete, namesOnlyKnown, newlyDeleted } from './removals.ts'
import { scan } from './scan.ts'
import { shadowOf } from './shadow.ts'
import { settle } from './structs.ts'

/** Bytes: an update, the first sync of a connection, and a whole document. */
export const MAX_UPDATE = 256 * 1024
export const MAX_FIRST_SYNC = 1024 * 1024
const MAX_DOCUMENT = 8 * 1024 * 1024

export type Fault = 'tooBig' | 'malformed' | 'notAllowed' | 'unsound' | 'removal' | 'laborious' | 'shape' | 'full'

export type Verdict =
  | { readonly type: 'admitted'; readonly update: Uint8Array }
  /** It says nothing new, which everybody may say, and every client does on connecting. */
  | { readonly type: 'known' }
  | { readonly type: 'refused'; readonly fault: Fault }

const refused = (fault: Fault): Verdict => ({ type: 'refused', fault })

export type DocumentGuard = ReturnType<typeof documentGuard>

/**
 * Stands before every update from outside. Yjs trusts its peers, so: nothing is decoded before it is known to be
 * small and grammatical, nothing applied before all of it is known to be good. The order is TRUST.md's; keep it.
 * `whole` gives all of the document, encoded as it is now.
 */
export function documentGuard(doc: Y.Doc, document: DocumentName, whole: () => Uint8Array) {
  const shadow = shadowOf(doc, document, whole)
  const size = sizeOf(whole)

  function judge(update: Uint8Array, author: Author, limit: number): Verdict {
    if (update.byteLength > limit) return refused('tooBig')
    const seen = scan(update, (client) => doc.store.clients.has(client))
    if (!seen) return refused('malformed')
    if (seen.isStrange) return refused('unsound')
    if (seen.isCrowded) return refused('laborious')
    if (seen.ranges > MAX_RANGES && seen.ranges > MAX_RANGES + structsIn(doc)) return refused('removal')
    const fresh = Y.diffUpdate(update, vectorOf(doc, seen.clients))
    const { structs, ds } = Y.decodeUpdate(fresh)

    const clockOf = (client: number) => Y.getState(doc.store, client)
    if (structs.length === 0) {
      if (!namesOnlyKnown(ds, clockOf)) return refused('unsound')
      if (newlyDeleted(doc, ds).next().done) return { type: 'known' }
    }
    if (!author.mayWrite()) return refused('notAllowed')

    const reached = settle(doc, document, structs, author)
    if (!reached || !namesOnlyKnown(ds, reached.clockOf)) return refused('unsound')
    if (isLaborious(doc, reached.laid)) return refused('laborious')
    if (!mayDelete(doc, ds, author)) return refused('removal')
    if (!size.hasRoomFor(fresh.byteLength)) return refused('full')
    if (!shadow.admits(fresh, seen.clients, author)) return refused('shape')
    size.grow(fresh.byteLength)
    return { type: 'admitted', update: fresh }
  }

  return {
    /** An admitted update has to be applied before the next one is judged. */
    judge(update: Uint8Array, author: Author, limit: number): Verdict {
      try {
        return judge(update, author, limit)
      } catch {
        return refused('malformed') // Yjs could not decode it
      }
    },
  }
}

/** The document's clocks of these clients alone: a document has thousands, an update a few. */
const vectorOf = (doc: Y.Doc, clients: Iterable<number>) =>
  Y.encodeStateVector(new Map([...clients].map((client) => [client, Y.getState(doc.store, client)])))

/** No honest update deletes more stretches than there are, and a few of its own. */
function structsIn({ store }: Y.Doc): number {
  let all = 0
  for (const structs of store.clients.values()) all += structs.length
  return all
}

/** How big the document is at most; only when that seems too much, or nothing is known of it yet, is it measured. */
function sizeOf(whole: () => Uint8Array) {
  let bytes = Infinity
  let isExact = false
  return {
    hasRoomFor(more: number): boolean {
      if (bytes + more > MAX_DOCUMENT && !isExact) [bytes, isExact] = [whole().byteLength, true]
      return bytes + more <= MAX_DOCUMENT
    },
    grow(more: number) {
      bytes += more
      isExact = false
    },
  }
}
