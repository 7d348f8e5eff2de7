import type { Counted } from '#shared/voting/closing.ts'
import type { CastBallot, Count } from '#shared/voting/count.ts'
import type { CountStep } from '#shared/voting/count-steps.ts'

/** What a counting worker is told: ballots by and by, so that copying them holds nobody up, and then what they are for. */
export type Order =
  { readonly ballots: readonly CastBallot[] } | { readonly count: Omit<Count, 'ballots'>; readonly job: number }

/** What it says. */
export type Word = { readonly job: number } & (
  { readonly step: CountStep } | { readonly counted: Counted } | { readonly broken: string }
)
