import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import {
  linkPartSchema,
  MAX_LINKS,
  MAX_NOTES,
  MAX_STICKIES,
  noteSchema,
  stickyPartSchema,
} from '#shared/board/shape.ts'
import { read } from '#shared/kit/schema.ts'
import type { Author } from './author.ts'
import { entryOf, ROOTS, type Root } from './places.ts'
import { plain, signatureOf, staysRight } from './changes.ts'
import { entryAt } from './removals.ts'
import { Clients, countOnly } from './writers.ts'

const MOST: Readonly<Record<Root, number>> = { stickies: MAX_STICKIES, links: MAX_LINKS, questions: MAX_NOTES }

interface Shadow {
  readonly copy: Y.Doc
  readonly alive: Readonly<Record<Root, Set<string>>>
}

/**
 * A second copy of a document, on which an update shows what it would do: only what it touched is looked at. After an
 * update that would do harm the copy is thrown away and made anew when it is needed.
 */
export function shadowOf(doc: Y.Doc, document: DocumentName, whole: () => Uint8Array) {
  let shadow: Shadow | undefined
  /** By whom stickies were, so that a facilitator can bring one back under the name it had. */
  const signed = new Map<string, unknown>()

  function made(): Shadow {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, whole())
    copy.store.clients = new Clients(copy.store.clients)
    const keys = (root: Root) => new Set(copy.getMap(root).keys())
    return { copy, alive: { stickies: keys('stickies'), links: keys('links'), questions: keys('questions') } }
  }

  function fits({ copy, alive }: Shadow, root: Root, key: string, author: Author): boolean {
    const [before, after] = [entryAt(doc, root, key), entryAt(copy, root, key)]
    if (after) alive[root].add(key)
    else alive[root].delete(key)
    if (alive[root].size > MOST[root] || (after && !FITS[root](plain(after)))) return false
    return staysRight({ doc, root, key, before, after, author, signed })
  }

  return {
    /**
     * Whether the document would be as it should be. If so, the caller has to apply the same update to it. `writers`:
     * whose structs are in it.
     */
    admits(update: Uint8Array, writers: ReadonlySet<number>, author: Author): boolean {
      const now = (shadow ??= made())
      const { touched, isWhole } = applied(now.copy, update, writers)
      const isGood =
        isWhole &&
        [...now.copy.share.keys()].every(
          (name) => ROOTS[document].some((root) => root === name) || isEmpty(now.copy, name),
        ) &&
        [...touched].every(([root, keys]) => [...keys].every((key) => fits(now, root, key, author)))
      if (!isGood) shadow = undefined
      for (const key of (isGood && touched.get('stickies')) || [])
        for (const entry of [entryAt(doc, 'stickies', key), entryAt(now.copy, 'stickies', key)])
          if (entry && signatureOf(entry) !== undefined) signed.set(key, signatureOf(entry))
      return isGood
    },
  }
}

const isEmpty = (doc: Y.Doc, root: string) =>
  doc.share.get(root)?._map.size === 0 && doc.share.get(root)?._start === null

const FITS: Readonly<Record<Root, (value: unknown) => boolean>> = {
  stickies: (value) => read(stickyPartSchema, value).ok,
  links: (value) => read(linkPartSchema, value).ok,
  questions: (value) => read(noteSchema, value).ok,
}

function applied(copy: Y.Doc, update: Uint8Array, writers: ReadonlySet<number>) {
  const touched = new Map<Root, Set<string>>()
  const touch = (root: string, key: string) => {
    const name = root as Root // the guard lets no other root come into being
    touched.set(name, (touched.get(name) ?? new Set()).add(key))
  }
  const watch = ({ changed }: Y.Transaction) => {
    for (const [type, keys] of changed) {
      const entry = entryOf(type as Y.AbstractType<unknown>) // Yjs says any event
      if (entry) touch(entry.root, entry.key)
      else for (const key of keys) if (key !== null) touch(Y.findRootTypeKey(type), key)
    }
  }
  copy.on('beforeObserverCalls', watch)
  const countAll = countOnly(copy, writers)
  try {
    Y.applyUpdate(copy, update)
    return { touched, isWhole: copy.store.pendingStructs === null && copy.store.pendingDs === null }
  } catch {
    return { touched, isWhole: false } // Yjs could not make sense of it
  } finally {
    countAll()
    copy.off('beforeObserverCalls', watch)
  }
}
