/** Turns to the next (1) or the page before (-1); false when there is none, so that somebody else may act. */
type Turner = (by: 1 | -1) => boolean

const turners = new Set<Turner>()

/** Whoever shows pages on the big screen listens to its keys. The answer stops it. */
export function onTurn(turner: Turner): () => void {
  turners.add(turner)
  return () => turners.delete(turner)
}

/** Whether anything on the screen had another page to turn to. */
export const turnPages = (by: 1 | -1): boolean => [...turners].map((turner) => turner(by)).some(Boolean)
