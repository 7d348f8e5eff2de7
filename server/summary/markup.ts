/** HTML that is known to be safe, because only `html` makes it. */
export interface Markup {
  readonly markup: string
}

type Part = string | number | Markup | readonly Markup[] | undefined | false

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The one escaper for HTML: for text and for attributes in quotes. */
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '')

/** Writes HTML; whatever is put in is text, unless it was written with `html` itself. */
export const html = (written: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: written.map((piece, at) => piece + (at < parts.length ? partOf(parts[at]) : '')).join(''),
})

function partOf(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

/** Our own style sheet or drawing, which holds nothing that people wrote. */
export const trusted = (markup: string): Markup => ({ markup })
