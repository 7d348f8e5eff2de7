import { existsSync } from 'node:fs'
import { diskFull } from './disk-full.ts'
import { drain } from './drain.ts'
import { flood } from './flood.ts'
import { flushError } from './flush-error.ts'
import { freeze } from './freeze.ts'
import { killStorm } from './kill-storm.ts'
import { liveBackup } from './live-backup.ts'
import { massReturn } from './mass-return.ts'
import { type Outcome, skipped } from './outcome.ts'
import { partition } from './partition.ts'
import { powerCuts } from './power-cut.ts'
import { secondProcess } from './second-process.ts'

type Attempt = (seed: number, tell: (words: string) => void) => Promise<Outcome>

/** Each fault as long as it must be to mean something; `npm run faults`. */
export const FULL: Readonly<Record<string, Attempt>> = {
  kill: (seed, tell) => killStorm({ cycles: 200, voters: 20, seed, tell }),
  power: (seed) => powerCuts({ cuts: 20, voters: 20, seed }),
  disk: (seed) => diskFull({ voters: 10, seed }),
  flush: (seed) => flushError({ voters: 10, seed }),
  network: (seed) => partition({ voters: 20, seed, length: 60_000 }),
  freeze: (seed) => freeze({ voters: 20, seed, length: 40_000 }),
  flood: (seed) => flood({ voters: 20, seed, length: 20_000, most: 50 }),
  return: () => massReturn({ people: 500, most: 6_000 }),
  drain: (seed) => drain({ voters: 20, seed, most: 5_000 }),
  second: () => secondProcess(),
  backup: (seed) => liveBackup({ voters: 20, seed }),
  clock: async () => clockJump(),
}

/** The same, short enough for every run of the tests; nothing in it depends on how fast the machine is. */
export const SHORT: Readonly<Record<string, Attempt>> = {
  kill: (seed) => killStorm({ cycles: 3, voters: 5, seed }),
  power: (seed) => powerCuts({ cuts: 1, voters: 5, seed }),
  disk: (seed) => diskFull({ voters: 5, seed }),
  flush: (seed) => flushError({ voters: 5, seed }),
  network: (seed) => partition({ voters: 5, seed, length: 1_500 }),
  freeze: (seed) => freeze({ voters: 5, seed, length: 1_500 }),
  flood: (seed) => flood({ voters: 5, seed, length: 1_500 }),
  return: () => massReturn({ people: 25 }),
  drain: (seed) => drain({ voters: 5, seed }),
  second: () => secondProcess(),
  backup: (seed) => liveBackup({ voters: 5, seed }),
}

const CLOCK = 'clock an hour off'
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/faketime/libfaketime.so.1']

function clockJump(): Outcome {
  const isThere = LIBRARIES.some((path) => existsSync(path))
  return skipped(CLOCK, isThere ? 'libfaketime is here, but not used yet' : 'needs libfaketime')
}
