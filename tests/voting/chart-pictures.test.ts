import { expect, test } from 'vitest'
import type { Flow, Label, Mark, Rect } from '#shared/voting/charts/marks.ts'
import { pictureOf, picturesIn } from '#shared/voting/charts/pictures.ts'
import { countedRounds } from '#shared/voting/charts/round-flows.ts'
import { linePlan } from '#shared/voting/charts/line-plans.ts'
import { rampTone } from '#shared/voting/charts/ramp.ts'
import { inOrder } from '#shared/voting/charts/told-items.ts'
import { scoreAt, weightPanels } from '#shared/voting/charts/weight-lines.ts'
import { FRAMEWORK } from '#shared/voting/methods/criteria.ts'
import type { MethodBallot } from '#shared/voting/methods.ts'
import { fc } from '#tests/kit/chance.ts'
import { ITEMS } from './ballots.ts'
import { FRAMES, LAPTOP, NUMBERS, PHONE, resultOf, WALL, WAYS } from './some-results.ts'

const SOME = { numRuns: 60 }
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one)
const ranking = (...order: string[]): MethodBallot => ({ ranking: order.map((id) => [id]) })
const labels = (marks: readonly Mark[]) => marks.filter((mark): mark is Label => mark.shape === 'label')
const said = (marks: readonly Mark[]) => labels(marks).map(({ words }) => words)
const orders = fc
  .array(fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length }), { minLength: 3, maxLength: 14 })
  .map((all) => all.map((order) => ranking(...order)))
const seats = (ballots: readonly MethodBallot[]) => resultOf('ranked', ballots, { rule: 'stv', seats: 2 })
const lastOut = (ballots: readonly MethodBallot[]) => resultOf('ranked', ballots, { rule: 'irv' })

test.each([
  ['seats', seats],
  ['rounds', lastOut],
] as const)('[VS61] at every count of %s all votes are there', (_name, count) => {
  fc.assert(
    fc.property(orders, (ballots) => {
      for (const { holdings } of countedRounds(count(ballots)))
        expect(holdings.reduce((sum, { votes }) => sum + votes, 0)).toBeCloseTo(ballots.length, 6)
    }),
  )
})

test.each([
  ['seats', seats],
  ['rounds', lastOut],
] as const)('[VS67] at every count of %s as much is passed on as arrives', (_name, count) => {
  fc.assert(
    fc.property(orders, (ballots) => {
      const counts = countedRounds(count(ballots))
      for (const { from, to, round } of counts.slice(0, -1)) {
        const sum = (some: readonly { votes: number }[]) => some.reduce((all, { votes }) => all + votes, 0)
        expect(sum(to)).toBeCloseTo(sum(from), 6)
        for (const { id } of from) expect([...(round.out ?? []), round.elected]).toContain(id)
      }
    }),
  )
})

test('[VS67] two who leave together pass on one ribbon, and one who leaves alone a ribbon to each', () => {
  const ballots = [
    ...times(5, ranking('q1', 'q2', 'q3', 'q4')),
    ...times(4, ranking('q2', 'q1', 'q3', 'q4')),
    ranking('q3', 'q1', 'q2', 'q4'),
    ranking('q4', 'q2', 'q1', 'q3'),
  ]
  const result = lastOut(ballots)
  expect(result.rounds?.[0]?.out).toEqual(['q3', 'q4'])
  const { marks } = pictureOf('rounds', result, NUMBERS, LAPTOP)!
  const passing = marks.filter((mark): mark is Flow => mark.shape === 'flow' && !mark.isFaint)
  const levels = [...new Set(passing.flatMap(({ from, to }) => [from.y, to.y]))].toSorted((a, b) => a - b)
  expect(levels).toHaveLength(3) // from the bar to where they are one, and on to the next bar
  const [into, out] = [
    passing.filter(({ to }) => to.y === levels[1]),
    passing.filter(({ from }) => from.y === levels[1]),
  ]
  expect([into.length, out.length]).toEqual([2, 2])
  const width = (flows: readonly Flow[]) => flows.reduce((sum, { from }) => sum + from.end - from.start, 0)
  expect(width(into)).toBeCloseTo(width(out), 6)
})

test.each(WAYS)('[VS63] the lines of $name stand in its order', ({ results: some }) => {
  fc.assert(
    fc.property(some, (result) => {
      const order = inOrder(result)
      expect(order.toSorted()).toEqual(Object.keys(result.items ?? {}).toSorted())
      expect(order.slice(0, result.order!.flat().length)).toEqual(result.order!.flat())
    }),
    SOME,
  )
})

const CIRCLE = [
  ...times(8, ranking('q1', 'q2', 'q3', 'q4')),
  ...times(7, ranking('q2', 'q3', 'q1', 'q4')),
  ...times(5, ranking('q3', 'q1', 'q2', 'q4')),
]

test('[VS63] the table of pairs has its questions in the order of the result, downwards and across', () => {
  const result = resultOf('ranked', CIRCLE)
  const heads = said(pictureOf('matrix', result, NUMBERS, PHONE)!.marks).filter((words) => /^90\d$/.test(words))
  const order = inOrder(result).flatMap((id) => [String(NUMBERS.get(id)), String(NUMBERS.get(id))])
  expect(heads).toEqual(order)
})

test('[VS66] a circle is drawn with both counts of each pair, and its cells have an edge', () => {
  const result = resultOf('ranked', CIRCLE)
  const ring = pictureOf('ring', result, NUMBERS, PHONE)!
  expect(said(ring.marks).filter((words) => words.includes('to'))).toEqual(['13 to 7', '15 to 5', '12 to 8'])
  expect(ring.marks.filter((mark) => mark.shape === 'stroke' && mark.isArrow)).toHaveLength(3)
  expect(ring.words).toBe(
    'Question 901 beats question 902 by 13 to 7, question 902 beats question 903 by 15 to 5 and question 903 beats question 901 by 12 to 8.',
  )
  const matrix = pictureOf('matrix', result, NUMBERS, PHONE)!
  expect(matrix.marks.filter((mark) => mark.shape === 'stroke' && mark.tone === 'ink')).toHaveLength(3)
  expect(matrix.words).toContain('Question 901 beats 902 and 904.')
})

test('[VS66] where nobody closes a circle none is drawn', () => {
  const result = resultOf('ranked', times(6, ranking('q1', 'q2', 'q3', 'q4')))
  expect(picturesIn(result)).toEqual(['matrix'])
  const { marks } = pictureOf('matrix', result, NUMBERS, PHONE)!
  expect(marks.filter((mark) => mark.shape === 'stroke')).toEqual([])
  const wins = marks.filter((mark) => mark.shape === 'rect' && mark.tone === 'step-3')
  expect(wins).toHaveLength(6)
})

const MARKS = {
  suitability: 'P1 4 P2 5 P3 3',
  deliverability: 'P1 3 P2 5 P3 2',
  impact: 'P1 5 P2 3 P3 5',
  scalability: 'P1 2 P2 3 P3 5',
  portfolio: 'P1 3 P2 4 P3 4',
} as const

const ALL_LOW = Object.fromEntries(Object.keys(MARKS).map((id) => [id, 1]))

/** The example of VOTING.md §2.11: three reviewers who say the same. */
function theFramework() {
  const marksOf = (place: number) =>
    Object.fromEntries(Object.entries(MARKS).map(([id, all]) => [id, Number(all.split(' ')[place * 2 + 1])]))
  const ballot = { marks: { q1: marksOf(0), q2: marksOf(1), q3: marksOf(2), q4: ALL_LOW } }
  return resultOf('criteria', times(3, ballot) as readonly MethodBallot[], { criteria: FRAMEWORK })
}

test('[VS68] lines of weights are at the told score, and cross where the result says so', () => {
  const result = theFramework()
  const panels = weightPanels(result)
  expect(panels.map(({ label }) => label)).toEqual(FRAMEWORK.map(({ label }) => label))
  for (const { weight, lines, tipping, leader } of panels) {
    const at = (id: string, where: number) =>
      scoreAt(
        lines.find((one) => one.id === id)!,
        where,
      )
    for (const [id, score] of Object.entries({ q1: 3.65, q2: 3.95, q3: 3.85 }))
      expect(at(id, weight)).toBeCloseTo(score, 6)
    expect(leader).toBe('q2')
    if (tipping) expect(at(tipping.rival, tipping.weight)).toBeCloseTo(at('q2', tipping.weight), 6)
  }
  expect(panels.map(({ tipping }) => tipping?.weight)).toEqual([
    expect.closeTo(3 / 19, 6),
    expect.closeTo(5 / 29, 6),
    expect.closeTo(1 / 3, 6),
    expect.closeTo(4 / 21, 6),
    undefined,
  ])
  expect(pictureOf('weights', result, NUMBERS, PHONE)!.words).toContain(
    'Deliverability weighs 20 %; at 17 % question 903 draws level with question 902.',
  )
})

test('[VS64] [VS68] where the weights may not be told, the lines say that, and none is drawn for one that is hidden', () => {
  const result = theFramework()
  const { sensitivity: _, ...rest } = result
  expect(pictureOf('weights', rest, NUMBERS, PHONE)!.words).toContain('whether another would lead is not told')
  const hidden = { ...result, items: { ...result.items, q2: { suppressed: true as const } } }
  expect(pictureOf('weights', hidden, NUMBERS, PHONE)).toBeUndefined()
})

test('equal shares are drawn end to end, and what is left is hatched', () => {
  const ballots = [
    ...times(5, { approved: ['q1', 'q2'] }),
    ...times(5, { approved: ['q3'] }),
  ] as readonly MethodBallot[]
  const result = resultOf('equal_shares', ballots, { costs: { q1: 4, q2: 9, q3: 4, q4: 9 }, budget: 10 })
  const { marks, words } = pictureOf('budget', result, NUMBERS, LAPTOP)!
  const [first, second] = marks.filter((mark): mark is Rect => mark.shape === 'rect' && mark.tone === 'accent')
  expect(second!.x).toBeCloseTo(first!.x + first!.width, 6)
  expect(first!.width / second!.width).toBeCloseTo(1, 6)
  expect(marks.some(({ shape }) => shape === 'hatch')).toBe(true)
  expect(words).toMatch(/^In turn: question 90[13] for 4 and question 90[13] for 4\. 8 of 10 is spent\.$/)
})

test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('[VS65] no two of %d answers share a colour', (of) => {
  const tones = Array.from({ length: of }, (_, at) => rampTone(at, of))
  expect(new Set(tones).size).toBe(of)
  const steps = tones.map((tone) => Number(tone.slice('ramp-'.length)))
  expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  expect(steps).toEqual(steps.map((step) => 10 - step).toReversed()) // both ends look alike
})

test.each(WAYS)('[VS69] every picture of $name is told in words, with every question it draws', ({ results: some }) => {
  fc.assert(
    fc.property(some, fc.constantFrom(...FRAMES), (result, frame) => {
      for (const line of Object.values(linePlan(result)?.lines ?? {})) expect(line.words).not.toBe('')
      for (const kind of picturesIn(result)) {
        const { words, title, reading, marks } = pictureOf(kind, result, NUMBERS, frame)!
        expect([title, reading, words].every((some) => some.length > 8)).toBe(true)
        const drawn = said(marks).filter((number) => /^90\d$/.test(number))
        if (kind !== 'weights') for (const number of drawn) expect(words).toContain(number)
      }
    }),
    SOME,
  )
})

test('[VS69] fine letters are 12 px or more, and on the wall no smaller than the others', () => {
  expect(Math.min(...FRAMES.map(({ fine }) => fine))).toBeGreaterThanOrEqual(12)
  expect(WALL.fine).toBe(WALL.em)
})
