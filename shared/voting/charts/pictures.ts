import type { PollResult } from '../count.ts'
import { isOrderOnly } from '../order-only.ts'
import { budgetPicture } from './budget.ts'
import { groupsPicture } from './groups.ts'
import type { Frame, Picture } from './marks.ts'
import { matrixPicture, type Numbers } from './matrix.ts'
import { ringPicture } from './ring.ts'
import { roundsPicture } from './rounds.ts'
import { weightsPicture } from './weights.ts'

/** How a result came about, in pictures: each is there only where the result tells what it needs. */
const KINDS = {
  rounds: roundsPicture,
  ring: ringPicture,
  matrix: matrixPicture,
  weights: weightsPicture,
  budget: budgetPicture,
  groups: (result: PollResult, _numbers: Numbers, frame: Frame) => groupsPicture(result, frame),
} as const

export type PictureKind = keyof typeof KINDS

/** Nothing where the result does not tell enough of it. */
export const pictureOf = (
  kind: PictureKind,
  result: PollResult,
  numbers: Numbers,
  frame: Frame,
): Picture | undefined => (result.status === 'counted' ? KINDS[kind](result, numbers, frame) : undefined)

// The keys of a table written out above are its names.
const ALL = Object.keys(KINDS) as readonly PictureKind[]

/** Which pictures there are of a result, in the order in which they are looked at. */
export const picturesIn = (result: PollResult): readonly PictureKind[] => {
  if (isOrderOnly(result.config)) return []
  const numbers = new Map<string, number>()
  const frame = { width: 640, em: 16, fine: 13 }
  return ALL.filter((kind) => pictureOf(kind, result, numbers, frame) !== undefined)
}
