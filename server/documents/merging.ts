import * as Y from 'yjs'

/** Merging is quadratic in the number of updates, so many are merged in groups. */
const GROUP = 32

/** One update that says what all of them say; undefined for none. */
export function merged(updates: readonly Uint8Array[]): Uint8Array | undefined {
  if (updates.length <= 1) return updates[0]
  const groups: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += GROUP) groups.push(Y.mergeUpdates(updates.slice(at, at + GROUP)))
  return merged(groups)
}
