import { expect, test } from 'vitest'
import { drawLine } from '#shared/voting/charts/draw-line.ts'
import { linePlan } from '#shared/voting/charts/line-plans.ts'
import { type Drawing, type Frame, type Mark, widthOf } from '#shared/voting/charts/marks.ts'
import { tableOf } from '#shared/voting/charts/picture-tables.ts'
import { pictureOf, picturesIn } from '#shared/voting/charts/pictures.ts'
import { scatterPicture } from '#shared/voting/charts/scatter.ts'
import { shownKey } from '#shared/voting/charts/shown-key.ts'
import { inOrder, toldItems } from '#shared/voting/charts/told-items.ts'
import type { PollResult } from '#shared/voting/count.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import { fc } from '#tests/kit/chance.ts'
import { ITEMS } from './ballots.ts'
import { cornersOf, FRAMES, LAPTOP, NUMBERS, PHONE, resultOf, results, WAYS } from './some-results.ts'

const frames = fc.constantFrom(...FRAMES)
const SOME = { numRuns: 40 }

/** Everything that is drawn of a result. */
function drawnOf(result: PollResult, frame: Frame, before?: PollResult): readonly Drawing[] {
  const plan = linePlan(result, before)
  const field = result.method.startsWith('value_gap@') ? scatterPicture(result, NUMBERS, frame, before) : undefined
  return [
    ...(plan ? inOrder(result).flatMap((id) => drawLine(plan, id, frame) ?? []) : []),
    ...picturesIn(result).flatMap((kind) => pictureOf(kind, result, NUMBERS, frame) ?? []),
    ...(field ? [field] : []),
  ]
}

test.each(WAYS)('[VS60] every mark of $name lies inside its frame', ({ results: some }) => {
  fc.assert(
    fc.property(some, some, frames, (result, before, frame) => {
      for (const { width, height, marks } of drawnOf(result, frame, before)) {
        expect(width).toBeLessThanOrEqual(frame.width + 0.01)
        for (const corner of marks.flatMap(cornersOf)) {
          expect(corner.x).toBeGreaterThanOrEqual(-0.5)
          expect(corner.x).toBeLessThanOrEqual(width + 0.5)
          expect(corner.y).toBeGreaterThanOrEqual(-0.5)
          expect(corner.y).toBeLessThanOrEqual(height + 0.5)
        }
      }
    }),
    SOME,
  )
})

test.each(WAYS)('[VS60] no mark of $name is anything but a number of pixels', ({ results: some }) => {
  fc.assert(
    fc.property(some, frames, (result, frame) => {
      const text = JSON.stringify(drawnOf(result, frame))
      expect(text).not.toMatch(/null|NaN|undefined/)
      for (const mark of drawnOf(result, frame).flatMap(({ marks }) => marks)) {
        if (mark.shape === 'rect') expect(Math.min(mark.width, mark.height)).toBeGreaterThanOrEqual(0)
        if (mark.shape === 'dot') expect(mark.radius).toBeGreaterThan(0)
      }
    }),
    SOME,
  )
})

/** The bar itself: the second block of a line, where its value is not nothing. */
const barIn = ({ marks }: Drawing) =>
  marks.find((mark) => mark.shape === 'rect' && mark.tone !== 'inset') as Extract<Mark, { shape: 'rect' }> | undefined

const BARS: readonly MethodName[] = ['dots', 'approval', 'points', 'quadratic', 'criteria', 'pairwise', 'equal_shares']

test.each(BARS)('[VS61] bars of %s begin at one zero and are as long as their numbers', (method) => {
  fc.assert(
    fc.property(results(method), frames, (result, frame) => {
      const plan = linePlan(result)
      if (plan?.kind !== 'bars') throw new Error('no bars')
      const unit = frame.width / (plan.most - plan.least)
      for (const [id, { value }] of Object.entries(plan.lines)) {
        const bar = barIn(drawLine(plan, id, frame)!)
        expect(bar?.width ?? 0).toBeCloseTo(Math.abs(value) * unit, 3)
        if (bar) expect(value > 0 ? bar.x : bar.x + bar.width).toBeCloseTo(-plan.least * unit, 3)
      }
    }),
  )
})

test('[VS61] parts of a strip are as wide as they are many, round one middle', () => {
  fc.assert(
    fc.property(results('score'), (result) => {
      const plan = linePlan(result)
      if (plan?.kind !== 'strips') throw new Error('no strips')
      const units = Object.entries(plan.lines).flatMap(([id, { parts }]) => {
        const blocks = drawLine(plan, id, PHONE)!.marks.filter(
          (mark) => mark.shape === 'rect' && mark.tone.startsWith('ramp'),
        ) as Extract<Mark, { shape: 'rect' }>[]
        const given = parts.filter(({ count }) => count > 0)
        expect(blocks.map(({ tone }) => tone)).toEqual(given.map(({ tone }) => tone))
        // Two neighbours leave each other a little room.
        return blocks.slice(1).map((block, at) => (block.x - blocks[at]!.x) / given[at]!.count)
      })
      for (const unit of units) expect(unit).toBeCloseTo(units[0]!, 3)
    }),
  )
})

test.each(['opinion', 'majority_judgment', 'score'] as const)(
  '[VS97] no number in a strip of %s is crossed by the upright line',
  (method) => {
    fc.assert(
      fc.property(results(method), frames, (result, frame) => {
        const plan = linePlan(result)!
        for (const { marks } of Object.keys(plan.lines).flatMap((id) => drawLine(plan, id, frame) ?? [])) {
          const upright = marks.find((mark) => mark.shape === 'stroke')?.points[0]?.x
          if (upright === undefined) throw new Error('no line')
          for (const mark of marks) {
            if (mark.shape !== 'label') continue
            expect(Math.abs(mark.x - upright)).toBeGreaterThan(widthOf(mark.words, frame.fine) / 2)
          }
        }
      }),
      SOME,
    )
  },
)

const countedIn = (drawing: Drawing | undefined) =>
  drawing?.marks.filter((mark) => mark.shape === 'dot' && mark.counts).length ?? 0

test.each(['dots', 'approval', 'points', 'quadratic', 'equal_shares', 'delphi', 'ranked'] as const)(
  '[VS62] a line of %s has a mark for each that it promises one for, or promises none',
  (method) => {
    fc.assert(
      fc.property(results(method), frames, (result, frame) => {
        const plan = linePlan(result)!
        const isPromised = shownKey(plan, frame).some(({ sample }) => sample === 'dot' || sample === 'open dot')
        for (const id of Object.keys(plan.lines)) {
          const line = plan.lines[id]!
          const many =
            'counts' in line
              ? line.counts.reduce((sum, count) => sum + count, 0)
              : 'full' in line
                ? (line.full ?? 0) + (line.open ?? 0)
                : 0
          expect(countedIn(drawLine(plan, id, frame))).toBe(isPromised ? many : 0)
        }
      }),
    )
  },
)

test('[VS62] dots too many to be told apart are no longer drawn, and the key no longer speaks of them', () => {
  const many = resultOf(
    'dots',
    Array.from({ length: 400 }, () => ({ dots: { q1: 4, q2: 1 } })),
  )
  const plan = linePlan(many)!
  expect(shownKey(plan, PHONE)).toEqual([])
  expect(countedIn(drawLine(plan, 'q1', PHONE))).toBe(0)
  const few = linePlan(
    resultOf(
      'dots',
      Array.from({ length: 4 }, () => ({ dots: { q1: 4, q2: 1 } })),
    ),
  )!
  expect(shownKey(few, PHONE).map(({ words }) => words)).toEqual(['one dot given'])
  expect(countedIn(drawLine(few, 'q1', PHONE))).toBe(16)
})

test('[VS62] every way of seeing has a dot for each of its people, and those together have open ones', () => {
  const alike = (votes: object, times: number) => Array.from({ length: times }, () => ({ votes }))
  const camps = [...alike({ q1: 1, q2: 1, q3: -1, q4: 1 }, 8), ...alike({ q1: 1, q2: -1, q3: 1, q4: -1 }, 6)]
  const result = resultOf('opinion', camps as never)
  const picture = pictureOf('groups', result, NUMBERS, LAPTOP)!
  expect(result.sizes).toEqual({ A: 8, B: 6 })
  expect(countedIn(picture)).toBe(14)
  expect(picture.words).toContain('A 8 and B 6')
})

/** All words of drawings, seen or heard. */
const saidOn = (drawings: readonly Drawing[]) =>
  drawings
    .flatMap((drawing) => [
      ...('words' in drawing ? [String(drawing.words)] : []),
      ...drawing.marks.flatMap((mark) => (mark.shape === 'label' ? [mark.words] : [])),
    ])
    .join(' ')

test.each(WAYS)('[VS64] of a question of $name that is hidden nothing is drawn', ({ results: some }) => {
  fc.assert(
    fc.property(some, fc.constantFrom(...ITEMS), frames, (result, id, frame) => {
      const hiding = { ...result, items: { ...result.items, [id]: { suppressed: true as const } } }
      const plan = linePlan(hiding)
      expect(plan?.lines[id]).toBeUndefined()
      expect(plan && drawLine(plan, id, frame)).toBeUndefined()
      const { funded: _, ...rest } = hiding // what is funded is told of every question, with what it costs
      expect(saidOn(drawnOf(rest, frame))).not.toContain(String(NUMBERS.get(id)))
      const tables = picturesIn(rest).map((kind) => tableOf(kind, rest, NUMBERS))
      if (!rest.typical) expect(JSON.stringify(tables)).not.toContain(`Question ${NUMBERS.get(id)}`)
    }),
    SOME,
  )
})

test.each(WAYS)('[VS64] below the threshold nothing of $name is drawn', ({ results: some }) => {
  fc.assert(
    fc.property(some, (result) => {
      expect(drawnOf({ ...result, status: 'below_k', items: {}, order: [], unranked: [] }, PHONE)).toEqual([])
    }),
    SOME,
  )
})

test.each(WAYS)('[VS64] what is drawn of $name follows from what is told of each question', ({ results: some }) => {
  fc.assert(
    fc.property(some, (result) => {
      const plan = linePlan(result)
      const told = toldItems(result)
      for (const id of Object.keys(plan?.lines ?? {})) expect(told.has(id)).toBe(true)
    }),
    SOME,
  )
})
