// V2, in a process of its own: how long a method takes to count, the first time and once the engine has warmed up.
// Run by the bench with `--import tsx`, which reads our TypeScript as it is.
import { performance } from 'node:perf_hooks'
import { mulberry32 } from '#shared/kit/random.ts'
import { countPoll } from '#shared/voting/count.ts'
import { METHODS } from '#shared/voting/methods.ts'

const [BALLOTS, QUESTIONS, WARM_UP, REPEATS] = [2_000, 30, 5, 9]
const method = process.argv[2]
const draw = mulberry32(1)
const mark = () => 1 + Math.floor(draw() * 5)
const items = Array.from({ length: QUESTIONS }, (_, at) => `question-${at}`)

const BALLOT = {
  value_gap: () => ({
    ratings: Object.fromEntries(
      items.map((item) => [item, { value: mark(), gap: draw() < 0.1 ? 'cant_judge' : mark() }]),
    ),
  }),
  dots: () => ({
    dots: Object.fromEntries(items.slice(0, 3).map((_, at) => [items[(at * 7 + mark() * 3) % QUESTIONS], 1])),
  }),
}

const must = (result) => {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}
const { configure, check } = METHODS[method]
const config = must(configure(method === 'dots' ? { budget: 5 } : {}, items))
const ballots = Array.from({ length: BALLOTS }, (_, at) => ({
  ballot: must(check(BALLOT[method](), config, items)),
  organisation: `organisation ${at % 40}`,
}))

function timed() {
  const began = performance.now()
  const { received } = countPoll({ method, config, items, ballots, eligible: BALLOTS, k: 5 })
  if (received !== BALLOTS) throw new Error('the count is wrong')
  return performance.now() - began
}
const cold = timed()
for (let at = 0; at < WARM_UP; at++) timed()
const warm = Array.from({ length: REPEATS }, timed).toSorted((a, b) => a - b)[Math.floor(REPEATS / 2)]
console.log(JSON.stringify({ cold, warm }))
