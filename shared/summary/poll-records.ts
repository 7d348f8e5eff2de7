import type { PollView } from '../room/views/poll-view.ts'
import type { PollResult } from '../voting/count.ts'
import type { QuestionId } from '../questions/question.ts'
import type { PollId } from '../voting/poll.ts'
import { changeBetween, delphiAdvice } from '../voting/rounds.ts'
import { gated, isHidden } from './gate.ts'
import { toldBy } from './numbers.ts'
import { inOrder, type Seen, type SummaryOccasion } from './seen.ts'
import type { MoveRecord, Numbers, PlaceRecord, PollRecord } from './summary.ts'

/** Every poll, oldest first; of what is not revealed only that it is there, and once closed how many took part. */
export function pollRecords({ polls }: Seen, { k, ballots }: SummaryOccasion): readonly PollRecord[] {
  const votes = votesIn(polls)
  const records = inOrder(polls).map(([id, view]) => ({ ...pollRecord(id, view, k), vote: votes.get(id) ?? 0 }))
  const byId = new Map(records.map((record) => [record.id, record]))
  return records.map((record) => {
    const before = record.previous && byId.get(record.previous)
    const moved = before && movesBetween(before, record)
    const since = before?.result && record.result && changeBetween(before.result, record.result)
    const advice = record.result && delphiAdvice(record.result, record.round, before?.result)
    const published = record.result?.status === 'counted' ? ballots?.[record.id] : undefined
    return { ...record, ...(moved && { moved }), ...(since && { since }), ...(advice && { advice }), ...published }
  })
}

/** Which vote each poll is a round of, counted from 1. */
function votesIn(polls: Seen['polls']): ReadonlyMap<PollId, number> {
  const votes = new Map<PollId, number>()
  let last = 0
  for (const [id, { previous }] of inOrder(polls)) votes.set(id, (previous && votes.get(previous)) ?? ++last)
  return votes
}

function pollRecord(id: PollId, view: PollView, k: number): Omit<PollRecord, 'vote'> {
  const { method, config, questions, mode, round, previous, status, eligible, ballotsIn } = view
  const result = status === 'revealed' && view.result ? gated(view.result, method, k) : undefined
  const turnout = result ?? (status === 'open' ? undefined : { eligible, received: ballotsIn })
  return {
    id,
    method,
    config,
    questions,
    mode,
    round,
    ...(previous && { previous }),
    status,
    ...(turnout && { turnout: { eligible: turnout.eligible, received: turnout.received } }),
    ...(result && { result }),
  }
}

/** "1", "2=", "2=", "4"; "–" for what has no rank. */
export function placesOf({ order = [], unranked = [] }: Pick<PollResult, 'order' | 'unranked'>) {
  const places = new Map<string, string>()
  for (const group of order) {
    const rank = places.size + 1
    for (const id of group) places.set(id, group.length > 1 ? `${rank}=` : String(rank))
  }
  for (const id of unranked) places.set(id, '–')
  return places
}

function movesBetween(before: PollRecord, now: PollRecord): readonly MoveRecord[] | undefined {
  if (isRunoff(now, before) || before.result?.status !== 'counted' || now.result?.status !== 'counted') return undefined
  const [was, is] = [placesOf(before.result), placesOf(now.result)]
  return now.questions.flatMap((question) => {
    const [from, to] = [was.get(question), is.get(question)]
    if (from === undefined || to === undefined) return []
    const changes = before.method === now.method && changeOf(numbersOf(before, question), numbersOf(now, question))
    return { question, from, to, ...(changes && { changes }) }
  })
}

function changeOf(before: Numbers | undefined, now: Numbers | undefined): Numbers | undefined {
  if (!before || !now) return undefined
  return Object.fromEntries(
    Object.entries(now).map(([name, value]) => {
      const old = before[name] ?? null
      return [name, value === null || old === null ? null : value - old]
    }),
  )
}

/** Undefined where only the place may be told. */
export function numbersOf({ result, method }: PollRecord, question: string): Numbers | undefined {
  const item = result?.items?.[question]
  return item && !isHidden(item) ? toldBy(method).of(item) : undefined
}

/** Where a question, or one that was merged into it, stood in each counted poll. */
export function placesIn(polls: readonly PollRecord[], ids: readonly QuestionId[]): readonly PlaceRecord[] {
  return polls.flatMap((poll) => {
    if (poll.result?.status !== 'counted') return []
    const places = placesOf(poll.result)
    return ids.flatMap((id) => {
      const place = places.get(id)
      const numbers = numbersOf(poll, id)
      return place === undefined ? [] : [{ poll: poll.id, round: poll.round, place, ...(numbers && { numbers }) }]
    })
  })
}

/** Only what was tied in the round before was voted on again; its outcome stands in that round's result. */
const isRunoff = ({ questions }: PollRecord, before: PollRecord | undefined) =>
  before !== undefined && questions.length < before.questions.length

/** The last word of the room on what comes first. */
export const latestResult = (polls: readonly PollRecord[]): PollRecord | undefined =>
  polls.findLast(
    (poll) =>
      poll.result?.status === 'counted' &&
      !isRunoff(
        poll,
        polls.find(({ id }) => id === poll.previous),
      ),
  )
