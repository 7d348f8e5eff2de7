import { describe, expect, test } from 'vitest'
import type { Asked } from '#client/voting/asked.ts'
import { dotsPaper } from '#client/voting/dots-paper.tsx'
import type { AnyPaper } from '#client/voting/paper.ts'
import { approvalPaper } from '#client/voting/papers/approval-paper.tsx'
import { criteriaPaper } from '#client/voting/papers/criteria-paper.tsx'
import { delphiPaper } from '#client/voting/papers/delphi-paper.tsx'
import { equalSharesPaper } from '#client/voting/papers/equal-shares-paper.tsx'
import { majorityJudgmentPaper } from '#client/voting/papers/majority-judgment-paper.tsx'
import { opinionPaper } from '#client/voting/papers/opinion-paper.tsx'
import { pairLines } from '#client/voting/papers/pairs.ts'
import { pairwisePaper } from '#client/voting/papers/pairwise-paper.tsx'
import { pointsPaper } from '#client/voting/papers/points-paper.tsx'
import { quadraticPaper } from '#client/voting/papers/quadratic-paper.tsx'
import { rankedPaper } from '#client/voting/papers/ranked-paper.tsx'
import { scorePaper } from '#client/voting/papers/score-paper.tsx'
import { slotKey } from '#client/voting/typing.ts'
import { valueGapPaper } from '#client/voting/value-gap-paper.tsx'
import { type MethodName, METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { configOf, Q, QUESTIONS } from './a-poll.ts'

const PAPERS: Readonly<Record<MethodName, AnyPaper>> = {
  value_gap: valueGapPaper,
  dots: dotsPaper,
  approval: approvalPaper,
  score: scorePaper,
  points: pointsPaper,
  quadratic: quadraticPaper,
  majority_judgment: majorityJudgmentPaper,
  criteria: criteriaPaper,
  delphi: delphiPaper,
  ranked: rankedPaper,
  pairwise: pairwisePaper,
  equal_shares: equalSharesPaper,
  opinion: opinionPaper,
}

const ASKED: readonly Asked[] = Q.map((id, at) => ({ id, number: at + 1, ...QUESTIONS[id]! }))
const COSTS = { costs: { q1: 4, q2: 5, q3: 6 }, budget: 10 }

/** What is typed into the slots, line after line; an empty text leaves one out. */
function typed(method: MethodName, texts: readonly string[], given: object = {}) {
  const config = configOf(method, method === 'equal_shares' ? { ...COSTS, ...given } : given)
  const paper = PAPERS[method]
  const lines = paper.lines(config, ASKED, 1)
  const keys = lines.flatMap((line) => line.slots.map((slot) => slotKey(line, slot)))
  const read = paper.read(Object.fromEntries(texts.map((text, at) => [keys[at]!, text])), config, lines)
  return read.ok ? read.value : read.error
}

type Example = [method: MethodName, texts: readonly string[], ballot: object, given?: object]
const EXAMPLES: Example[] = [
  ['value_gap', ['4', '0', '', '2'], { ratings: { q1: { value: 4, gap: 'cant_judge' }, q2: { gap: 2 } } }],
  ['dots', ['2', '', '1'], { dots: { q1: 2, q3: 1 } }],
  ['approval', ['1', '', '1'], { approved: ['q1', 'q3'] }],
  ['score', ['5', '0'], { scores: { q1: 5, q2: 'cant_judge' } }],
  ['points', ['70', '30', '0'], { points: { q1: 70, q2: 30 } }],
  ['quadratic', ['3', '-2', '0'], { votes: { q1: 3, q2: -2 } }, { negative: true }],
  ['majority_judgment', ['6', '1', '0'], { grades: { q1: 5, q2: 0, q3: 'cant_judge' } }],
  ['criteria', ['3', '', '0'], { marks: { q1: { suitability: 3, impact: 'cant_judge' } } }],
  ['delphi', ['-7', 'x', '12'], { estimates: { q1: -7, q2: 'cant_judge', q3: 12 } }, { scale: [-10, 20] }],
  ['ranked', ['2', '1', '2'], { ranking: [['q2'], ['q1', 'q3']] }],
  ['equal_shares', ['', '1', ''], { approved: ['q2'] }],
  ['opinion', ['1', '2', '3'], { votes: { q1: 1, q2: -1, q3: 0 } }],
]

test.each(EXAMPLES)('[VS37] %s: %j is read as a ballot that the room takes', (method, texts, ballot, given) => {
  const own = typed(method, texts, given)
  expect(own).toEqual(ballot)
  const config = configOf(method, method === 'equal_shares' ? { ...COSTS, ...given } : given)
  expect(METHODS[method].check(own, config, Q).ok).toBe(true)
})

type Fault = [method: MethodName, texts: readonly string[], words: string, given?: object]
const FAULTS: Fault[] = [
  ['value_gap', ['4', '0', '6'], "Question 2: type 1 to 5, 0 for can't judge."],
  ['dots', ['2', '2'], '4 dots are typed. A ballot has 3.', { budget: 3, perItem: 2 }],
  ['approval', ['1', '1'], '2 are ticked. At most 1 can be.', { max: 1 }],
  ['points', ['70', '31'], '101 points are typed. A ballot has 100.'],
  ['quadratic', ['3', '2'], 'These votes cost 13 credits. A ballot has 10.', { credits: 10 }],
  ['quadratic', ['-'], 'Question 1: type -10 to 10.', { negative: true }],
  ['delphi', ['12'], "Question 1: type 1 to 9, x for can't judge."],
  [
    'ranked',
    ['1', '1'],
    'Two questions have the same place. In this vote each needs its own.',
    { rule: 'stv', seats: 1 },
  ],
  [
    'equal_shares',
    ['1', '', '1', ''],
    'What is ticked costs 11. The budget is 10.',
    { withinBudget: true, costs: { q1: 5, q2: 5, q3: 6 } },
  ],
]

test.each(FAULTS)('[VS37] %s: %j is refused in words', (method, texts, words, given) => {
  expect(typed(method, texts, given)).toBe(words)
})

test.each(METHOD_NAMES)('[VS37] %s: paper says how it is filled in and what can be typed', (method) => {
  const config = configOf(method, method === 'equal_shares' ? COSTS : {})
  const paper = PAPERS[method]
  expect(paper.instruction(config)).toMatch(/\.$/)
  expect(paper.typing(config).keys).not.toBe('')
  expect(paper.typing(config).begins.test('')).toBe(true)
  expect(paper.isBlank(paper.blank)).toBe(true)
  const nothing = paper.read({}, config, paper.lines(config, ASKED, 1))
  expect(nothing.ok && paper.isBlank(nothing.value), 'nothing typed is a blank ballot').toBe(true)
})

describe('pairs on paper', () => {
  const many = Array.from({ length: 9 }, (_, at): Asked => ({
    ...ASKED[0]!,
    id: `m${at}` as Asked['id'],
    number: at + 1,
  }))
  const names = (number: number) =>
    pairLines(many, number).map(({ asked }) =>
      asked
        .map(({ id }) => id)
        .toSorted()
        .join(),
    )

  test('[VS37] a ballot has twelve different pairs at most, and the next ballot others', () => {
    expect(new Set(names(1)).size).toBe(12)
    expect(names(2).filter((pair) => names(1).includes(pair))).toEqual([])
  })

  test('[VS37] a stack of ballots asks every pair alike', () => {
    const asked = [1, 2, 3].flatMap(names)
    expect(asked).toHaveLength(36)
    expect(new Set(asked).size).toBe(36)
  })

  test('[VS37] 1 is the first of the two, 2 the second, 0 not decided', () => {
    const [first, second] = pairLines(ASKED, 1)
    const [a, b] = first!.asked
    expect(typed('pairwise', ['1', '2', '0'])).toMatchObject({
      pairs: [
        [a!.id, b!.id, 1],
        [second!.asked[0]!.id, second!.asked[1]!.id, 0],
        [expect.anything(), expect.anything(), 0.5],
      ],
    })
  })
})
