// The least that telling many people something can cost on this machine: a small C program, compiled here, or where
// there is no compiler a bare loop in Node, which says so.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathOf, startProgram } from './processes.mjs'

/** Starts it; `tell` sends so many bytes to each of so many sockets, and resolves once they are handed over. */
export async function startFloor(people, bytes) {
  const compiler = ['cc', 'gcc'].find((one) => spawnSync(one, ['--version']).status === 0)
  const folder = compiler && mkdtempSync(join(tmpdir(), 'questions-first-floor-'))
  const program = folder && join(folder, 'floor')
  if (compiler) execFileSync(compiler, ['-O2', '-o', program, pathOf('floor.c')])
  const words = [String(people), String(bytes)]
  const server = compiler
    ? await startProgram(program, words)
    : await startProgram(process.execPath, [pathOf('bare-server.mjs'), ...words])
  return {
    ...server,
    name: compiler ? 'C, one send for each' : 'no C compiler: a bare loop in Node',
    tell: () => server.say('\n'),
    async end() {
      await server.end()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}
