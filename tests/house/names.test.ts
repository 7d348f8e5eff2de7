import { expect, test } from 'vitest'
import { LAYERS, filesIn } from './source.ts'

const FORBIDDEN = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'types',
  'services',
  'service',
  'manager',
  'data',
  'info',
]
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/
const CEILING = 250
const UNDONE = new RegExp(`\\b(TO${''}DO|FIX${''}ME|X{3})\\b`)

const sources = LAYERS.flatMap((layer) => filesIn(layer, /\.(tsx?|css)$/))
const code = [...LAYERS, 'tests'].flatMap((folder) => filesIn(folder, /\.(tsx?|mjs|css)$/))
const linesOf = (text: string) => text.trimEnd().split('\n').length

test('files and folders are kebab-case', () => {
  const odd = code.filter(({ path }) => path.split('/').some((part) => !KEBAB.test(part.split('.')[0]!)))
  expect(odd.map(({ path }) => path)).toEqual([])
})

test('no file or folder has a name that says nothing', () => {
  const vague = code.filter(({ path }) => path.split('/').some((part) => FORBIDDEN.includes(part.split('.')[0]!)))
  expect(vague.map(({ path }) => path)).toEqual([])
})

test(`every file fits in one sitting: ${CEILING} lines`, () => {
  const long = sources.filter(({ text }) => linesOf(text) > CEILING)
  expect(long.map(({ path, text }) => `${path}: ${linesOf(text)} lines`)).toEqual([])
})

test('sizes are known', () => {
  const sizes = sources.map(({ path, text }) => ({ path, lines: linesOf(text) })).toSorted((a, b) => a.lines - b.lines)
  const median = sizes[Math.floor(sizes.length / 2)]!.lines
  const longest = sizes.at(-1)!
  console.log(`${sizes.length} files, median ${median} lines, longest ${longest.lines} (${longest.path})`)
  expect(median).toBeLessThanOrEqual(CEILING)
})

test('exports have names', () => {
  const nameless = code.filter(({ text }) => /^export (default\b|\{[^}]*\bas default\b)/m.test(text))
  expect(nameless.map(({ path }) => path)).toEqual([])
})

test('nothing re-exports a whole file', () => {
  expect(code.filter(({ text }) => /^export \* from/m.test(text)).map(({ path }) => path)).toEqual([])
})

test('nothing is left for later', () => {
  const undone = code.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (UNDONE.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )
  expect(undone).toEqual([])
})

test('titles of tests are facts', () => {
  const wishes = filesIn('tests', /\.(test\.tsx?|browser\.ts)$/).flatMap(({ path, text }) =>
    [...text.matchAll(/^\s*test(?:\.\w+(?:\([^)]*\))?)?\(\s*(['"`])(.*?)\1/gm)]
      .filter((match) => /\bshould\b/i.test(match[2]!))
      .map((match) => `${path}: ${match[2]}`),
  )
  expect(wishes).toEqual([])
})
