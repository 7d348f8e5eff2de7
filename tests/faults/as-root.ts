import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Why something that only an administrator of a Linux machine may do cannot be tried here; undefined when it can. */
export function barredFrom(...programs: readonly string[]): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root'
  const missing = programs.filter((program) => !isThere(program))
  return missing.length > 0 ? `needs ${missing.join(', ')}` : undefined
}

const isThere = (program: string) =>
  ['/bin', '/sbin', '/usr/bin', '/usr/sbin'].some((folder) => existsSync(`${folder}/${program}`))

/** Runs a program to its end; what it says on the way is shown only if it fails. */
export const run = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Some containers let nobody mount anything, not even root. */
export function mounts(type: 'tmpfs' | 'loop', at: string, what: string, options: string): string | undefined {
  try {
    if (type === 'tmpfs') run('mount', '-t', 'tmpfs', '-o', options, what, at)
    else run('mount', '-o', `loop,${options}`, what, at)
    return undefined
  } catch (reason) {
    return `mounting is not allowed here (${String((reason as { stderr?: unknown }).stderr ?? reason).trim()})`
  }
}
