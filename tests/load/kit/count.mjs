// B12, in a process of its own: how long a poll takes to count, the first time and once the engine has warmed up, and
// whether the server would count it in place. Run with `--import tsx`, which reads our TypeScript as it is.
import { performance } from 'node:perf_hooks'
import { workerCounter } from '#server/counting/worker-counter.ts'
import { countPoll } from '#shared/voting/count.ts'
import { effortOf } from '#shared/voting/effort.ts'
import { pollOf } from './polls.mjs'

const [WARM_UP, REPEATS] = [5, 9]
const { method, config, items, ballots } = pollOf(process.argv[2])
const people = ballots.length

function timed() {
  const began = performance.now()
  const { received } = countPoll({ method, config, items, ballots, eligible: people, k: 5 })
  if (received !== people) throw new Error('the count is wrong')
  return performance.now() - began
}
const cold = timed()
for (let at = 0; at < WARM_UP; at++) timed()
const warm = Array.from({ length: REPEATS }, timed).toSorted((a, b) => a - b)[Math.floor(REPEATS / 2)]
const effort = effortOf({ method, config, items, ballots: people })
const isInPlace = effort < workerCounter({ script: '' }).leastEffort
console.log(JSON.stringify({ cold, warm, effort, isInPlace }))
