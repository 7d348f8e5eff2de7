import { writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import {
  bytesOf,
  filesFrom,
  firstLoad,
  grownSince,
  laterParts,
  type Manifest,
  manifestOfBuild,
  modulesOfBuild,
  weigh,
} from '#tests/kit/weights.mjs'
import { readText, root } from './source.ts'

const FIRST_LOAD_LIMIT = 110 * 1000
const JOIN_PAGE_LIMIT = 8 * 1000
/** What was loaded first, module by module, when it was last weighed: `WEIGH_ANEW=1` keeps what is there now. */
const LAST_WEIGHED = 'tests/fixtures/first-load.json'
/** Sentences and names that survive minification, and the package each betrays. */
const LATER = { yjs: 'Yjs was already imported', '@xyflow/react': 'react-flow__' }

/**
 * What each part that comes later may weigh with all it needs besides the first load, in kB, compressed. Yjs is 27 of
 * the board's, the map's library the rest of it; whoever runs a room has a laptop.
 */
const LATER_LIMITS: Readonly<Record<string, number>> = {
  'facilitator/console.tsx': 140,
  'board/map.tsx': 124,
  'summary/summary-wall.tsx': 137,
  'summary/summary-screen.tsx': 94,
  'summary/thread-view.tsx': 86,
  'board/board-entry.tsx': 60,
  'wall/wall.tsx': 59,
  'voting/results/later-results.ts': 44,
  'holdings/data-stage.tsx': 23,
  'questions/questions-stage.tsx': 11,
  'commitments/feedback-form.tsx': 10,
  'start/start.tsx': 7,
}
/** For the voting screens with any one paper. */
const PAPER_LIMIT = 38
/** For whatever is not named above, so that a new part has a limit too. */
const SMALL_LIMIT = 12

let manifest: Manifest

beforeAll(() => {
  manifest = manifestOfBuild()
})

function limitOf(part: string): number {
  const named = LATER_LIMITS[part]
  if (named !== undefined) return named * 1000
  return (part.startsWith('voting/') ? PAPER_LIMIT : SMALL_LIMIT) * 1000
}

/** Every module of these scripts and its size. */
const modulesIn = (scripts: readonly string[]): Readonly<Record<string, number>> => {
  const modules = modulesOfBuild()
  return Object.assign({}, ...scripts.map((file) => modules[file] ?? {})) as Record<string, number> // each in one file
}

test('an attendee loads at most 110 kB of JavaScript first', () => {
  const { scripts } = firstLoad(manifest)
  const { total, told } = weigh(scripts)
  const now = modulesIn(scripts)
  if (process.env['WEIGH_ANEW'])
    writeFileSync(
      new URL(LAST_WEIGHED, root),
      `${JSON.stringify(Object.fromEntries(Object.entries(now).toSorted()), null, 1)}\n`,
    )
  const grown = grownSince(JSON.parse(readText(LAST_WEIGHED)) as Record<string, number>, now)
  console.log(`first load ${(total / 1000).toFixed(1)} kB: ${told}`)
  expect(total, `Grown since last weighed, before minification: ${grown.join(', ')}. ${told}`).toBeLessThanOrEqual(
    FIRST_LOAD_LIMIT,
  )
})

test('each part that comes later keeps its own limit', () => {
  const over = laterParts(manifest).flatMap(({ part, scripts }) => {
    const { total, told } = weigh(scripts)
    const limit = limitOf(part)
    if (total <= limit) return []
    const heaviest = Object.entries(modulesIn(scripts))
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 8)
      .map(([module, size]) => `${module} ${(size / 1000).toFixed(1)} kB`)
    return [
      `${part}: ${(total / 1000).toFixed(1)} of ${limit / 1000} kB. Heaviest in it: ${heaviest.join(', ')}. ${told}`,
    ]
  })
  expect(over).toEqual([])
})

test('each limit is for a part that there is', () => {
  const parts = new Set(laterParts(manifest).map(({ part }) => part))
  expect(Object.keys(LATER_LIMITS).filter((part) => !parts.has(part))).toEqual([])
})

test('the board and the shared notes wait for their own chunks', () => {
  const early = firstLoad(manifest).scripts.flatMap((file) => {
    const text = bytesOf(file).toString('utf8')
    return Object.entries(LATER).flatMap(([name, mark]) => (text.includes(mark) ? [`${name} in ${file}`] : []))
  })
  expect(early).toEqual([])
})

test('the join page is at most 8 kB as written, and 8 kB compressed with its script and style', () => {
  expect(bytesOf('join.html').byteLength).toBeLessThanOrEqual(JOIN_PAGE_LIMIT)
  const { scripts, styles } = filesFrom(manifest, ['join.html'])
  const { total, told } = weigh(['join.html', ...scripts, ...styles])
  console.log(`join page ${(total / 1000).toFixed(1)} kB: ${told}`)
  expect(total, told).toBeLessThanOrEqual(JOIN_PAGE_LIMIT)
})
