import * as Y from 'yjs'
import { linkSchema, STICKY_NEEDS } from '#shared/board/shape.ts'
import type { Author } from './author.ts'
import type { Root } from './places.ts'
import { isOwn, mayRemove, valueIn } from './removals.ts'

/** What an update does to one entry of a document that still is as before. */
interface Change {
  readonly doc: Y.Doc
  readonly root: Root
  readonly key: string
  readonly before: Y.Item | undefined
  readonly after: Y.Item | undefined
  readonly author: Author
  /** By whom stickies were, so that a facilitator can bring one back under the name it had. */
  readonly signed: ReadonlyMap<string, unknown>
}

/** Whether an entry that fits its shape may have become so. What must go altogether was judged before. */
export const staysRight = (change: Change): boolean => RULES[change.root](change)

const RULES: Readonly<Record<Root, (change: Change) => boolean>> = {
  stickies: (change) => keeps(change, STICKY_NEEDS) && isRightlySigned(change),

  links: (change) =>
    change.after
      ? keeps(change, Object.keys(linkSchema.entries))
      : mayRemove(change.doc, 'links', change.key, change.author),

  /** A note in which something stands gives way to no other, be it begun at the same moment. */
  questions: ({ before, after, author }) =>
    !before || author.isFacilitator() || plain(before) === '' || (!!after && Y.compareIDs(before.id, after.id)),
}

/** Taking away what makes an entry one would be taking the entry away. */
const keeps = ({ before, after }: Change, needs: readonly string[]) =>
  !before || !after || needs.every((need) => !has(before, need) || has(after, need))

const has = (entry: Y.Item, key: string) => valueIn(entry, key) !== undefined

export const signatureOf = (sticky: Y.Item): unknown => valueIn(sticky, 'by')

/** Nobody signs for somebody else. */
function isRightlySigned({ key, before, after, author, signed }: Change): boolean {
  if (!after) return true
  const by = signatureOf(after)
  if (before && signatureOf(before) === by) return true
  const isOurs = !before || isOwn(before, author)
  if (by === author.person) return isOurs
  if (by === undefined) return isOurs || author.isFacilitator()
  return author.isFacilitator() && signed.get(key) === by
}

/** An entry as plain JSON. */
export function plain(entry: Y.Item): unknown {
  const value: unknown = entry.content.getContent().at(-1)
  return value instanceof Y.AbstractType ? value.toJSON() : value
}
