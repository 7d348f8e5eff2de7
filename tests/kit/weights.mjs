// What browsers have to load of the built client, by its manifest. Node's own modules only: the bench weighs with this too.
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const root = new URL('../../', import.meta.url)
/** Frames that an attendee's first screen fetches at once, if the app loads them lazily. */
const ATTENDEE_FRAME = /^room\//

export const bytesOf = (file) => readFileSync(new URL(`dist/client/${file}`, root))
const compressed = (file) => gzipSync(bytesOf(file), { level: 9 }).byteLength

/** Vite's manifest; keys are sources, or names for shared chunks. */
export function manifestOfBuild() {
  const path = new URL('dist/client/.vite/manifest.json', root)
  if (!existsSync(path)) throw new Error('There is no build to weigh. Run `npm run build` first.')
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** What each script was made of: module → characters before they were minified. */
export const modulesOfBuild = () => JSON.parse(readFileSync(new URL('dist/client/.vite/modules.json', root), 'utf8'))

/** The modules that are larger than they were, or new, the one that grew most first: "client/kit/menu.tsx +1.2 kB". */
export const grownSince = (before, now) =>
  Object.entries(now)
    .map(([module, size]) => ({ module, by: size - (before[module] ?? 0), isNew: before[module] === undefined }))
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by)
    .map(({ module, by, isNew }) => `${module} +${(by / 1000).toFixed(1)} kB${isNew ? ' (new)' : ''}`)

/** The files that these chunks and everything they import statically come in, each once. */
export function filesFrom(manifest, keys) {
  const reached = new Set()
  const visit = (key) => {
    if (reached.has(key)) return
    reached.add(key)
    for (const next of manifest[key]?.imports ?? []) visit(next)
  }
  for (const key of keys) visit(key)
  const chunks = [...reached].map((key) => manifest[key]).filter((chunk) => chunk !== undefined)
  const scripts = [...new Set(chunks.map(({ file }) => file).filter((file) => file.endsWith('.js')))]
  return { scripts, styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))] }
}

/** What an attendee's phone runs before it shows a room. */
export const firstLoad = (manifest) =>
  filesFrom(manifest, [
    'index.html',
    ...Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && ATTENDEE_FRAME.test(key)),
  ])

/** Each part that comes later, by its source, with the scripts it needs besides those of the first load. */
export function laterParts(manifest) {
  const early = new Set(firstLoad(manifest).scripts)
  return Object.keys(manifest)
    .filter((key) => manifest[key].isDynamicEntry && manifest[key].src !== undefined && !ATTENDEE_FRAME.test(key))
    .map((key) => ({ part: key, scripts: filesFrom(manifest, [key]).scripts.filter((file) => !early.has(file)) }))
}

/** Compressed bytes in all, and a sentence with every file, the heaviest first. */
export function weigh(files) {
  const parts = files.map((file) => ({ file, bytes: compressed(file) })).toSorted((a, b) => b.bytes - a.bytes)
  const told = parts.map(({ file, bytes }) => `${file} ${(bytes / 1000).toFixed(1)} kB`).join(', ')
  return { total: parts.reduce((sum, { bytes }) => sum + bytes, 0), told }
}
