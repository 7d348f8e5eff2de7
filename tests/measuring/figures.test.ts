import { expect, test } from 'vitest'
import { exponentOf, lineThrough } from '#tests/load/kit/fit.mjs'
import { capacityTable, placed, speedTable } from '#tests/load/kit/markdown.mjs'

test('a line goes through points that lie on one, without error', () => {
  const { slope, intercept, error } = lineThrough([
    [0, 1],
    [1, 3],
    [2, 5],
  ])
  expect([slope, intercept, error]).toEqual([2, 1, 0])
})

test('slope and standard error are those of the textbook', () => {
  // Draper and Smith’s formulas by hand: x̄ 2.5, ȳ 2.5, Σ(x−x̄)² 5, Σ(x−x̄)(y−ȳ) 4; residual 1.8 / 2 / 5.
  const { slope, error } = lineThrough([
    [1, 1],
    [2, 3],
    [3, 2],
    [4, 4],
  ])
  expect(slope).toBeCloseTo(0.8, 12)
  expect(error).toBeCloseTo(Math.sqrt(0.18), 12)
})

test.each([
  ['nothing', 0],
  ['as much', 1],
  ['its square', 2],
])('an exponent is found where size costs %s', (_name, power) => {
  const { exponent, error } = exponentOf([50, 150, 600, 2_000].map((size) => [size, 3 * size ** power] as const))
  expect(exponent).toBeCloseTo(power, 10)
  expect(error).toBeCloseTo(0, 10)
})

const goal = (what: string, isMet: boolean) => ({ what, figure: '1.5 ×', goal: '≤ 2 ×', isMet })
const load = { before: '0.1', after: '0.9' }

test('the table names every missed goal and every benchmark that failed', () => {
  const outcomes = [
    { id: 'B2', title: 'votes', goals: [goal('CPU', true), goal('ack', false)] },
    { id: 'B5', title: 'return', failed: 'Error: lost' },
    {
      id: 'B12',
      title: 'counts',
      goals: ['dots', 'score', 'points', 'opinion'].map((what) => goal(what, what !== 'score')),
    },
  ]
  expect(speedTable({ quick: false, machine: 'two cores', load, outcomes }).split('\n').slice(2)).toEqual([
    '| B2 | votes | CPU 1.5 × · ack 1.5 × | ≤ 2 × · ≤ 2 × | missed: ack |',
    '| B5 | return | failed |  | FAILED |',
    '| B12 | counts | score 1.5 × | ≤ 2 × | missed: score |',
    '',
    'two cores. Load before and after: 0.1; 0.9.',
  ])
})

test('many goals that are all met take one line, and a quick run says that it was one', () => {
  const goals = ['dots', 'score', 'points', 'opinion'].map((what) => goal(what, true))
  const table = speedTable({ quick: true, machine: 'm', load, outcomes: [{ id: 'B12', title: 'counts', goals }] })
  expect(table).toContain('| B12 | counts | 4 of 4 | ≤ 2 × | met |')
  expect(table).toContain('The quick form')
})

test('capacity is worked out from what was measured, and what was not is named', () => {
  const outcomes = [
    { id: 'B2', title: 'votes', figures: [{ serverCpu: 0.25 }] },
    { id: 'B8', title: 'memory', figures: [{ held: 40_000 }] },
    { id: 'B4', title: 'joins', failed: 'Error', figures: [{ serverCpu: 1 }] },
  ]
  const table = capacityTable({ outcomes })
  expect(table).toContain('| B2 | 250 µs | 4,000 votes a second on a whole core |')
  expect(table).toContain('| B8 | 40.0 kB | 25,000 people a gigabyte |')
  expect(table).toContain('| a person who comes in | B4 | not in this run |  |')
})

test('a table is put between its marks and nothing else changes', () => {
  const before = 'a\n<!-- speed: begin -->\nold\n<!-- speed: end -->\nz\n'
  const after = placed(before, 'speed', 'new')
  expect(after).toBe('a\n<!-- speed: begin -->\nnew\n<!-- speed: end -->\nz\n')
  expect(placed(after, 'speed', 'new')).toBe(after)
  expect(() => placed('nothing', 'speed', 'new')).toThrow('no place for speed')
})
