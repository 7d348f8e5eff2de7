import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getHeapStatistics } from 'node:v8'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { houseLog } from './log.ts'
import { workerCounter } from './counting/worker-counter.ts'
import { readPages } from './pages/pages.ts'
import { controlAddress, openControl } from './upkeep/control.ts'
import { verifyStore } from './upkeep/verify.ts'
import { sqliteStore } from './store/sqlite/sqlite-store.ts'
import { tombstonesIn } from './store/tombstones.ts'

// The composition root: the only place that meets the environment, the clock, the dice and the process.

const PROBE_EVERY = 5_000
const DRAIN_AT_MOST = 10_000
/** EX_TEMPFAIL: what was promised to be written may not be; whoever watches the process starts it again. */
const DISK_LIED = 75

const config = readConfig(process.env)
const log = houseLog({ level: config.logLevel, secret: randomBytes(32) })
mkdirSync(config.dataDir, { recursive: true })
const store = sqliteStore(config.dataDir, {
  committed: () => undefined,
  failed(failure) {
    log.error({ err: failure }, 'the store cannot write')
    if (failure.fatal) process.exit(DISK_LIED)
  },
  recovered: () => log.info('the store writes again'),
  salvaged: (outcome) =>
    log.error(outcome, 'the database was damaged and has been written anew from what could be read'),
})
/** Beyond three quarters of what there is, what there is belongs to the rooms that are live. */
function memoryMark(): number {
  if (config.memoryMark !== undefined) return config.memoryMark * 1024 * 1024
  const allowed = process.constrainedMemory() || totalmem()
  return 0.75 * Math.min(getHeapStatistics().heap_size_limit, allowed, totalmem())
}
const mark = memoryMark()

const tombstones = tombstonesIn(config.dataDir)
/** Built beside this file. */
const counter = workerCounter({ script: new URL('./counting-worker.js', import.meta.url) })
const app = buildApp({
  store,
  counter,
  tombstones,
  pages: readPages(fileURLToPath(new URL('../client', import.meta.url))),
  publicUrl: config.publicUrl,
  proxies: config.proxies,
  newRoomsADay: config.newRoomsADay,
  codesBegin: config.codesBegin,
  hasSpace: () => process.memoryUsage.rss() < mark,
  now: Date.now,
  elapsed: () => performance.now(),
  randomBytes,
  log,
})

/** While the store cannot write, asking is what makes it try. */
const probing = setInterval(
  () => void store.health().catch((reason: unknown) => log.error({ err: reason }, 'the store')),
  PROBE_EVERY,
)
probing.unref()

await app.listen(config.port, config.host)

/** Backups and checks of what only this process may read go through it. */
const address = controlAddress(config.dataDir)
if (address === undefined) log.warn('the path of the data is too long: it can be backed up only while this is stopped')
const control =
  address &&
  (await openControl({
    address,
    log,
    carryOut: (order) => (order.act === 'backup' ? store.backUp(order.to, Date.now()) : verifyStore(store, tombstones)),
  }))
const [here, ...network] = app.links()
console.log(`\nQuestions First is running.\n\n  Start a workshop:   ${here}/`)
for (const link of network) console.log(`  In this network:    ${link}/`)
if (config.demo) {
  const { code, facilitatorKey } = await app.demonstrate()
  console.log(`\n  A rehearsal with made-up people is running:`)
  console.log(`    run it:           ${here}/f/${code}#${facilitatorKey}`)
  console.log(`    big screen:       ${here}/wall/${code}`)
  console.log(`    join on a phone:  ${network[0] ?? here}/join/${code}`)
}
console.log(`\n  Data is kept in ${config.dataDir}. Stop with Ctrl+C.\n`)

let isStopping = false
async function stop() {
  if (isStopping) process.exit(1)
  isStopping = true
  setTimeout(() => process.exit(1), DRAIN_AT_MOST).unref()
  await app.close()
  await counter.close()
  if (control) control.close()
  await store.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
