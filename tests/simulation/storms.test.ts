import { expect, test } from 'vitest'
import { firstBroken, FLICKER, STORM } from './world.ts'

/** How many in storms and on flickering lines, and in so many parts that each is soon over. */
const WORLDS = 10_000
const PARTS = 10

test.each(Array.from({ length: PARTS }, (_, part) => ({ from: 1_000_001 + (part * WORLDS) / PARTS })))(
  '[RH1] [RH2] [RH3] [RH4] [RH5] [RH7] [RH15] [RH16] [RC4] [RC5] [VO1] [VO4] in bad weather $from and on, nothing is lost, doubled or told too soon',
  { timeout: 120_000 },
  async ({ from }) => {
    const half = from + WORLDS / PARTS / 2
    expect(await firstBroken(STORM, from, half)).toBeUndefined()
    expect(await firstBroken(FLICKER, half, from + WORLDS / PARTS)).toBeUndefined()
  },
)
