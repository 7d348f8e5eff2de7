import type * as Y from 'yjs'
import { boardOf } from '../board/doc.ts'
import { notesOf } from '../board/notes.ts'
import { readingOrder } from '../board/reading-order.ts'
import type { Link, Sticky } from '../board/shape.ts'
import { clean, readable } from '../kit/text.ts'

export interface BoardEntry extends Sticky {
  readonly id: string
}

/** What people wrote together, as plain JSON. */
export interface WrittenTogether {
  /** In reading order. */
  readonly board: readonly BoardEntry[]
  readonly links: readonly (Link & { readonly id: string })[]
  /** Question id to the words of its note. */
  readonly notes: Readonly<Record<string, string>>
}

export const NOTHING_WRITTEN: WrittenTogether = { board: [], links: [], notes: {} }

/** Reads the room's two shared documents through their own readers; what does not fit their schemas is not there. */
export function readTogether(board: Y.Doc, notes: Y.Doc, questions: Iterable<string>): WrittenTogether {
  const { stickies, links } = boardOf(board)
  const cards = stickies()
  const written = notesOf(notes)
  return {
    board: readingOrder(cards).flatMap((id) => {
      const card = cards.get(id)
      return card ? [{ id, ...card, text: clean(card.text) }] : []
    }),
    links: [...links()].map(([id, link]) => ({ id, ...link })),
    notes: Object.fromEntries(
      [...questions].flatMap((id) => {
        const words = readable(written.text(id)?.toString() ?? '')
        return words === '' ? [] : [[id, words]]
      }),
    ),
  }
}
