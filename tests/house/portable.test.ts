import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readText, repositoryFiles, root } from './source.ts'

// Written in pieces, so that this file does not find itself.
const HOME_PATHS = new RegExp(
  ['/ho' + 'me/[\\w.-]+/', '/Us' + 'ers/[\\w.-]+/', '/ro' + 'ot/[\\w.-]', '[A-Z]:\\\\+Us' + 'ers\\\\'].join('|'),
)

test('no file names a folder of the machine it was written on', () => {
  const marked = repositoryFiles().flatMap((path) => {
    const bytes = readFileSync(new URL(path, root))
    if (bytes.includes(0)) return []
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((line, index) => (HOME_PATHS.test(line) ? [`${path}:${index + 1}`] : []))
  })
  expect(marked).toEqual([])
})

test('the lock file and npm’s settings name no registry, so any mirror will do', () => {
  expect(readText('package-lock.json')).not.toMatch(/"resolved"|registry\.|https?:\/\/[^"]*\.tgz/)
  expect(readText('.npmrc')).not.toMatch(/^\s*(@[^:]+:)?registry\s*=|_auth/m)
})

test('nothing that is built or installed is in the repository', () => {
  expect(repositoryFiles().filter((path) => /^(node_modules|dist|data)\/|\.(log|sqlite|db)$/.test(path))).toEqual([])
})
