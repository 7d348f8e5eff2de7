import { performance } from 'node:perf_hooks'
import { allowed, BOMBS, thrown } from './bombs.ts'

// Run with a young generation so big that nothing is collected meanwhile: then the heap grows by all that is allocated.
// Prints one line of JSON for each bomb.

const collect = globalThis.gc
if (!collect) throw new Error('run with --expose-gc')

for (const bomb of BOMBS) {
  thrown({ ...bomb, times: 1 }).explode() // so that compiling it is not counted
  const { explode, outcome } = thrown(bomb)
  collect()
  const before = process.memoryUsage()
  const began = performance.now()
  explode()
  const ms = performance.now() - began
  const after = process.memoryUsage()
  const bytes = after.heapUsed - before.heapUsed + Math.max(0, after.arrayBuffers - before.arrayBuffers)
  console.log(
    JSON.stringify({ name: bomb.name, ms, times: bomb.times ?? 1, bytes, allowed: allowed(bomb), ...outcome() }),
  )
}
