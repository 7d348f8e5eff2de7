import { describe, expect, test } from 'vitest'
import { LAYERS, filesIn, folderOf, importsOf, layerOf } from './source.ts'

/** What each layer may import besides itself; a package that is not named here needs a decision first. */
const MAY_IMPORT: Readonly<Record<(typeof LAYERS)[number], readonly string[]>> = {
  shared: ['valibot', 'yjs'],
  server: [
    'shared',
    'node:',
    '@photostructure/sqlite',
    '@valibot/to-json-schema',
    'compression',
    'csv-parse',
    'csv-stringify',
    'express',
    'helmet',
    'lib0',
    'pino',
    'prom-client',
    'socket.io',
    'socket.io-adapter',
    'uqr',
    'valibot',
    'ws',
    'y-protocols',
    'y-websocket', // made-up people open the board as phones do
    'yjs',
  ],
  client: [
    'shared',
    '@xyflow/react',
    'lib0',
    'react',
    'react-dom',
    'socket.io-client',
    'uqr',
    'valibot',
    'y-protocols',
    'y-indexeddb',
    'y-websocket',
    'yjs',
    'zustand',
  ],
}

/** Inside `shared`, a folder looks only at folders to its left. */
const SHARED_ORDER = [
  'kit',
  'core',
  'people',
  'agenda',
  'questions',
  'voting',
  'holdings',
  'board',
  'commitments',
  'room',
  'summary',
  'protocol',
]

/** What any feature of the client may use; features do not use one another. */
const CLIENT_COMMON = ['kit', 'realtime']
/** The frames put features together, so they may look at everything. */
const CLIENT_FRAMES = ['room', 'facilitator', 'wall', 'app.tsx', 'main.tsx', 'join.ts']

const SOURCE = /\.(tsx?|css)$/
const ENDING = /\.(tsx?|css|mjs|json|svg|woff2|ttf)$/

describe.each(LAYERS)('%s', (layer) => {
  const files = filesIn(layer, SOURCE)
  const imports = files.flatMap((file) => importsOf(file).map((imported) => ({ path: file.path, ...imported })))

  test('imports only itself and what its layer may', () => {
    const allowed = new Set([layer, ...MAY_IMPORT[layer]])
    const strangers = imports.filter(({ target, isOurs }) => !allowed.has(isOurs ? layerOf(target) : target))
    expect(strangers.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([])
  })

  test('writes #layer/… across layers, relative paths inside one, and always the ending', () => {
    const wrong = imports.filter(({ specifier, target, isOurs }) => {
      if (!isOurs) return false
      return !ENDING.test(specifier) || specifier.startsWith('#') === (layerOf(target) === layer)
    })
    expect(wrong.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([])
  })
})

test('shared looks only to its left', () => {
  const rank = (path: string) => SHARED_ORDER.indexOf(folderOf(path))
  const files = filesIn('shared', /\.ts$/)
  expect(
    files.filter(({ path }) => rank(path) === -1).map(({ path }) => `${path} has no place in SHARED_ORDER`),
  ).toEqual([])
  const ahead = files.flatMap((file) =>
    importsOf(file)
      .filter(({ target, isOurs }) => isOurs && layerOf(target) === 'shared' && rank(target) > rank(file.path))
      .map(({ specifier }) => `${file.path} looks right, at ${specifier}`),
  )
  expect(ahead).toEqual([])
})

test('a feature of the client uses the common folders and itself only', () => {
  const strays = filesIn('client', SOURCE)
    .filter(({ path }) => !CLIENT_FRAMES.includes(folderOf(path)))
    .flatMap((file) => {
      const own = folderOf(file.path)
      const open = own === 'kit' ? ['kit'] : own === 'realtime' ? ['kit', 'realtime'] : [...CLIENT_COMMON, own]
      return importsOf(file)
        .filter(({ target, isOurs }) => isOurs && layerOf(target) === 'client' && !open.includes(folderOf(target)))
        .map(({ specifier }) => `${file.path} imports ${specifier}`)
    })
  expect(strays).toEqual([])
})

test('shared reads no clock and rolls no dice', () => {
  const impure = /Date\.now|new Date\(\s*\)|Math\.random|performance\.|randomUUID|getRandomValues/
  expect(pathsWith('shared', impure)).toEqual([])
})

test('only what starts the server or looks after its data, and server/config.ts, read the environment', () => {
  const readers = LAYERS.flatMap((layer) => pathsWith(layer, /process\.env|from ['"](node:)?process['"]/))
  expect(
    readers.filter((path) => !['server/main.ts', 'server/upkeep/main.ts', 'server/config.ts'].includes(path)),
  ).toEqual([])
})

const pathsWith = (folder: string, pattern: RegExp) =>
  filesIn(folder, /\.tsx?$/)
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
