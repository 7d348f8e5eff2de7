// Loaded into a server by `--expose-gc --import`: tells whoever connects what the process holds once all that can be
// collected has been.
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

createServer(async (line) => {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc()
    await pause(20) // finalizers run between two turns
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  line.end(JSON.stringify({ resident: rss, held: heapUsed + external }))
})
  .listen(process.env.MEMORY_PROBE)
  .unref()
