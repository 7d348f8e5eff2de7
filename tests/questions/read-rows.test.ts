import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { readCsv, readList, Unreadable } from '#server/questions/read-rows.ts'
import imports from '#tests/fixtures/imports.json' with { type: 'json' }

interface Example {
  readonly name: string
  readonly csv: string
  readonly rows?: readonly (readonly [number, string, string])[]
  readonly refused?: readonly (readonly [number, string])[]
}

const filled = (csv: string) => csv.replaceAll('{long}', 'x'.repeat(281))
const examples = imports.csv as unknown as readonly Example[]

describe('a file of questions', () => {
  test.each(examples)('$name is read row by row', ({ csv, rows = [], refused = [] }) => {
    const read = readCsv(filled(csv))
    expect(read.rows.map(({ row, text, action }) => [row, text, action])).toEqual(rows)
    expect(read.refused.map(({ row }) => row)).toEqual(refused.map(([row]) => row))
    for (const [at, [, reason]] of refused.entries()) expect(read.refused[at]!.reason).toContain(reason)
  })

  test.each(imports.unreadable)('$name cannot be read at all', ({ csv, code }) => {
    expect(() => readCsv(csv)).toThrow(Unreadable)
    expect(() => readCsv(csv)).toThrow(expect.objectContaining({ code }))
  })

  test('5,000 rows under a head are read, one more and ten thousand are too many', () => {
    const lines = (count: number) => `question,action\n${'Who misses out?,Call them\n'.repeat(count)}`
    expect(readCsv(lines(5_000)).rows).toHaveLength(5_000)
    for (const count of [5_001, 10_000])
      expect(() => readCsv(lines(count))).toThrow(expect.objectContaining({ code: 'tooBig' }))
  })

  test('5,001 rows without a head are too many', () => {
    expect(() => readCsv('Who misses out?,Call them\n'.repeat(5_001))).toThrow(
      expect.objectContaining({ code: 'tooBig' }),
    )
  })
})

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const cell = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('Who misses out?', '', ' ', 'a\nb', 'a\r\nb', '=1+1', '"', ',;\t'),
)
// What no text has makes the whole file unreadable; that is tested above.
const textual = cell.filter((text) => !/[\u0000\uFFFD]/.test(text)) // oxlint-disable-line no-control-regex -- just those

test('whatever the rows hold, each goes in or is named, once, by a line that is in the file', () => {
  const rows = fc.array(fc.tuple(textual, textual), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(rows, (given) => {
      const csv = `question,action\n${given.map((pair) => pair.map(quoted).join(',')).join('\n')}\n`
      const { rows: added, refused } = readCsv(csv)
      const named = [...added, ...refused].map(({ row }) => row)
      expect(named).toHaveLength(given.length)
      expect(new Set(named).size).toBe(given.length)
      expect(Math.min(...named)).toBe(2)
      expect(Math.max(...named)).toBeLessThan(csv.split(/\r\n|\r|\n/).length)
    }),
  )
})

test('a list is numbered from 1, and what is no question is named, whatever it is', () => {
  const list = [{ text: 'Who misses out?' }, 7, null, { text: 'Hm' }, { text: 'Where?', more: 1 }, 'Where is it cold?']
  const { rows, refused } = readList(list)
  expect(rows).toEqual([{ row: 1, text: 'Who misses out?', action: '' }])
  expect(refused.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6])
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 30 }), (anything) => {
      const read = readList(anything)
      expect(read.rows.length + read.refused.length).toBe(anything.length)
    }),
  )
})
