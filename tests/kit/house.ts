import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { buildApp } from '#server/app.ts'
import type { Counter } from '#server/counting/counter.ts'
import { houseLog } from '#server/log.ts'
import { readPages } from '#server/pages/pages.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import type { Store } from '#server/store/store.ts'
import { tombstonesIn } from '#server/store/tombstones.ts'

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Test</title></head><body>${body}</body></html>`

/** The two documents of the client, as small as can be: these tests are about the server. */
function pagesIn(folder: string) {
  writeFileSync(join(folder, 'index.html'), page('<div id="root"></div>'))
  writeFileSync(join(folder, 'join.html'), page('<h1>{{title}}</h1><p>{{code}}{{problem}}</p>'))
  return readPages(folder)
}

interface Options {
  /** On disk, so that it can be closed and opened again. */
  readonly durable?: boolean
  readonly log?: Logger
  readonly now?: () => number
  readonly proxies?: number
  /** Where people find it, if there is something between. */
  readonly publicUrl?: string
  readonly newRoomsADay?: number
  readonly hasSpace?: () => boolean
  /** Without one everything is counted in place. */
  readonly counter?: Counter
  /** Where the client's documents lie, where people open them in a browser. */
  readonly client?: string
  /** Puts something before the store, to make it fail on purpose. */
  readonly through?: (store: Store) => Store
}

/** The real server on a free port of this machine. What it logs as an error fails the test that asks `errors()`. */
export async function aHouse({
  durable = false,
  publicUrl,
  now = Date.now,
  through = (store) => store,
  log: given,
  proxies = 0,
  newRoomsADay = 20,
  hasSpace = () => true,
  counter,
  client,
}: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-'))
  const errors: string[] = []
  const log =
    given ??
    houseLog({ level: 'error', secret: randomBytes(32), to: { write: (line: string) => void errors.push(line) } })
  const openStore = () =>
    durable
      ? sqliteStore(join(folder), { committed: () => undefined, failed: () => undefined, recovered: () => undefined })
      : memoryStore()
  const memory = durable ? undefined : openStore()

  async function start(at: number) {
    const store = through(memory ?? openStore())
    const pages = client === undefined ? pagesIn(folder) : readPages(client)
    const limits = { proxies, newRoomsADay, hasSpace }
    const world = { now, elapsed: () => performance.now(), randomBytes, log, ...(counter && { counter }) }
    const app = buildApp({ store, tombstones: tombstonesIn(folder), pages, publicUrl, ...limits, ...world })
    const port = await app.listen(at, '127.0.0.1')
    return { app, port, store }
  }
  let running = await start(0)
  const { port } = running

  return {
    port,
    base: `http://127.0.0.1:${port}`,
    folder,
    errors,
    app: () => running.app,
    store: () => running.store,
    /** Ends the server as a deploy would, and starts it again on the same port with the same data, or what became of it. */
    async restart(meanwhile: () => unknown = () => undefined) {
      await running.app.close()
      if (durable) await running.store.close()
      await meanwhile()
      running = await start(port)
    },
    async close() {
      await running.app.close()
      await running.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type House = Awaited<ReturnType<typeof aHouse>>
