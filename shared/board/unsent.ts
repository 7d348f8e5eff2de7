import * as Y from 'yjs'

/** Words in a copy of a document that the server does not have; `id` is the card's, or for notes the question's. */
export interface UnsentWords {
  readonly id: string
  readonly text: string
}

/** Cards whose wording has something in it that is not among the known structs (client id → next clock). */
export const unsentOnBoard = (doc: Y.Doc, known: ReadonlyMap<number, number>): readonly UnsentWords[] =>
  unsentIn(
    [...doc.getMap<Y.Map<unknown>>('stickies')].map(([id, sticky]) => [id, sticky.get('text')]),
    known,
  )

/** Shared notes of which the same is true. */
export const unsentInNotes = (doc: Y.Doc, known: ReadonlyMap<number, number>): readonly UnsentWords[] =>
  unsentIn([...doc.getMap('questions')], known)

function unsentIn(texts: ReadonlyArray<readonly [string, unknown]>, known: ReadonlyMap<number, number>) {
  return texts.flatMap(([id, text]) =>
    text instanceof Y.Text && text.length > 0 && hasUnknown(text, known) ? [{ id, text: text.toString() }] : [],
  )
}

function hasUnknown(text: Y.Text, known: ReadonlyMap<number, number>): boolean {
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.id.clock + item.length > (known.get(item.id.client) ?? 0)) return true
  }
  return false
}
