import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import {
  type Canvas,
  type Corner,
  discsIn,
  labelIn,
  overlap,
  placeOf,
  plotOf,
  quadrantsOf,
} from '#shared/voting/charts/scatter-geometry.ts'

const PHONE: Canvas = { width: 328, height: 328, left: 28, below: 28, disc: 44, scale: 5 }
const WALL: Canvas = { width: 1000, height: 650, left: 50, below: 50, disc: 79, scale: 5 }

const mean = fc.double({ min: 1, max: 5, noNaN: true })
const points = fc
  .array(fc.record({ value: mean, gap: mean }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((point, at) => ({ id: `q${at}`, ...point })))
const canvas = fc.constantFrom(PHONE, WALL)

test('[VS16] no disc hides another, wherever twelve questions lie', () => {
  fc.assert(
    fc.property(points, canvas, (given, on) => {
      const discs = discsIn(given, on)
      for (const [at, one] of discs.entries())
        for (const two of discs.slice(at + 1)) {
          const distance = Math.hypot(one.centre.x - two.centre.x, one.centre.y - two.centre.y)
          expect(distance).toBeGreaterThanOrEqual(on.disc * 0.95)
        }
    }),
  )
})

test('[VS16] twelve questions in one and the same place stand round it', () => {
  for (const corner of [1, 3, 5]) {
    const given = Array.from({ length: 12 }, (_, at) => ({ id: `q${at}`, value: corner, gap: corner }))
    const centres = discsIn(given, PHONE).map(({ centre }) => centre)
    const nearest = centres.flatMap((one, at) =>
      centres.slice(at + 1).map((two) => Math.hypot(one.x - two.x, one.y - two.y)),
    )
    expect(Math.min(...nearest)).toBeGreaterThanOrEqual(PHONE.disc * 0.95)
  }
})

test('[VS16] every disc lies inside the plot', () => {
  fc.assert(
    fc.property(points, canvas, (given, on) => {
      const { left, top, right, bottom } = plotOf(on)
      for (const { centre } of discsIn(given, on)) {
        expect(centre.x - on.disc / 2).toBeGreaterThanOrEqual(left)
        expect(centre.x + on.disc / 2).toBeLessThanOrEqual(right)
        expect(centre.y - on.disc / 2).toBeGreaterThanOrEqual(top)
        expect(centre.y + on.disc / 2).toBeLessThanOrEqual(bottom)
      }
    }),
  )
})

test('[VS16] a disc that touches no other stays where its numbers put it', () => {
  const [one, two] = discsIn(
    [
      { id: 'q1', value: 4.6, gap: 4.2 },
      { id: 'q2', value: 1.5, gap: 1.2 },
    ],
    PHONE,
  )
  expect(one?.centre).toEqual(one?.home)
  expect(two?.centre).toEqual(two?.home)
})

test('more value stands higher, more gap further right', () => {
  fc.assert(
    fc.property(mean, mean, mean, (value, gap, more) => {
      fc.pre(more > value + 1e-6 && more > gap + 1e-6)
      expect(placeOf(PHONE, { value: more, gap }).y).toBeLessThan(placeOf(PHONE, { value, gap }).y)
      expect(placeOf(PHONE, { value, gap: more }).x).toBeGreaterThan(placeOf(PHONE, { value, gap }).x)
    }),
  )
})

test('the four quadrants fill the plot', () => {
  fc.assert(
    fc.property(mean, mean, canvas, (value, gap, on) => {
      const { left, top, right, bottom } = plotOf(on)
      const area = quadrantsOf(on, { value, gap }).reduce((sum, box) => sum + box.width * box.height, 0)
      expect(area).toBeCloseTo((right - left) * (bottom - top), 3)
    }),
  )
})

const CORNERS: readonly Corner[] = [
  ['top', 'right'],
  ['top', 'left'],
  ['bottom', 'right'],
]

test('[VS17] a label stays in its quadrant and no other corner would be less hidden', () => {
  fc.assert(
    fc.property(points, (given) => {
      const discs = discsIn(given, PHONE)
      const focus = quadrantsOf(PHONE, { value: 3, gap: 3 })[1]!
      const size = { width: 40, height: 20 }
      const chosen = labelIn(focus, size, CORNERS, discs, PHONE.disc)
      const hidden = (corners: readonly Corner[]) => {
        const box = labelIn(focus, size, corners, discs, PHONE.disc)
        return discs.reduce((sum, { centre }) => sum + overlap(box, centre, PHONE.disc), 0)
      }
      expect(hidden(CORNERS)).toBe(Math.min(...CORNERS.map((corner) => hidden([corner]))))
      expect(chosen.x).toBeGreaterThanOrEqual(focus.x)
      expect(chosen.x + chosen.width).toBeLessThanOrEqual(focus.x + focus.width)
    }),
  )
})
