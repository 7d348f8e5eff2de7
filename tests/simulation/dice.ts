import { mulberry32 } from '#shared/kit/random.ts'

/** All chance of one world comes from its seed. */
export function dice(seed: number) {
  const draw = mulberry32(seed)
  return {
    /** At least `least`, below `most`. */
    between: (least: number, most: number) => least + Math.floor(draw() * (most - least)),
    chance: (share: number) => draw() < share,
    pick: <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!, // never asked with an empty list
  }
}
export type Dice = ReturnType<typeof dice>
