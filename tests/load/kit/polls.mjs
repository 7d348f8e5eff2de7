// What the bench counts: 2,000 ballots on 30 questions by every method, and those counts that are known to be hard.
import { mulberry32 } from '#shared/kit/random.ts'
import { METHODS } from '#shared/voting/methods.ts'

const KINDS = ['frontline', 'funder', 'academic', 'local_gov']
const PEOPLE = 2_000
const QUESTIONS = 30

/** By name: the method, what is set, and how many people and questions where that is not the usual. */
const POLLS = {
  value_gap: {},
  dots: { given: () => ({ budget: 5 }) },
  approval: {},
  score: {},
  points: {},
  quadratic: {},
  majority_judgment: {},
  criteria: {},
  delphi: {},
  ranked: {},
  pairwise: {},
  equal_shares: { given: (items) => projects(items, 'add1') },
  opinion: {},
  'ranked_kemeny, 8 questions': { method: 'ranked', given: () => ({ rule: 'kemeny' }), questions: 8 },
  ranked_pairs: { method: 'ranked', given: () => ({ rule: 'ranked_pairs' }) },
  ranked_copeland: { method: 'ranked', given: () => ({ rule: 'copeland' }) },
  ranked_minimax: { method: 'ranked', given: () => ({ rule: 'minimax' }) },
  ranked_borda: { method: 'ranked', given: () => ({ rule: 'borda' }) },
  ranked_irv: { method: 'ranked', given: () => ({ rule: 'irv' }) },
  ranked_stv: { method: 'ranked', given: () => ({ rule: 'stv', seats: 5 }) },
  'equal_shares, no completion': { method: 'equal_shares', given: (items) => projects(items, 'none') },
  'how firm (bootstrap), 166 people': { method: 'value_gap', people: 166 },
  'how firm (bootstrap), 80 people': { method: 'value_gap', people: 80 },
  'a workshop: 24 people, 10 questions': { method: 'value_gap', people: 24, questions: 10 },
}
export const POLL_NAMES = Object.keys(POLLS)

const projects = (items, completion) => ({
  costs: Object.fromEntries(items.map((item, at) => [item, 2_000 + at * 300])),
  budget: 50_000,
  completion,
})

/** The same at every call: a config and ballots that the method has read, with whose they are. */
export function pollOf(name) {
  const { method = name, given = () => ({}), people = PEOPLE, questions = QUESTIONS } = POLLS[name]
  const draw = mulberry32(1)
  const items = Array.from({ length: questions }, (_, at) => `question-${at}`)
  const config = must(METHODS[method].configure(given(items), items))
  const ballots = Array.from({ length: people }, (_, at) => ({
    ballot: must(METHODS[method].check(BALLOT[method]({ draw, items, config }), config, items)),
    organisation: `organisation ${at % 40}`,
    group: KINDS[at % KINDS.length],
  }))
  return { method, given: given(items), config, items, ballots }
}

function must(result) {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

const mark = (draw) => 1 + Math.floor(draw() * 5)
const unless = (draw, one) => (draw() < 0.1 ? 'cant_judge' : one())
const each = (items, one) => Object.fromEntries(items.map((item) => [item, one()]))
const someOf = ({ draw, items }, n) => items.slice(0, n).map((_, at) => items[(at * 7 + mark(draw) * 3) % items.length])

const BALLOT = {
  value_gap: ({ draw, items }) => ({
    ratings: each(items, () => ({ value: mark(draw), gap: unless(draw, () => mark(draw)) })),
  }),
  dots: (poll) => ({ dots: Object.fromEntries(someOf(poll, 3).map((item) => [item, 1])) }),
  approval: (poll) => ({ approved: [...new Set(someOf(poll, 8))] }),
  score: ({ draw, items }) => ({ scores: each(items, () => unless(draw, () => mark(draw))) }),
  points: ({ items }) => ({ points: { ...each(items, () => 3), [items[0]]: 13 } }),
  quadratic: (poll) => ({ votes: Object.fromEntries(someOf(poll, 4).map((item) => [item, mark(poll.draw)])) }),
  majority_judgment: ({ draw, items }) => ({ grades: each(items, () => unless(draw, () => mark(draw))) }),
  criteria: ({ draw, items, config: { criteria } }) => ({
    marks: each(items, () => Object.fromEntries(criteria.map(({ id }) => [id, mark(draw)]))),
  }),
  delphi: ({ draw, items }) => ({ estimates: each(items, () => mark(draw) + 2) }),
  ranked: ({ draw, items }) => ({
    ranking: shuffled(draw, items)
      .slice(0, Math.ceil((0.2 + 0.7 * draw()) * items.length))
      .map((item) => [item]),
  }),
  pairwise: ({ draw, items }) => ({
    pairs: somePairs(draw, items, 30).map(([first, second]) => [
      first,
      second,
      draw() < 0.1 ? 0.5 : draw() < 0.6 ? 1 : 0,
    ]),
  }),
  equal_shares: (poll) => ({ approved: [...new Set(someOf(poll, 6))] }),
  opinion: ({ draw, items }) => ({ votes: voteOfCamp(draw, items, mark(draw) % 3) }),
}

function shuffled(draw, items) {
  return items
    .map((item) => ({ item, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

function somePairs(draw, items, n) {
  const pairs = new Map()
  for (let at = 0; at < n; at++) {
    const [first, second] = shuffled(draw, items)
    pairs.set([first, second].toSorted().join(), [first, second])
  }
  return [...pairs.values()]
}

/** Three ways of seeing, with much noise: no group is easy to find. */
function voteOfCamp(draw, items, camp) {
  const leaning = (at) => (draw() < 0.2 ? 0 : (at % 3 === camp) !== draw() < 0.2 ? 1 : -1)
  return Object.fromEntries(items.flatMap((item, at) => (draw() < 0.2 ? [] : [[item, leaning(at)]])))
}
