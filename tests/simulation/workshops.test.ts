import { expect, test } from 'vitest'
import { firstBroken, USUAL } from './world.ts'

/** How many in the usual weather, and in so many parts that each is soon over. */
const WORLDS = 10_000
const PARTS = 10

test.each(Array.from({ length: PARTS }, (_, part) => ({ from: 1 + (part * WORLDS) / PARTS })))(
  '[RH1] [RH2] [RH3] [RH4] [RH5] [RH7] [RH15] [RH16] [RC4] [RC5] [VO1] [VO4] in workshops $from and on, nothing is lost, doubled or told too soon',
  { timeout: 120_000 },
  async ({ from }) => {
    expect(await firstBroken(USUAL, from, from + WORLDS / PARTS)).toBeUndefined()
  },
)
