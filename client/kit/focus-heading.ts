/** The id of the one h1. */
export const HEADING = 'heading'

/** Moves focus to the h1 after the screen changed, unless somebody is typing or choosing: their place is theirs. */
export function focusHeading(): void {
  const active = document.activeElement
  const isInField = active instanceof HTMLElement && active.matches('input, textarea, select, [contenteditable="true"]')
  if (!isInField) document.getElementById(HEADING)?.focus()
}
