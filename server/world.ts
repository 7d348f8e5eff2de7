import type { Logger } from 'pino'
import type { Counter } from './counting/counter.ts'

/** Everything that is not a rule and not a port: time, chance, a place to write down what went wrong, and who counts. */
export interface World {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds since any moment; never jumps, whatever is done to the clock. */
  elapsed(): number
  randomBytes(count: number): Buffer
  readonly log: Logger
  /** Where votes that take long are counted; without it they are counted as they are closed. */
  readonly counter?: Counter
}
