import type { Tone } from './marks.ts'

/**
 * Which of eleven steps a scale of so many answers uses, so that no two share a colour: each side grows darker towards
 * its end, and an odd scale has a pale middle.
 */
const STEPS: Readonly<Record<number, readonly number[]>> = {
  2: [1, 9],
  3: [1, 5, 9],
  4: [0, 3, 7, 10],
  5: [0, 2, 5, 8, 10],
  6: [0, 2, 4, 6, 8, 10],
  7: [0, 2, 4, 5, 6, 8, 10],
  8: [0, 1, 2, 4, 6, 8, 9, 10],
  9: [0, 1, 2, 4, 5, 6, 8, 9, 10],
  10: [0, 1, 2, 3, 4, 6, 7, 8, 9, 10],
}

/** The colour of an answer, 0 being the lowest. A scale has two to ten answers. */
export const rampTone = (at: number, of: number): Tone => `ramp-${STEPS[of]?.[at] ?? 5}`
