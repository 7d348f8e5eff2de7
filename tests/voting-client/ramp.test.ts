import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DRAWING_STYLE } from '#server/summary/drawing-style.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const STYLE = read('client/voting/charts/marks.module.css')
const STEPS = Array.from({ length: 11 }, (_, step) => step)

type Three = readonly [number, number, number]

const channels = (hex: string): Three => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Three
const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

/** Ottosson 2020; the last three of CSS Color 4 are the same. */
function oklab(hex: string): Three {
  const [r, g, b] = channels(hex).map((channel) => linear(channel / 255)) as unknown as Three
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** From OKLab to the lightness that contrast is reckoned with (WCAG 2). */
function luminance([lightness, a, b]: Three): number {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The colours of one dress by their names. */
const tokensIn = (css: string) =>
  new Map([...css.matchAll(/--(lean-\d(?:-ink)?): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]))
const LIGHT = tokensIn(read('client/kit/tokens.css'))
const DARK = tokensIn(read('client/kit/tokens-dark.css'))

/** What the style sheet makes of a class, in a dress. */
function colourOf(name: string, tokens: ReadonlyMap<string, string>): Three {
  const rule = STYLE.match(new RegExp(`\\.fill-${name} \\{\\s*fill: (.+);`))![1]!
  const named = [...rule.matchAll(/var\(--([a-z0-9-]+)\)(?: (\d+)%)?/g)]
  const [one, other] = named.map(([, token]) => oklab(tokens.get(token!)!))
  const share = Number(named[0]![2] ?? 100) / 100
  return one!.map((part, at) => part * share + (other?.[at] ?? 0) * (1 - share)) as unknown as Three
}

const apart = (one: Three, other: Three) => 100 * Math.hypot(...one.map((part, at) => part - other[at]!))

test.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('[VS65] in %s all steps of a scale differ, and what stands on each can be read', (_dress, tokens) => {
  const colours = STEPS.map((step) => colourOf(`ramp-${step}`, tokens))
  for (const [at, colour] of colours.entries()) {
    for (const other of colours.slice(at + 1)) expect(apart(colour, other)).toBeGreaterThan(5)
    const [dark, light] = [luminance(colour), luminance(colourOf(`on-ramp-${at}`, tokens))].toSorted((a, b) => a - b)
    expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(4.5)
  }
})

test('[VS65] [SU50] the record has the colours of the screens', () => {
  for (const step of STEPS) {
    const hex = DRAWING_STYLE.match(new RegExp(`\\.fill-ramp-${step}\\{fill:(#[0-9a-f]{6})\\}`))![1]!
    expect(apart(oklab(hex), colourOf(`ramp-${step}`, LIGHT))).toBeLessThan(0.5)
  }
})
