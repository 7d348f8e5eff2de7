import { useShallow } from 'zustand/react/shallow'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId, PollStatus } from '#shared/voting/poll.ts'
import { useShared } from '../realtime/room-context.tsx'

type Polls = Readonly<Record<PollId, PollView>>

export interface KnownPoll {
  readonly id: PollId
  readonly poll: PollView
}

/** The poll that matters now: the open one, or else the newest. `earlier` is the newest result people can still read. */
export interface VotingNow {
  readonly now?: KnownPoll
  readonly earlier?: KnownPoll
}

export function votingNow(polls: Polls): VotingNow {
  const all = newestFirst(polls)
  const now = all.find(({ poll }) => poll.status === 'open') ?? all[0]
  const earlier = now && all.find(({ id, poll }) => id !== now.id && poll.status === 'revealed')
  return { ...(now && { now }), ...(earlier && { earlier }) }
}

export const newestFirst = (polls: Polls): readonly KnownPoll[] =>
  (Object.entries(polls) as [PollId, PollView][]) // keys of a record lose their brand
    .map(([id, poll]) => ({ id, poll }))
    .toSorted((a, b) => b.poll.position - a.poll.position)

/** This poll and the rounds before it, the first round first. */
export function roundsUpTo(polls: Polls, id: PollId): readonly KnownPoll[] {
  const poll = polls[id]
  if (!poll) return []
  return [...(poll.previous === undefined ? [] : roundsUpTo(polls, poll.previous)), { id, poll }]
}

/** What a paper has to know of its poll: nothing of it moves while people vote. */
export type PaperPoll = Pick<PollView, 'method' | 'config' | 'questions' | 'mode' | 'k' | 'previous'>

export const usePaperPoll = (id: PollId): PaperPoll | undefined =>
  useShared(useShallow(({ polls }) => polls[id] && frozenPart(polls[id])))

const frozenPart = ({ method, config, questions, mode, k, previous }: PollView): PaperPoll => ({
  method,
  config,
  questions,
  mode,
  k,
  ...(previous && { previous }),
})

/** What stands where the result will be, before it is there. */
export const WAITING_WORDS: Readonly<Record<Exclude<PollStatus, 'open'>, string>> = {
  closed: 'The result comes when the facilitator shows it, on every screen at once.',
  revealed: 'The result is on its way.',
}
