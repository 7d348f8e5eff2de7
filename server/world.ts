import type { Logger } from 'pino'

/** Everything that is not a rule and not a port: time, chance and a place to write down what went wrong. */
export interface World {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds since any moment; never jumps, whatever is done to the clock. */
  elapsed(): number
  randomBytes(count: number): Buffer
  readonly log: Logger
}
