/**
 * A closed poll's ballots as one text, the same for the same ballots in any order: each as JSON with sorted keys and no
 * spaces, sorted as strings (by code unit), joined by line feeds. Its SHA-256 is the poll's seal.
 */
export const canonical = (ballots: readonly unknown[]): string => ballots.map(canonicalText).toSorted().join('\n')

export function canonicalText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let inside = ''
  if (Array.isArray(value)) {
    for (const part of value) inside += `${inside === '' ? '' : ','}${canonicalText(part)}`
    return `[${inside}]`
  }
  const named = value as Readonly<Record<string, unknown>> // whatever it is, its own keys are asked for
  for (const key of inOrder(Object.keys(named)))
    inside += `${inside === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(named[key])}`
  return `{${inside}}`
}

/** Most ballots come with their keys in order. */
function inOrder(keys: readonly string[]): readonly string[] {
  for (let at = 1; at < keys.length; at++) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.toSorted()
  return keys
}
