import type { Drawing, Picture } from '#shared/voting/charts/marks.ts'
import { type SvgPart, svgParts } from '#shared/voting/charts/svg.ts'
import { html, type Markup } from './markup.ts'

/** Letters of a drawing stand in user units of this many to a rem, so that it grows with the reader's text. */
const REM = 16

/** A drawing in the record. Without words it is for the eye alone, because the same is written beside it. */
export const svgOf = ({ width, height, marks }: Drawing, words?: string): Markup =>
  html`<svg
    class="drawn"
    viewBox="0 0 ${short(width)} ${short(height)}"
    style="width:${short(width / REM)}rem"
    ${words === undefined ? html`aria-hidden="true"` : html`role="img" aria-label="${words}"`}
  >
    ${words !== undefined && html`<title>${words}</title>`}${marks.flatMap(svgParts).map(partMarkup)}
  </svg>`

/** A picture of its own, with its name and in words what can be seen in it; `id` is found once in the page. */
export const pictureSvg = (
  { title, words, width, height, marks }: Picture,
  id: string,
  size: 'wide' | 'narrow',
): Markup =>
  html`<svg
    class="drawn ${size}"
    viewBox="0 0 ${short(width)} ${short(height)}"
    style="width:${short(width / REM)}rem"
    role="img"
    aria-labelledby="${id}-t"
    aria-describedby="${id}-d"
  >
    <title id="${id}-t">${title}</title>
    <desc id="${id}-d">${words}</desc>
    ${marks.flatMap(svgParts).map(partMarkup)}
  </svg>`

const short = (pixels: number) => Math.round(pixels * 100) / 100

function partMarkup({ tag, classes, at, words }: SvgPart): Markup {
  const names = classes.join(' ')
  switch (tag) {
    case 'rect':
      return html`<rect
        class="${names}"
        x="${at['x']}"
        y="${at['y']}"
        width="${at['width']}"
        height="${at['height']}"
        rx="${at['rx'] ?? 0}"
      />`
    case 'circle':
      return html`<circle class="${names}" cx="${at['cx']}" cy="${at['cy']}" r="${at['r']}" />`
    case 'path':
      return html`<path class="${names}" d="${at['d']}" stroke-width="${at['strokeWidth'] ?? 1}" />`
    case 'text':
      return at['transform'] === undefined
        ? html`<text class="${names}" x="${at['x']}" y="${at['y']}">${words}</text>`
        : html`<text class="${names}" transform="${at['transform']}">${words}</text>`
  }
}
