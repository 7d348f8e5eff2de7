const FIRST = 500
/** With the longest an attempt may take (`OPENING`), a network that is back is used again within five seconds. */
const LONGEST_SEEN = 1_500
/** Nobody looks: the battery comes first. A look at the page tries at once. */
const LONGEST_UNSEEN = 10_000

/** Milliseconds an attempt to connect may take: on a venue's Wi-Fi most that take longer never end. */
export const OPENING = 3_000

/**
 * Milliseconds before the next try. Everybody loses the line at once when a venue's Wi-Fi drops, so nobody comes back at
 * the same moment: `chance` is 0 to 1.
 */
export function waitAfter(failures: number, { isSeen, chance }: { readonly isSeen: boolean; readonly chance: number }) {
  return Math.min(isSeen ? LONGEST_SEEN : LONGEST_UNSEEN, FIRST * 2 ** failures) * (0.5 + chance / 2)
}

/** Outside a browser there is nobody to hide from. */
export const pageIsSeen = (): boolean => typeof document === 'undefined' || document.visibilityState === 'visible'
