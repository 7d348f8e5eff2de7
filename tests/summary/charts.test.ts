import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DRAWING_STYLE } from '#server/summary/drawing-style.ts'
import { RENDERERS } from '#server/summary/renderers.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { drawLine } from '#shared/voting/charts/draw-line.ts'
import { linePlan } from '#shared/voting/charts/line-plans.ts'
import type { Drawing } from '#shared/voting/charts/marks.ts'
import { tableOf } from '#shared/voting/charts/picture-tables.ts'
import { pictureOf, picturesIn } from '#shared/voting/charts/pictures.ts'
import { scatterPicture } from '#shared/voting/charts/scatter.ts'
import { svgParts } from '#shared/voting/charts/svg.ts'
import { inOrder, toldItems } from '#shared/voting/charts/told-items.ts'
import { METHOD_NAMES, type MethodName } from '#shared/voting/methods.ts'
import { RANKED_RULES } from '#shared/voting/methods/ranked.ts'
import { aRoomOf, fileOf, voteBy } from './a-vote.ts'
import { aWorkshop, recordOf } from './a-workshop.ts'

const SCREEN_STYLE = readFileSync(new URL('../../client/voting/charts/marks.module.css', import.meta.url), 'utf8')
const LINE = { width: 300, em: 16, fine: 13 }
const WIDE = { ...LINE, width: 720 }
const NARROW = { ...LINE, width: 312 }

/** The record of a room that voted once, for facilitators, so that little is hidden. */
function recordBy(method: MethodName, config?: object): Summary {
  const room = aRoomOf(14)
  voteBy(room, method, config)
  return JSON.parse(fileOf(room.played.room(), { names: true })) as Summary // written a moment ago
}

/** Everything the screens draw of a record's only vote, in the frames of the page. */
function drawingsOf({ polls: [poll] }: Summary): readonly Drawing[] {
  const { result, questions, method } = poll!
  const numbers = new Map<string, number>(questions.map((id, at) => [id, at + 1]))
  const plan = linePlan(result!)
  const wholes = [WIDE, NARROW].flatMap((frame) => [
    ...picturesIn(result!).flatMap((kind) => pictureOf(kind, result!, numbers, frame) ?? []),
    ...(method === 'value_gap' ? [scatterPicture(result!, numbers, frame, undefined)!] : []),
  ])
  return [...(plan ? inOrder(result!).flatMap((id) => drawLine(plan, id, LINE) ?? []) : []), ...wholes]
}

/** The elements of drawings in a page, told as their parts are; what is written without need is left out. */
const elementsIn = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.matchAll(/<(rect|circle|path|text)\s([^>]*?)\/?>([^<]*)/g)].map(([, tag, attributes, words]) =>
      told(
        tag!,
        [...attributes!.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
        words!.trim(),
      ),
    ),
  )

const told = (tag: string, attributes: readonly (readonly [string, string | number])[], words: string) =>
  [
    tag,
    ...attributes
      .map(([name, value]) => `${name === 'strokeWidth' ? 'stroke-width' : name}=${value}`)
      .filter((one) => one !== 'rx=0' && one !== 'stroke-width=1')
      .toSorted(),
    words,
  ].join(' ')

const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;')

const WAYS = [
  ...METHOD_NAMES.map((method) => ({ name: method as string, record: () => recordBy(method) })),
  ...RANKED_RULES.map((rule) => ({
    name: `ranked by ${rule}`,
    record: () => recordBy('ranked', { rule, unranked: 'last', ...(rule === 'stv' && { seats: 2 }) }),
  })).filter(({ name }) => !name.endsWith('stv')), // its ballots are strict, these are not
]

describe.each(WAYS)('$name', ({ record }) => {
  const summary = record()
  const page = RENDERERS.html.render(summary)
  const drawings = drawingsOf(summary)

  test('[SU50] has the marks of the screens in the page', () => {
    expect(drawings.length).toBeGreaterThan(0)
    const elements = elementsIn(page)
    for (const { tag, at, words = '', classes } of drawings.flatMap(({ marks }) => marks).flatMap(svgParts))
      expect(elements).toContain(told(tag, [['class', classes.join(' ')], ...Object.entries(at)], written(words)))
  })

  test('[SU50] has a name for each image, and a style for each class', () => {
    const images = [...page.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag)
    expect(images.length).toBeGreaterThanOrEqual(drawings.length)
    for (const tag of images) expect(tag).toMatch(/aria-hidden="true"|role="img"\s+aria-label/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of page.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g)) expect(ids).toContain(id)
    const used = drawings
      .flatMap(({ marks }) => marks)
      .flatMap(svgParts)
      .flatMap(({ classes }) => classes)
    for (const name of new Set(used)) {
      expect(DRAWING_STYLE).toContain(`.drawn .${name}`)
      expect(SCREEN_STYLE).toContain(`.${name}`)
    }
  })
})

test.each([
  ['rounds', 'irv', 'Votes at each count'],
  ['matrix', 'schulze', 'How many people put one question above another'],
] as const)('[SU50] the %s of %s stand in the page in figures too', (kind, rule, caption) => {
  const summary = recordBy('ranked', { rule, unranked: 'last' })
  const { result, questions } = summary.polls[0]!
  const numbers = new Map<string, number>(questions.map((id, at) => [id, at + 1]))
  const table = tableOf(kind, result!, numbers)!
  const page = RENDERERS.html.render(summary)
  const part = page.slice(page.indexOf(`aria-label="${caption}`))
  const cells = [...part.slice(0, part.indexOf('</table>')).matchAll(/<td class="number">([^<]*)<\/td>/g)]
  expect(cells.map(([, cell]) => cell)).toEqual(table.rows.flatMap((row) => row.cells))
  expect(cells.length).toBeGreaterThan(4)
})

test('[SU51] what the file’s threshold hides is not drawn in it, though the room was told', () => {
  const workshop = aWorkshop()
  const { lonely } = workshop.questions
  const record = recordOf(workshop)
  const poll = record.polls[0]!
  expect(toldItems(poll.result!).has(lonely)).toBe(false)
  const number = poll.questions.indexOf(lonely) + 1
  const page = RENDERERS.html.render({ ...record, polls: [poll] })
  const drawn = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg).join('')
  expect(drawn).not.toContain(`>${number}</text>`)
  expect(drawn).toContain(`>${poll.questions.length - number + (number === 3 ? 1 : 0)}</text>`)
})

test('[SU51] of fewer ballots than a file may tell nothing is drawn', () => {
  const page = RENDERERS.html.render(recordOf(aWorkshop({ voters: 9 })))
  expect(page).not.toContain('<svg')
})

test('[SU50] a criterion somebody named stands in a drawing as text', () => {
  const room = aRoomOf(14)
  const label = '<b onclick="x">&'
  voteBy(room, 'criteria', {
    criteria: [
      { id: 'use', label, weight: 0.5 },
      { id: 'cost', label: 'Cost', weight: 0.3 },
      { id: 'reach', label: 'Reach', weight: 0.2 },
    ],
    scale: 5,
  })
  const page = RENDERERS.html.render(JSON.parse(fileOf(room.played.room(), { names: true })) as Summary) // as above
  expect(page).not.toContain(label)
  expect(page).not.toContain('<b onclick')
})
