import type { StickyField } from '#shared/board/doc.ts'
import type { BarrierKind } from '#shared/board/kinds.ts'
import { readingOrder } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { CARD_WORDS } from '#shared/board/words.ts'
import { freeSpot } from './arrangement.ts'
import type { BoardPlace } from './place.ts'
import { titleOf } from './words.ts'

export type NewCard = Pick<Sticky, 'kind' | 'text'> & {
  readonly barrierKinds?: readonly BarrierKind[]
  readonly answers?: readonly string[]
  readonly questions?: readonly string[]
}

/** Each is one step of undo, and says what it did. */
export function addCard({ board, undo, me, newId, say }: BoardPlace, { answers, ...card }: NewCard): string {
  const id = newId()
  undo.stopCapturing()
  const beside = answers?.[0] === undefined ? undefined : board.stickies().get(answers[0])?.pos
  board.put(id, { ...card, ...(answers && { answers }), pos: freeSpot(board.stickies(), beside), by: me.id })
  undo.stopCapturing()
  say(`${CARD_WORDS[card.kind]} added.`)
  return id
}

export function setField<F extends StickyField>(place: BoardPlace, id: string, field: F, value: Sticky[F] | undefined) {
  place.undo.stopCapturing()
  place.board.set(id, field, value)
  place.undo.stopCapturing()
}

export function removeCard({ board, undo, say, offerUndo }: BoardPlace, id: string) {
  const sticky = board.stickies().get(id)
  if (!sticky) return
  undo.stopCapturing()
  board.remove(id)
  undo.stopCapturing()
  offerUndo(`Removed "${titleOf(sticky)}".`)
  say(`Removed "${titleOf(sticky)}". You can undo this.`)
}

/** Trades places with the card before or after it among `neighbours`, on the map too: outline and map are one order. */
export function shiftCard({ board, undo, say }: BoardPlace, id: string, neighbours: readonly string[], by: 1 | -1) {
  const at = neighbours.indexOf(id)
  const other = neighbours[at + by]
  const [mine, theirs] = [board.stickies().get(id), other === undefined ? undefined : board.stickies().get(other)]
  if (!mine || !theirs || other === undefined)
    return say(by === 1 ? 'This card is the last.' : 'This card is the first.')
  undo.stopCapturing()
  board.together(() => {
    board.move(id, theirs.pos)
    board.move(other, samePlace(mine.pos, theirs.pos) ? [mine.pos[0], mine.pos[1] - by] : mine.pos)
  })
  undo.stopCapturing()
  const now = readingOrder(board.stickies()).filter((each) => neighbours.includes(each))
  say(`Moved. Card ${now.indexOf(id) + 1} of ${now.length}.`)
}

const samePlace = ([ax, ay]: Sticky['pos'], [bx, by]: Sticky['pos']) => ax === bx && ay === by

export type Undoing = Pick<BoardPlace, 'undo' | 'say'>

export function undoLast({ undo, say }: Undoing) {
  say(undo.undo() ? 'Undone.' : 'There is nothing to undo.')
}

export function redoLast({ undo, say }: Undoing) {
  say(undo.redo() ? 'Done again.' : 'There is nothing to do again.')
}
