import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { readText, root } from './source.ts'

/** One entry of Vite's manifest; keys are sources, or names for shared chunks. */
interface Chunk {
  readonly file: string
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const FIRST_LOAD_LIMIT = 110 * 1000
const JOIN_PAGE_LIMIT = 8 * 1000
/** Frames that an attendee's first screen fetches at once, if the app loads them lazily. */
const ATTENDEE_FRAME = /^room\//
/** Sentences and names that survive minification, and the package each betrays. */
const LATER = { yjs: 'Yjs was already imported', '@xyflow/react': 'react-flow__' }

let manifest: Readonly<Record<string, Chunk>>

beforeAll(() => {
  const path = 'dist/client/.vite/manifest.json'
  if (!existsSync(new URL(path, root))) throw new Error('There is no build to weigh. Run `npm run build` first.')
  manifest = JSON.parse(readText(path)) as Record<string, Chunk> // written by Vite
})

/** The chunk and everything it imports statically, each once. */
function closure(keys: readonly string[]): readonly Chunk[] {
  const reached = new Set<string>()
  const visit = (key: string) => {
    if (reached.has(key)) return
    reached.add(key)
    for (const next of manifest[key]?.imports ?? []) visit(next)
  }
  for (const key of keys) visit(key)
  return [...reached].map((key) => manifest[key]).filter((chunk) => chunk !== undefined)
}

const bytesOf = (file: string) => readFileSync(new URL(`dist/client/${file}`, root))
const compressed = (file: string) => gzipSync(bytesOf(file), { level: 9 }).byteLength
const scriptsOf = (chunks: readonly Chunk[]) => chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'))
const stylesOf = (chunks: readonly Chunk[]) => [...new Set(chunks.flatMap(({ css }) => css ?? []))]

const weigh = (files: readonly string[]) => {
  const parts = files.map((file) => ({ file, bytes: compressed(file) })).toSorted((a, b) => b.bytes - a.bytes)
  const told = parts.map(({ file, bytes }) => `${file} ${(bytes / 1000).toFixed(1)} kB`).join(', ')
  return { total: parts.reduce((sum, { bytes }) => sum + bytes, 0), told }
}

const firstLoad = () =>
  closure([
    'index.html',
    ...Object.keys(manifest).filter((key) => manifest[key]!.isDynamicEntry && ATTENDEE_FRAME.test(key)),
  ])

test('an attendee loads at most 110 kB of JavaScript first', () => {
  const { total, told } = weigh(scriptsOf(firstLoad()))
  console.log(`first load ${(total / 1000).toFixed(1)} kB: ${told}`)
  expect(total, told).toBeLessThanOrEqual(FIRST_LOAD_LIMIT)
})

test('the board and the shared notes wait for their own chunks', () => {
  const early = scriptsOf(firstLoad()).flatMap((file) => {
    const text = bytesOf(file).toString('utf8')
    return Object.entries(LATER).flatMap(([name, mark]) => (text.includes(mark) ? [`${name} in ${file}`] : []))
  })
  expect(early).toEqual([])
})

test('the join page is at most 8 kB as written, and 8 kB compressed with its script and style', () => {
  expect(bytesOf('join.html').byteLength).toBeLessThanOrEqual(JOIN_PAGE_LIMIT)
  const chunks = closure(['join.html'])
  const { total, told } = weigh(['join.html', ...scriptsOf(chunks), ...stylesOf(chunks)])
  console.log(`join page ${(total / 1000).toFixed(1)} kB: ${told}`)
  expect(total, told).toBeLessThanOrEqual(JOIN_PAGE_LIMIT)
})
