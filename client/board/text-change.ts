/** One stretch of a text replaced by another; offsets in UTF-16 units, as in fields and in Yjs. */
export interface Replacement {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/** A change as Yjs tells it: keep, insert and delete from the start on. */
export type TextChange = ReadonlyArray<{
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}>

/** Where an offset stands after a change. An insertion exactly there goes behind it, so a caret stays where it was. */
function movedOffset(offset: number, change: TextChange): number {
  let old = 0
  let now = offset
  for (const { retain = 0, insert, delete: removed = 0 } of change) {
    if (typeof insert === 'string') {
      if (old < offset) now += insert.length
    } else {
      now -= Math.max(0, Math.min(offset, old + removed) - old)
      old += retain + removed
    }
    if (old > offset) break
  }
  return now
}

/** What somebody typed, restated for the text as others have meanwhile changed it. */
export function moveThrough(typed: Replacement, change: TextChange): Replacement {
  const index = movedOffset(typed.index, change)
  const end = typed.remove === 0 ? index : movedOffset(typed.index + typed.remove, change)
  return { index, remove: Math.max(0, end - index), insert: typed.insert }
}

/** Where a caret in the field belongs once `arrived` is in the field too. */
export function moved(caret: number, typed: Replacement, pending: Replacement, arrived: readonly TextChange[]): number {
  const through = (offset: number) => arrived.reduce(movedOffset, offset)
  if (caret < typed.index) return through(caret)
  if (caret <= typed.index + typed.insert.length) return pending.index + (caret - typed.index)
  return through(caret - typed.insert.length + typed.remove) - pending.remove + pending.insert.length
}
