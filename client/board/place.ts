import { createContext, use, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Board, Stickies } from '#shared/board/doc.ts'
import type { PersonId, Role } from '#shared/core/actor.ts'

/** Everything that the board's parts need of the room around them. */
export interface BoardPlace {
  readonly board: Board
  readonly undo: Y.UndoManager
  readonly me: { readonly id: PersonId; readonly role: Role }
  readonly mayWrite: boolean
  /** What a card can be pinned to, in the order of the room. */
  readonly questions: ReadonlyMap<string, string>
  readonly holdings: ReadonlyMap<string, string>
  readonly newId: () => string
  /** Says the outcome of an own action to screen readers. */
  readonly say: (words: string) => void
  /** Shows what was done with its way back, until the next own action. */
  readonly offerUndo: (words: string) => void
}

const Place = createContext<BoardPlace | undefined>(undefined)
export const BoardPlaceProvider = Place.Provider

export function usePlace(): BoardPlace {
  const place = use(Place)
  if (!place) throw new Error('expected a board around this part')
  return place
}

export function useStickies(): Stickies {
  const { board } = usePlace()
  return useSyncExternalStore(board.subscribe, board.stickies)
}

/** People take away their own cards; the facilitator any. */
export const mayRemove = ({ me, mayWrite }: BoardPlace, by: string | undefined): boolean =>
  mayWrite && (me.role === 'facilitator' || by === me.id)
