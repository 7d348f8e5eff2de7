import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readText, root } from './source.ts'

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** Steps of `check`, which nobody needs to know apart. */
const STEPS = ['types', 'lint', 'format:check', 'dead-code']

const manifest = JSON.parse(readText('package.json')) as Manifest // our own file, written by hand
const readme = existsSync(new URL('README.md', root)) ? readText('README.md') : ''
const rows = readme.split('\n').filter((line) => line.trimStart().startsWith('|'))
const hasRow = (name: string) => rows.some((row) => row.includes(`\`${name}\``))

test('README names every script that a person needs', () => {
  const isTold = (script: string) =>
    readme.includes(`npm run ${script}`) || (['start', 'test'].includes(script) && readme.includes(`npm ${script}`))
  const wanted = Object.keys(manifest.scripts).filter((script) => !STEPS.includes(script))
  expect(wanted.filter((script) => !isTold(script))).toEqual([])
})

test('every dependency has a row in README', () => {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(names.filter((name) => !hasRow(name))).toEqual([])
})

test('every dependency is pinned to one version', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('every variable of the environment has a row in README', () => {
  const readers = ['server/config.ts', 'server/main.ts'].filter((path) => existsSync(new URL(path, root)))
  const names = readers.flatMap((path) => variablesIn(readText(path)))
  expect(names.length).toBeGreaterThan(0)
  expect([...new Set(names)].filter((name) => !hasRow(name))).toEqual([])
})

/** `env.PORT`, `env['PORT']` and a schema's `PORT: …` all name a variable. */
const variablesIn = (text: string): readonly string[] =>
  [/\benv(?:\.|\[['"])([A-Z][A-Z0-9_]+)\b/g, /^\s+([A-Z][A-Z0-9_]{2,})\??:/gm].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[1]!),
  )
