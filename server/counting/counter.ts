import type { Counted } from '#shared/voting/closing.ts'
import type { Count } from '#shared/voting/count.ts'
import type { TellStep } from '#shared/voting/count-steps.ts'

/** Somebody else who counts, so that everybody else is answered meanwhile. */
export interface Counter {
  /** What takes fewer milliseconds than this is not worth sending to it. */
  readonly leastEffort: number
  /** Rejects when it came to nothing; then whoever asked counts for themselves. */
  count(count: Count, tell: TellStep): Promise<Counted>
}
