import { useShared } from '../realtime/room-context.tsx'
import type { PollResult } from '#shared/voting/count.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { type Asked, askedIn } from './asked.ts'
import { type Headline, headlineOf } from './headline.ts'
import { type ResultRow, rowsOf } from './result-rows.ts'
import type { AnyShownResult } from './shown-result.ts'
import { useShownResult } from './shown-results.ts'
import { roundsUpTo } from './voting-now.ts'

/** A result that may be shown, ready to be told. */
export interface ToldResult {
  readonly id: PollId
  readonly poll: PollView
  readonly result: PollResult
  readonly shown: AnyShownResult
  readonly asked: readonly Asked[]
  readonly rows: readonly ResultRow[]
  readonly headline: Headline
  /** The last round before this one whose result may be shown. */
  readonly before:
    { readonly round: number; readonly result: PollResult; readonly rows: readonly ResultRow[] } | undefined
}

/** Undefined while there is nothing to show. */
export function useResult(id: PollId | undefined): ToldResult | undefined {
  const polls = useShared((shared) => shared.polls)
  const questions = useShared((shared) => shared.questions)
  const poll = id && polls[id]
  const shown = useShownResult(poll?.method)
  if (!id || !poll?.result || !shown) return undefined
  const asked = askedIn(poll, questions, polls)
  const rows = rowsOf(poll.result, asked)
  const earlier = roundsUpTo(polls, id)
    .slice(0, -1)
    // Places among all and places among a few that were tied say nothing of each other.
    .findLast(
      (round) => round.poll.result?.status === 'counted' && round.poll.questions.length === poll.questions.length,
    )
  const before = earlier?.poll.result && {
    round: earlier.poll.round,
    result: earlier.poll.result,
    rows: rowsOf(earlier.poll.result, asked),
  }
  return { id, poll, result: poll.result, shown, asked, rows, headline: headlineOf(poll.result, rows, shown), before }
}
