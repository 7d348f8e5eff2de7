import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { type Root, ROOTS } from './places.ts'
import { entryAt } from './removals.ts'

/** The server's own client id: above all that are given to people. */
const SERVER = 2 ** 32 - 1

/** What becomes of one entry, as plain JSON: kept, changed, or (undefined) left behind. `author` wrote it down first. */
export type Keep = (root: Root, key: string, entry: unknown, author: number | undefined) => unknown

/**
 * Writes a document anew from what can be read in it, by the server's hand: nothing of what was deleted, and of who
 * wrote what only what the entries say themselves, is in the bytes.
 */
export function rewritten(old: Y.Doc, name: DocumentName, keep: Keep): Uint8Array {
  const fresh = new Y.Doc()
  fresh.clientID = SERVER
  fresh.transact(() => {
    for (const root of ROOTS[name]) {
      const entries: Readonly<Record<string, unknown>> = old.getMap(root).toJSON()
      for (const [key, entry] of Object.entries(entries)) {
        const kept = keep(root, key, entry, entryAt(old, root, key)?.id.client)
        if (kept !== undefined) fresh.getMap(root).set(key, SHARED[root](kept))
      }
    }
  })
  return Y.encodeStateAsUpdate(fresh)
}

const SHARED: Readonly<Record<Root, (entry: unknown) => unknown>> = {
  stickies: (entry) =>
    new Y.Map(
      Object.entries(entry as object) // came through the guard as a map
        .map(([key, value]: [string, unknown]) => [key, key === 'text' ? new Y.Text(String(value)) : value] as const),
    ),
  links: (entry) => new Y.Map(Object.entries(entry as object)), // came through the guard as a map or an object
  questions: (entry) => new Y.Text(String(entry)),
}
