import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = new URL('../../', import.meta.url)
export const LAYERS = ['shared', 'server', 'client'] as const

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

export const readText = (path: string) => readFileSync(new URL(path, root), 'utf8')

export const filesIn = (folder: string, ending: RegExp): readonly SourceFile[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path) && statSync(new URL(path, root)).isFile())
    .toSorted()
    .map((path) => ({ path, text: readText(path) }))

/** Every file that is or will be in the repository: tracked, or new and not ignored. */
export function repositoryFiles(): readonly string[] {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', words, { cwd: fileURLToPath(root), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(new URL(path, root))).toSorted()
}

export interface Import {
  readonly specifier: string
  /** A path from the root for our own files; `node:` or the package's name for everything else. */
  readonly target: string
  readonly isOurs: boolean
}

/** Imports and re-exports, dynamic imports, and CSS (`@import`, `composes … from`). */
const IMPORTS = [
  /^(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"\n]+)['"]/gm,
  /^\s*import\s*['"]([^'"\n]+)['"]/gm,
  /\bimport\(\s*['"]([^'"\n]+)['"]/g,
  /^\s*@import\s+(?:url\()?['"]([^'"\n]+)['"]/gm,
  /^\s*composes:[^;'"]*\bfrom\s+['"]([^'"\n]+)['"]/gm,
]

export const importsOf = ({ path, text }: SourceFile): readonly Import[] =>
  IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => resolve(path, match[1]!)))

function resolve(path: string, written: string): Import {
  const specifier = written.replace(/\?.*$/, '')
  if (specifier.startsWith('#')) return { specifier, target: specifier.slice(1), isOurs: true }
  if (specifier.startsWith('.')) {
    return { specifier, target: posix.normalize(posix.join(posix.dirname(path), specifier)), isOurs: true }
  }
  if (specifier.startsWith('node:')) return { specifier, target: 'node:', isOurs: false }
  const names = specifier.split('/')
  const target = specifier.startsWith('@') ? names.slice(0, 2).join('/') : names[0]!
  return { specifier, target, isOurs: false }
}

export const layerOf = (path: string) => path.split('/')[0]!
/** The folder under the layer; for a file directly in the layer, the file's own name. */
export const folderOf = (path: string) => path.split('/')[1]!
