import { useMemo } from 'react'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { useShared } from '../realtime/room-context.tsx'
import type { PollResult } from '#shared/voting/count.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { type Asked, useAsked } from './asked.ts'
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
  const poll = useShared(({ polls }) => (id === undefined ? undefined : polls[id]))
  const earlier = useShared(({ polls }) => (id === undefined ? undefined : roundBefore(polls, id)))
  const asked = useAsked(poll ?? NOTHING)
  const shown = useShownResult(poll?.method)
  return useMemo(() => {
    if (!id || !poll?.result || !shown) return undefined
    const rows = rowsOf(poll.result, asked)
    const before = earlier?.result && {
      round: earlier.round,
      result: earlier.result,
      rows: rowsOf(earlier.result, asked),
    }
    return { id, poll, result: poll.result, shown, asked, rows, headline: headlineOf(poll.result, rows, shown), before }
  }, [id, poll, earlier, asked, shown])
}

const NOTHING = { questions: [] }

/** Places among all and places among a few that were tied say nothing of each other. */
const roundBefore = (polls: SharedView['polls'], id: PollId): PollView | undefined =>
  roundsUpTo(polls, id)
    .slice(0, -1)
    .findLast(
      ({ poll: { result, questions } }) =>
        result?.status === 'counted' && questions.length === polls[id]?.questions.length,
    )?.poll
