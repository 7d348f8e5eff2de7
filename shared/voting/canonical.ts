/**
 * A closed poll's ballots as one text, the same for the same ballots in any order: each as JSON with sorted keys and no
 * spaces, sorted as strings (by code unit), joined by line feeds. Its SHA-256 is the poll's seal.
 */
export const canonical = (ballots: readonly unknown[]): string =>
  ballots.map(canonicalText).toSorted(byCodeUnit).join('\n')

export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => byCodeUnit(a, b))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`).join(',')}}`
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
