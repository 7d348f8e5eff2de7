import { expect, test } from 'vitest'
import { LAYERS, filesIn } from './source.ts'

const WRITTEN = /^- \*\*([A-Z]{2}\d+)\*\* \S/gm
const CITED = /\[([A-Z]{2}\d+)\]/g

const idsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!)

const books = LAYERS.flatMap((layer) => filesIn(layer, /\/RULES\.md$/))
const written = books.flatMap(({ path, text }) => idsIn(text, WRITTEN).map((id) => ({ id, path })))
const tested = new Map(
  filesIn('tests', /\.(test\.tsx?|browser\.ts)$/).flatMap(({ path, text }) =>
    idsIn(text, CITED).map((id) => [id, path] as const),
  ),
)

test('every written rule has a test', () => {
  const untested = written.filter(({ id }) => !tested.has(id))
  expect(untested.map(({ id, path }) => `${id} in ${path}`)).toEqual([])
})

test('every tested rule is written down', () => {
  const known = new Set(written.map(({ id }) => id))
  expect([...tested].filter(([id]) => !known.has(id)).map(([id, path]) => `${id} in ${path}`)).toEqual([])
})

test('rule ids are unique', () => {
  const seen = new Set<string>()
  const twice = written.filter(({ id }) => seen.has(id) || !seen.add(id))
  expect(twice.map(({ id, path }) => `${id} again in ${path}`)).toEqual([])
})

test('a line that begins like a rule is one', () => {
  const malformed = books.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => /^\s*[-*]\s*\*\*[A-Za-z]{2,}\s?\d+/.test(line) && idsIn(line, WRITTEN).length === 0)
      .map((line) => `${path}: ${line}`),
  )
  expect(malformed).toEqual([])
})
