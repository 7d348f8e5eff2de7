import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { plain } from '#server/summary/markdown.ts'
import { RENDERERS } from '#server/summary/renderers.ts'
import { asText } from '#server/summary/table.ts'
import { SUMMARY_FORMATS } from '#shared/summary/formats.ts'
import { flatKnots, threadOf } from '#shared/summary/thread.ts'
import { aWorkshop, PEOPLE, REACHES, recordOf } from './a-workshop.ts'

const workshop = aWorkshop()
const record = recordOf(workshop)
const named = recordOf(workshop, { names: true })
const rowsIn = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[]

describe('names', () => {
  const people = [...workshop.room.people.keys()]
  const secrets = [
    ...[...workshop.room.details.values()].flatMap(({ name }) => (name ? [name] : [])),
    ...PEOPLE.flatMap(({ name }) => name!.split(' ')).filter((part) => part.length > 3),
    ...people,
    ...REACHES,
  ]

  test.each(SUMMARY_FORMATS)('[SU2] are nowhere in %s without names', (format) => {
    const file = RENDERERS[format].render(record)
    expect(secrets.length).toBeGreaterThan(30)
    expect(secrets.filter((secret) => file.includes(secret))).toEqual([])
    expect(file).toContain('somebody')
  })

  test.each(SUMMARY_FORMATS)(
    '[SU2] are in %s for facilitators, but never who somebody is inside the room',
    (format) => {
      const file = RENDERERS[format].render(named)
      for (const told of ['Ann Lindqvist', 'Bob Szabolcsi', 'ann.l@example.org']) expect(file).toContain(told)
      expect(people.filter((person) => file.includes(`"${person}"`) || file.includes(` ${person} `))).toEqual([])
    },
  )

  test('[SU2] are gone from what is kept of a facilitator’s view too', () => {
    const stripped = JSON.stringify(recordOf({ ...workshop }, { names: false, k: 3 }))
    expect(secrets.filter((secret) => stripped.includes(secret))).toEqual([])
  })
})

describe('the thread', () => {
  const { heat } = workshop.questions
  const knots = threadOf(record, heat)!.flatMap(flatKnots)

  test.each(['md', 'html'] as const)('[SU1] stands in order in %s', (format) => {
    const file = RENDERERS[format].render(record)
    const from = file.indexOf(format === 'html' ? `id="q-${heat}"` : '### 2 · How many families')
    let last = from
    for (const { text } of knots) {
      const at = file.indexOf(format === 'md' ? plain(text) : text, last)
      expect([text, at > -1]).toEqual([text, true])
      last = at
    }
  })

  test('[SU1] is one row for each knot in csv, each with its question', () => {
    const rows = rowsIn(RENDERERS.csv.render(record)).filter((row) => row['question_id'] === heat)
    expect(rows.map((row) => row['text'])).toEqual(knots.map(({ text }) => text))
    expect(new Set(rows.map((row) => row['action']))).toEqual(new Set(['Target grants by street.']))
    expect(rows.find((row) => row['id'] === 'c-counts')!['hangs_from']).toBe('c-risk')
  })

  test('[SU1] survives json', () => {
    const again = JSON.parse(RENDERERS.json.render(record)) as typeof record
    expect(threadOf(again, heat)).toEqual(threadOf(record, heat))
    expect([again.format, again.version]).toEqual(['questions-first/summary', 1])
  })

  test.each(['csv', 'md', 'html'] as const)('[SU10] tells empty steps in %s', (format) => {
    expect(RENDERERS[format].render(record)).toContain('No data named. That is worth knowing.')
  })
})

const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '  =HYPERLINK("https://evil.example")',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＠x',
  '\u00A0=1',
  "=cmd|' /C calc'!A0",
]

test.each(FORMULAS)('[SU8] %j is a text in a table', (formula) => {
  expect(asText(formula)).toBe(`'${formula}`)
  const csv = RENDERERS.csv.render(recordOf(aWorkshop({ say: (text) => `${formula} ${text}` }), { names: true }))
  const cells = rowsIn(csv).flatMap((row) => Object.values(row))
  expect(cells.filter((cell) => /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/u.test(cell))).toEqual([])
  expect(cells.filter((cell) => cell.startsWith(`'${formula}`)).length).toBeGreaterThan(10)
})

test('[SU8] an ordinary cell stays as it is', () => {
  expect(['Fuel vouchers', '2=', '3 - 4', 'a@b.example', ''].map(asText)).toEqual([
    'Fuel vouchers',
    '2=',
    '3 - 4',
    'a@b.example',
    '',
  ])
  expect(RENDERERS.csv.render(record).startsWith('\uFEFF')).toBe(true)
})
