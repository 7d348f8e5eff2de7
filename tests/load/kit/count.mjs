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

const each = (one) => Object.fromEntries(items.map((item) => [item, one()]))
const someOf = (n) => items.slice(0, n).map((_, at) => items[(at * 7 + mark() * 3) % QUESTIONS])

const BALLOT = {
  value_gap: () => ({ ratings: each(() => ({ value: mark(), gap: draw() < 0.1 ? 'cant_judge' : mark() })) }),
  dots: () => ({ dots: Object.fromEntries(someOf(3).map((item) => [item, 1])) }),
  approval: () => ({ approved: [...new Set(someOf(8))] }),
  score: () => ({ scores: each(() => (draw() < 0.1 ? 'cant_judge' : mark())) }),
  points: () => ({ points: { ...Object.fromEntries(items.map((item) => [item, 3])), [items[0]]: 13 } }),
  quadratic: () => ({ votes: Object.fromEntries(someOf(4).map((item) => [item, mark()])) }),
  majority_judgment: () => ({ grades: each(() => (draw() < 0.1 ? 'cant_judge' : mark())) }),
  criteria: ({ criteria }) => ({ marks: each(() => Object.fromEntries(criteria.map(({ id }) => [id, mark()]))) }),
  delphi: () => ({ estimates: each(() => mark() + 2) }),
  ranked: () => ({
    ranking: shuffled()
      .slice(0, 5 + Math.floor(draw() * 20))
      .map((item) => [item]),
  }),
  pairwise: () => ({
    pairs: somePairs(30).map(([first, second]) => [first, second, draw() < 0.1 ? 0.5 : draw() < 0.6 ? 1 : 0]),
  }),
  equal_shares: () => ({ approved: [...new Set(someOf(6))] }),
  opinion: () => ({ votes: voteOfCamp(mark() % 3) }),
}
/** Where what is usual is not enough, or not the hardest. */
const CONFIGS = {
  dots: () => ({ budget: 5 }),
  equal_shares: () => ({
    costs: Object.fromEntries(items.map((item, at) => [item, 2_000 + at * 300])),
    budget: 50_000,
    completion: 'add1',
  }),
}

function shuffled() {
  return items
    .map((item) => ({ item, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

function somePairs(n) {
  const pairs = new Map()
  for (let at = 0; at < n; at++) {
    const [first, second] = shuffled()
    pairs.set([first, second].toSorted().join(), [first, second])
  }
  return [...pairs.values()]
}

/** Three ways of seeing, with much noise: no group is easy to find. */
function voteOfCamp(camp) {
  const leaning = (at) => (draw() < 0.2 ? 0 : (at % 3 === camp) !== draw() < 0.2 ? 1 : -1)
  return Object.fromEntries(items.flatMap((item, at) => (draw() < 0.2 ? [] : [[item, leaning(at)]])))
}
const KINDS = ['frontline', 'funder', 'academic', 'local_gov']

const must = (result) => {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}
const { configure, check } = METHODS[method]
const config = must(configure(CONFIGS[method]?.() ?? {}, items))
const ballots = Array.from({ length: BALLOTS }, (_, at) => ({
  ballot: must(check(BALLOT[method](config), config, items)),
  organisation: `organisation ${at % 40}`,
  group: KINDS[at % KINDS.length],
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
