import * as Y from 'yjs'
import type { Author } from './author.ts'
import { placeOf, type Root } from './places.ts'

/** Most stretches of one update that are not deleted yet. */
export const MAX_RANGES = 2_000

type Deletes = ReturnType<typeof Y.decodeUpdate>['ds']

/** Whether it names only what is known, `clockOf` counting what comes with it. */
export function namesOnlyKnown(deletes: Deletes, clockOf: (client: number) => number): boolean {
  for (const [client, ranges] of deletes.clients) {
    const end = clockOf(client)
    if (ranges.some(({ clock, len }) => clock + len > end)) return false
  }
  return true
}

/** Each run of items that would really go: a first sync repeats all that went before. */
export function* newlyDeleted(doc: Y.Doc, deletes: Deletes): Generator<readonly Y.Item[]> {
  for (const [client, ranges] of deletes.clients) {
    const structs = doc.store.clients.get(client)
    if (!structs) continue
    for (const { clock, len } of ranges) {
      const hit = clock < Y.getState(doc.store, client) ? liveIn(structs, clock, clock + len) : []
      if (hit.length > 0) yield hit
    }
  }
}

function liveIn(structs: readonly (Y.Item | Y.GC)[], from: number, to: number): Y.Item[] {
  const live: Y.Item[] = []
  // Yjs only searches the list; its type says it may change it.
  for (let at = Y.findIndexSS(structs as (Y.Item | Y.GC)[], from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) break
    if (struct instanceof Y.Item && !struct.deleted) live.push(struct)
  }
  return live
}

/** A sticky goes by its owner or a facilitator; a value inside one may be changed by all who may write. */
export function mayDelete(doc: Y.Doc, deletes: Deletes, author: Author): boolean {
  let ranges = 0
  for (const hit of newlyDeleted(doc, deletes)) {
    if (++ranges > MAX_RANGES) return false
    for (const item of hit) {
      const place = placeOf(item)
      if (place === 'gone' || place.key === null || typeof place.within.made !== 'string') continue
      if (!mayRemove(doc, place.within.made, place.key, author)) return false
    }
  }
  return true
}

/** Whether what stands under a key of a root may be taken away or replaced; nothing there is nothing taken. */
export function mayRemove(doc: Y.Doc, root: Root, key: string, author: Author): boolean {
  const entry = entryAt(doc, root, key)
  return !entry || author.isFacilitator() || MAY_REMOVE[root](doc, entry, author)
}

const MAY_REMOVE: Readonly<Record<Root, (doc: Y.Doc, entry: Y.Item, author: Author) => boolean>> = {
  stickies: (_, entry, author) => isOwn(entry, author),
  // With a sticky go the links to it.
  links: (doc, entry, author) => isOwn(entry, author) || endsOf(entry).some((end) => isOwnOrGone(doc, end, author)),
  questions: () => false, // a note is everybody's: its text may be changed, not the note taken away
}

function isOwnOrGone(doc: Y.Doc, sticky: string, author: Author): boolean {
  const entry = entryAt(doc, 'stickies', sticky)
  return !entry || isOwn(entry, author)
}

/** Who signed it, or else who made it: a facilitator who brings back a sticky does not take it over. */
export function isOwn(entry: Y.Item, author: Author): boolean {
  const by = valueIn(entry, 'by')
  return typeof by === 'string' ? by === author.person : author.owns(entry.id.client)
}

const endsOf = (link: Y.Item) => [valueIn(link, 'from'), valueIn(link, 'to')].filter((end) => typeof end === 'string')

export function entryAt(doc: Y.Doc, root: Root, key: string): Y.Item | undefined {
  const entry = doc.getMap(root)._map.get(key)
  return entry && !entry.deleted ? entry : undefined
}

/** Reads a key of an entry, be it a shared map or plain JSON. */
export function valueIn(entry: Y.Item, key: string): unknown {
  const content: unknown = entry.content.getContent().at(-1)
  if (content instanceof Y.Map) return content.get(key)
  if (typeof content !== 'object' || content === null || !Object.hasOwn(content, key)) return undefined
  return (content as Readonly<Record<string, unknown>>)[key] // just seen to be there
}
