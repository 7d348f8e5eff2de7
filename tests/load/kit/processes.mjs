// Child processes of the bench: started here, measured here, and ended here whatever happens.
import { fork, spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const children = new Set()
const DRAIN_AT_MOST = 3_000

export const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url))

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

/** Starts a server and waits for the address that it prints. */
export function startServer(words, env = {}) {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  track(child)
  let said = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`a server did not start: ${said}`)), 20_000)
    const hear = (bytes) => {
      said += bytes
      const [, base] = /(http:\/\/localhost:\d+)\//.exec(said) ?? []
      if (!base) return
      clearTimeout(timer)
      resolve({ base, pid: child.pid, end: () => end(child) })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}: ${said}`)))
  })
}

/** Starts a crowd; `tell` sends it an order and waits for what came of it. `program` says what it can do. */
export function startCrowd(program = 'crowd.mjs') {
  const child = fork(pathOf(program), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  track(child)
  return {
    pid: child.pid,
    tell: (order, words = {}) =>
      new Promise((resolve, reject) => {
        child.once('message', ({ ok, why, ...answer }) => (ok ? resolve(answer) : reject(new Error(why))))
        child.send({ order, ...words })
      }),
    end: () => end(child),
  }
}

/** Runs a program to its end and gives the JSON that it prints. */
export function answerOf(words) {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  track(child)
  let said = ''
  child.stdout.on('data', (bytes) => (said += bytes))
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`${words.at(-1)} failed`)),
    )
  })
}

function track(child) {
  children.add(child)
  child.once('exit', () => children.delete(child))
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_AT_MOST)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/** Milliseconds of processor time a process has used, all its threads together; undefined where there is no /proc. */
export function cpuOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const nanoseconds = threads.map(
      (thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0],
    )
    return nanoseconds.reduce((sum, one) => sum + Number(one), 0) / 1e6
  } catch (reason) {
    if (reason.code === 'ENOENT') return undefined
    throw reason
  }
}
