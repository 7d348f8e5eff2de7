import type { Mark, Point } from '#shared/voting/charts/marks.ts'
import { countPoll, type PollResult } from '#shared/voting/count.ts'
import { type MethodBallot, type MethodName, METHODS } from '#shared/voting/methods.ts'
import { RANKED_RULES, type RankedRule } from '#shared/voting/methods/ranked.ts'
import { fc } from '#tests/kit/chance.ts'
import { ITEMS, someBallots } from './ballots.ts'

/** What people call the questions: numbers that stand nowhere else in a picture. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(ITEMS.map((id, at) => [id, 901 + at]))

export const PHONE = { width: 312, em: 16, fine: 13 }
const NARROW = { width: 200, em: 16, fine: 13 }
export const LAPTOP = { width: 720, em: 16, fine: 13 }
export const WALL = { width: 950, height: 560, em: 29, fine: 29 }
export const FRAMES = [PHONE, NARROW, LAPTOP, WALL]

export const resultOf = (method: MethodName, ballots: readonly MethodBallot[], more: object = {}): PollResult => {
  const configured = METHODS[method].configure({ ...someBallots(method).config, ...more }, ITEMS)
  if (!configured.ok) throw new Error(configured.error.code)
  return countPoll({
    method,
    config: configured.value,
    items: ITEMS,
    ballots: ballots.map((ballot) => ({ ballot })),
    eligible: Math.max(20, ballots.length),
    k: 3,
  })
}

/** Results of a method that tell numbers, of rooms of up to fourteen people. */
export const results = (method: MethodName, more: object = {}): fc.Arbitrary<PollResult> =>
  someBallots(method)
    .ballots.map((ballots) => resultOf(method, ballots, more))
    .filter(({ status }) => status === 'counted')

/** Every method, and ranked ballots by every rule. */
export const WAYS: readonly { readonly name: string; readonly results: fc.Arbitrary<PollResult> }[] = [
  ...(Object.keys(METHODS) as MethodName[]).map((method) => ({ name: method as string, results: results(method) })), // the keys of the table
  ...RANKED_RULES.map((rule) => ({ name: `ranked by ${rule}`, results: byRule(rule) })),
]

function byRule(rule: RankedRule): fc.Arbitrary<PollResult> {
  const more = { rule, ...(rule === 'stv' && { seats: 2 }) }
  if (rule !== 'stv') return results('ranked', more)
  // Seats are for strict orders.
  return fc.array(fc.shuffledSubarray(ITEMS, { minLength: 1 }), { minLength: 3, maxLength: 14 }).map((orders) =>
    resultOf(
      'ranked',
      orders.map((order) => ({ ranking: order.map((id) => [id]) })),
      more,
    ),
  )
}

/** The corners of what a mark covers. */
export function cornersOf(mark: Mark): readonly Point[] {
  const corners = (x: number, y: number, x2: number, y2: number) => [
    { x, y },
    { x: x2, y: y2 },
  ]
  switch (mark.shape) {
    case 'rect':
    case 'hatch':
      return corners(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    case 'dot':
      return corners(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
    case 'stroke':
      return mark.points
    case 'flow':
      return [mark.from, mark.to].flatMap(({ start, end, y }) => corners(start, y, end, y))
    case 'label':
      return [mark]
  }
}
