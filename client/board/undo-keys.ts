import { redoLast, undoLast, type Undoing } from './acts.ts'

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) take back own changes of the shared document, never somebody else's. */
export const undoKeys =
  ({ mayWrite, ...undoing }: Undoing & { readonly mayWrite: boolean }) =>
  (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
    const isRedo = event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'y'
    if (!mayWrite || !(isUndo || isRedo) || isPrivate(event.target)) return
    event.preventDefault()
    if (isRedo || event.shiftKey) redoLast(undoing)
    else undoLast(undoing)
  }

/** A field that is not shared has its own undo, the browser's. */
const isPrivate = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea:not([data-shared])')
