import { simpleDiffStringWithCursor } from 'lib0/diff'
import type * as Y from 'yjs'
import { moved, moveThrough, type Replacement, type TextChange } from './text-change.ts'

interface Manners {
  /** Who writes, for undo and for telling our own changes from others'. */
  readonly origin: unknown
  /** Whether this text may be shared as it is. What may not stays in the field until it may: nothing typed is cut. */
  readonly accepts: (text: string) => boolean
  /** Called whenever the field differs from what is shared, or no longer does. */
  readonly onHeldBack?: (isHeldBack: boolean) => void
}

/**
 * Lets several people write in one text at once. What is typed goes out as the smallest replacement; what others write
 * comes in around the caret. While an input method composes a character the field is left alone.
 * @returns releases the field.
 */
export function bindText(field: HTMLTextAreaElement, shared: Y.Text, { origin, accepts, onHeldBack }: Manners) {
  let base = shared.toString() // the last text that field and document agreed on
  let arrived: readonly TextChange[] = [] // what others wrote since
  let isComposing = false
  let isWriting = false
  field.value = base

  function settle() {
    if (isComposing) return
    const typed = typedSince(base, field)
    const pending = arrived.reduce(moveThrough, typed)
    const theirs = shared.toString()
    const wanted = replaced(theirs, pending)
    const mayShare = accepts(wanted)
    if (mayShare && wanted !== theirs) write(pending)
    show(wanted, typed, pending)
    base = mayShare ? wanted : theirs
    arrived = []
    onHeldBack?.(!mayShare)
  }

  function write({ index, remove, insert }: Replacement) {
    isWriting = true
    shared.doc?.transact(() => {
      if (remove > 0) shared.delete(index, remove)
      if (insert !== '') shared.insert(index, insert)
    }, origin)
    isWriting = false
  }

  /** Setting a value throws the caret to the end, so it is only set when it differs, and the caret put back. */
  function show(wanted: string, typed: Replacement, pending: Replacement) {
    if (field.value === wanted) return
    const [start, end] = [field.selectionStart, field.selectionEnd].map((caret) =>
      moved(caret, typed, pending, arrived),
    )
    field.value = wanted
    if (start !== undefined && end !== undefined) field.setSelectionRange(start, end, field.selectionDirection)
  }

  const hear = ({ delta }: Y.YTextEvent) => {
    if (isWriting) return
    arrived = [...arrived, delta]
    settle()
  }
  const compose = () => void (isComposing = true)
  const composed = () => {
    isComposing = false
    settle()
  }

  const isReleased = new AbortController()
  const { signal } = isReleased
  shared.observe(hear)
  signal.addEventListener('abort', () => shared.unobserve(hear))
  field.addEventListener('input', settle, { signal })
  field.addEventListener('compositionstart', compose, { signal })
  field.addEventListener('compositionend', composed, { signal })
  return () => isReleased.abort()
}

const typedSince = (base: string, { value, selectionStart }: HTMLTextAreaElement): Replacement =>
  simpleDiffStringWithCursor(base, value, selectionStart)

const replaced = (text: string, { index, remove, insert }: Replacement) =>
  text.slice(0, index) + insert + text.slice(index + remove)
