// What `npm start` and `npm test` need before they can begin: packages as the lock file says, and a build of these sources.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const BUILT_FROM = ['shared', 'server', 'client', 'vite.config.ts', 'package-lock.json']
const LOCK = join(root, '.preparing')
const LONGEST_PREPARATION_MS = 15 * 60_000

/** An expected reason not to start; its message is for the person who started. */
export class Unready extends Error {}

/** Installs and builds what is missing or stale; says one line for each thing it does, and nothing otherwise. */
export async function prepare({ build = true } = {}) {
  const mustBuild = () => build && isStale()
  const mustInstall = () => !isInstalled(!build || isStale())
  if (!mustInstall() && !mustBuild()) return
  await alone(async () => {
    if (mustInstall()) await install()
    if (mustBuild()) await buildAll()
  })
}

/** Whether node_modules holds what package-lock.json asks for; tools of development count only if they are needed. */
function isInstalled(needsTools) {
  const installed = packagesIn('node_modules/.package-lock.json')
  const wanted = packagesIn('package-lock.json')
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '' || installed[path]?.version === version) return true
    return !installed[path] && (optional || devOptional || (dev && !needsTools))
  })
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch (reason) {
    if (reason.code === 'ENOENT' || reason instanceof SyntaxError) return undefined
    throw reason
  }
}

async function install() {
  const done = announce('Installing packages (npm ci)')
  // npm's own script when npm started us; otherwise `npm` from the path, which Windows finds only through a shell.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const run = npm
    ? runQuietly(process.execPath, [npm, ...words])
    : runQuietly('npm', words, { shell: process.platform === 'win32' })
  await run.catch((reason) => {
    throw new Unready(`The packages could not be installed. npm said:\n${reason.message}`)
  })
  done()
}

/** Everything a build is made from, in order; rulebooks are prose and do not count. */
function sources() {
  const found = []
  const add = (path) => {
    const there = statSync(join(root, path), { throwIfNoEntry: false })
    if (there?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).toSorted()) add(`${path}/${name}`)
    } else if (there && !path.endsWith('.md')) {
      found.push({ path, size: there.size, changed: there.mtimeMs })
    }
  }
  for (const path of BUILT_FROM) add(path)
  return found
}

/** The fingerprint of what stands in these files. */
function fingerprintOf(files) {
  const hash = createHash('sha256')
  for (const { path } of files)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** What they look like from outside: where this is the same, nobody has to read them. */
const glanceAt = (files) => createHash('sha256').update(JSON.stringify(files)).digest('hex')

function isStale() {
  const [stamp, glance] = stamps()
  if (stamp === undefined) return true
  const files = sources()
  if (glance === glanceAt(files)) return false
  if (stamp !== fingerprintOf(files)) return true
  remember(stamp, files)
  return false
}

/** As after a fresh checkout: the same words, other times. Where nothing may be written they are read every time. */
function remember(stamp, files) {
  try {
    writeStamp(join(root, 'dist'), stamp, files)
  } catch (reason) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(reason.code)) throw reason
  }
}

/** Whole or not at all, whoever else starts in this moment. */
function writeStamp(folder, stamp, files) {
  const fresh = join(folder, `.stamp-${process.pid}`)
  writeFileSync(fresh, `${stamp}\n${glanceAt(files)}\n`)
  renameSync(fresh, join(folder, '.stamp'))
}

/** What a build was made from, and what that looked like then. */
function stamps() {
  const file = join(root, 'dist/.stamp')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

/** Builds beside `dist` and changes places at the end, so that nobody ever meets half a build. */
async function buildAll() {
  const done = announce('Building')
  for (const name of readdirSync(root)) if (name.startsWith('.dist-')) remove(join(root, name))
  const fresh = join(root, `.dist-${process.pid}`)
  const old = `${fresh}-old`
  const files = sources()
  const stamp = fingerprintOf(files)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const build = (...words) => runQuietly(process.execPath, [vite, 'build', '--logLevel=warn', ...words])
  try {
    await Promise.all([
      build('--outDir', join(fresh, 'client'), '--emptyOutDir'),
      build('--ssr', '--outDir', join(fresh, 'server'), '--emptyOutDir'),
    ])
  } catch (reason) {
    remove(fresh)
    throw new Unready(`The build failed.\n${reason.message}`)
  }
  writeStamp(fresh, stamp, files)
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old)
  renameSync(fresh, join(root, 'dist'))
  remove(old)
  done()
}

/** Does the work while no other process prepares this tree; a lock whose owner is gone is taken over. */
async function alone(work) {
  let hasSaid = false
  while (!takeLock()) {
    if (!hasSaid) console.log('Another start is preparing this folder; waiting for it.')
    hasSaid = true
    await pause(200)
  }
  const release = () => remove(LOCK)
  const leave = () => process.exit(1)
  process.once('exit', release).once('SIGINT', leave).once('SIGTERM', leave)
  try {
    await work()
  } finally {
    release()
    process.off('exit', release).off('SIGINT', leave).off('SIGTERM', leave)
  }
}

function takeLock() {
  try {
    mkdirSync(LOCK)
  } catch (reason) {
    if (reason.code !== 'EEXIST') throw reason
    if (isAbandoned()) remove(LOCK)
    return false
  }
  writeFileSync(join(LOCK, 'pid'), String(process.pid))
  return true
}

function isAbandoned() {
  const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs
  if (since === undefined) return false
  const age = Date.now() - since
  if (age > LONGEST_PREPARATION_MS) return true
  const pid = existsSync(join(LOCK, 'pid')) ? Number(readFileSync(join(LOCK, 'pid'), 'utf8')) : 0
  return pid > 0 ? pid === process.pid || !isAlive(pid) : age > 5_000
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (reason) {
    return reason.code === 'EPERM'
  }
}

const remove = (path) => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })

function announce(what) {
  const began = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`${what} …`)
  return () => {
    const line = `${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`
    console.log(process.stdout.isTTY ? `\r${line}` : line)
  }
}

/** Runs a program in the root; its output is shown only as the reason of a failure. */
function runQuietly(program, words, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    const stop = () => child.kill()
    process.once('exit', stop)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve(output)
      else reject(new Error(output.trim() || `${program} ended with ${code}`))
    })
  })
}
