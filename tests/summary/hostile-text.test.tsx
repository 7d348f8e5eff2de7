import { expect, test } from 'vitest'
import { plain } from '#server/summary/markdown.ts'
import { RENDERERS } from '#server/summary/renderers.ts'
import { aWorkshop, recordOf } from './a-workshop.ts'

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><iframe srcdoc="<script>alert(1)</script>">',
  '<!--',
  ']]><a href="javascript:alert(1)">x</a>',
  '&lt;script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
] as const

const attacked = (attack: string) => recordOf(aWorkshop({ say: (text) => `${attack} ${text}` }), { names: true })

const partsOf = (html: string) => new DOMParser().parseFromString(html, 'text/html')
const ordinary = partsOf(RENDERERS.html.render(recordOf(aWorkshop(), { names: true })))
const shapeOf = (page: Document) =>
  [...page.querySelectorAll('*')].map((part) => `${part.tagName} ${part.getAttributeNames().toSorted().join(' ')}`)

test.each(ATTACKS)('[SU7] %j is text in the page', (attack) => {
  const page = partsOf(RENDERERS.html.render(attacked(attack)))
  expect(shapeOf(page)).toEqual(shapeOf(ordinary))
  expect(page.querySelector('h1')!.textContent).toBe(`${attack} Heat and homes`)
  expect(page.querySelectorAll('script, img, iframe, [onload], [onerror], [onmouseover]')).toHaveLength(0)
})

const MARKDOWN = [
  ...ATTACKS,
  '# Heading',
  '- item',
  '1. item',
  '[link](javascript:alert(1))',
  '![picture](https://evil.example/x.png)',
  '[ref]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example/x',
  '`code`',
  '| a | b |',
  '> quote',
  '~~~\ncode',
  '\n\n# Heading',
  '***bold***',
  '[^1]',
  '\\<script>',
]

test.each(MARKDOWN)('[SU7] %j is text in Markdown', (attack) => {
  const words = plain(attack)
  expect(words).not.toMatch(/[<>\n]/)
  // Whatever still stands there unescaped is no character that Markdown gives a meaning to.
  const unescaped = words.replaceAll(/\\[\\`*_[\]{}#|~$!.+=)-]/g, '"').replaceAll(/&(?:lt|gt|amp|#58|#8203);/g, '"')
  expect(unescaped).not.toMatch(/[`*_[\]{}#|~$!&\\]|^[-+=]|^\d+[.)](?:\s|$)|\w:\S|www\.\w/)
})

test('[SU7] Markdown keeps its own shape whatever people wrote', () => {
  const shape = (text: string) =>
    text.split('\n').map((line) => /^\s*(?:#+ |- |\||> |---|$)/.exec(line)?.[0].trim() ?? 'words')
  const ours = shape(RENDERERS.md.render(recordOf(aWorkshop(), { names: true })))
  for (const attack of MARKDOWN) expect(shape(RENDERERS.md.render(attacked(attack)))).toEqual(ours)
})

test('[SU7] a page asks nothing of anybody: no script, no picture, no style of others', () => {
  const html = RENDERERS.html.render(attacked(''))
  expect(html).not.toMatch(/<(?:script|img|link|iframe|object|embed|base|form)\b|url\(|@import|\bon\w+=/i)
  expect(html).toContain("default-src 'none'")
  expect(ordinary.documentElement.lang).toBe('en')
  expect([...ordinary.querySelectorAll('th')].every((head) => head.hasAttribute('scope'))).toBe(true)
})
