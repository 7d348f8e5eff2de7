import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))

/** A port that was free a moment ago; the server must come back on the same one. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number } // a TCP server has one
  probe.close()
  await once(probe, 'close')
  return port
}

interface Whereabouts {
  /** Kept after the end; else a folder of its own, gone with it. */
  readonly data?: string
  readonly log?: string
}

/** The built product as a process of its own, as a facilitator would start it; its data outlives a restart. */
export async function aRunningServer(
  environment: Readonly<Record<string, string>> = {},
  { data: given, log = 'error' }: Whereabouts = {},
) {
  if (!existsSync(MAIN)) throw new Error('There is no build to start. Run `npm run build` first.')
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-'))
  const data = given ?? join(folder, 'data')
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const printed: string[] = []
  let child: ChildProcess

  /** Whoever is interrupted leaves nothing running. */
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)

  async function start() {
    child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        ...environment,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: data,
        LOG_LEVEL: log,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => void printed.push(chunk.toString()))
    const until = Date.now() + 20_000
    while (!(await isUp(`${base}/healthz`))) {
      if (Date.now() > until || child.exitCode !== null)
        throw new Error(`the server did not start:\n${printed.join('')}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL') {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    child.kill('SIGCONT') // one that stands still hears nothing
    await ended
  }

  /** Resolves with the exit code, or the signal that ended it. */
  const ended = () =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve(child.exitCode ?? child.signalCode)
      : once(child, 'exit').then(([code, signal]) => code ?? signal)

  await start()
  return {
    base,
    port,
    printed,
    data,
    pid: () => child.pid ?? 0,
    signal: (name: NodeJS.Signals) => void child.kill(name),
    ended,
    start,
    stop,
    /** Ends the process, politely or not, and starts another on the same port and data. */
    async restart(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
      await stop(signal)
      await start()
    },
    /** Stands still as a laptop with its lid closed, until `thaw`. */
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async close() {
      await stop('SIGTERM')
      process.off('exit', endWithUs)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type RunningServer = Awaited<ReturnType<typeof aRunningServer>>

const isUp = (address: string) =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
