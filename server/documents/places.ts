import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { isKey, linkSchema, stickySchema } from '#shared/board/shape.ts'

/** The roots of each document; no other may come into being. */
export const ROOTS: Readonly<Record<DocumentName, readonly Root[]>> = {
  board: ['stickies', 'links'],
  notes: ['questions'],
}
export type Root = 'stickies' | 'links' | 'questions'

/** What a part of a document is. */
export type Form = Root | 'sticky' | 'link' | 'wording'

/** Where a struct hangs: in which part, under which key (none inside a text). `gone`: somebody deleted that part. */
export type Place = { readonly within: Part; readonly key: string | null } | 'gone'

export interface Part {
  readonly form: Form
  /** What it is made of; a root is its own name. */
  readonly made: Root | Y.Item
}

type Content = 'map' | 'text' | 'value' | 'letters' | 'deleted'

const isOf = (keys: object) => (key: string | null) => key !== null && Object.hasOwn(keys, key)

/** The grammar of our documents: which keys a part has, and what may lie under each. */
const FORMS: Readonly<Record<Form, { has(key: string | null): boolean; holds(key: string | null): Holding }>> = {
  stickies: { has: (key) => key !== null && isKey(key), holds: () => ({ map: 'sticky' }) },
  links: { has: (key) => key !== null && isKey(key), holds: () => ({ map: 'link', value: 'leaf' }) },
  questions: { has: (key) => key !== null && isKey(key), holds: () => ({ text: 'wording' }) },
  sticky: {
    has: isOf(stickySchema.entries),
    holds: (key) => (key === 'text' ? { text: 'wording' } : { value: 'leaf' }),
  },
  link: { has: isOf(linkSchema.entries), holds: () => ({ value: 'leaf' }) },
  wording: { has: (key) => key === null, holds: () => ({ letters: 'leaf' }) },
}
type Holding = Partial<Record<Content, Form | 'leaf'>>

/** What content becomes at a place; undefined when it may not be there. */
export function formAt(place: Exclude<Place, 'gone'>, content: Y.Item['content']): Form | 'leaf' | undefined {
  const { has, holds } = FORMS[place.within.form]
  const kind = contentOf(content)
  if (kind === undefined || !has(place.key)) return undefined
  return kind === 'deleted' ? 'leaf' : holds(place.key)[kind]
}

function contentOf(content: Y.Item['content']): Content | undefined {
  if (content instanceof Y.ContentDeleted) return 'deleted'
  if (content instanceof Y.ContentString) return 'letters'
  if (content instanceof Y.ContentAny) return 'value'
  if (!(content instanceof Y.ContentType)) return undefined
  if (content.type instanceof Y.Map) return 'map'
  return content.type instanceof Y.Text ? 'text' : undefined
}

/** Where an item of the document stands. All of them came through the guard, so each stands somewhere known. */
export function placeOf(item: Y.Item): Place {
  // Yjs types the parent of an item that is still being read; these are integrated.
  const parent = item.parent as Y.AbstractType<unknown> | null
  const within = parent === null ? undefined : partOf(parent)
  return within ? { within, key: item.parentSub } : 'gone'
}

function partOf(type: Y.AbstractType<unknown>): Part | undefined {
  const made = type._item
  if (made === null) {
    const name = rootNamed(Y.findRootTypeKey(type))
    return name && { form: name, made: name }
  }
  const place = placeOf(made)
  const form = place === 'gone' ? undefined : formAt(place, made.content)
  return form === undefined || form === 'leaf' ? undefined : { form, made }
}

const ALL_ROOTS: readonly Root[] = Object.values(ROOTS).flat()
const rootNamed = (name: string): Root | undefined => ALL_ROOTS.find((root) => root === name)

/** The entry of a root to which a type belongs, as `stickies` and a sticky's id. */
export function entryOf(type: Y.AbstractType<unknown>): { readonly root: string; readonly key: string } | undefined {
  const above = type._item
  if (above === null) return undefined
  const parent = above.parent as Y.AbstractType<unknown> // integrated, as above
  if (parent._item !== null) return entryOf(parent)
  return above.parentSub === null ? undefined : { root: Y.findRootTypeKey(parent), key: above.parentSub }
}
