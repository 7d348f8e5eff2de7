/**
 * A closed poll's ballots as one text, the same for the same ballots in any order: each as JSON with sorted keys and no
 * spaces, sorted as strings (by code unit), joined by line feeds. Its SHA-256 is the poll's seal.
 */
export const canonical = (ballots: readonly unknown[]): string => ballots.map(canonicalText).toSorted().join('\n')

export function canonicalText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  let text = ''
  for (const key of Object.keys(value).toSorted()) {
    const part = (value as Readonly<Record<string, unknown>>)[key] // one of its own keys
    text += `${text && ','}${JSON.stringify(key)}:${canonicalText(part)}`
  }
  return `{${text}}`
}
