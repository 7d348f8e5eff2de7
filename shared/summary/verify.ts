import { withoutNulls } from '../kit/patch.ts'
import type { PollView } from '../room/views/poll-view.ts'
import { canonical, canonicalText } from '../voting/canonical.ts'
import { countPoll, type PollResult } from '../voting/count.ts'
import { METHODS } from '../voting/methods.ts'
import type { PollId } from '../voting/poll.ts'
import { withSettled } from '../voting/settling.ts'
import { type Difference, differencesIn, firstApart, firstOfEachKind, shown } from './differences.ts'
import { ROOM_K } from './gate.ts'
import { placesIn, pollRecords } from './poll-records.ts'
import type { PollInFile, RecordFile, ResultInFile } from './record-file.ts'
import type { PollRecord } from './summary.ts'

/** What became of counting one poll of a record again. */
export interface Verified {
  readonly poll: PollInFile
  readonly verdict: 'same' | 'different' | 'unchecked'
  /** The first of each kind; empty unless `different`. */
  readonly differences: readonly Difference[]
  /** Why nothing could be counted: no result is told, or no ballots are. */
  readonly because?: 'noResult' | 'noBallots'
  /** Whether parts of the result hang on organisations, which stand on no published ballot. */
  readonly hasGroups: boolean
  readonly hasSeal: boolean
  /** SHA-256 of the ballots as they stand in the file, where there are any. */
  readonly seal?: string
}

type Digest = (text: string) => string
type Recount = { readonly result: PollResult; readonly differences: readonly Difference[] }

/** Counts the published ballots of every poll again, by the rule that stands beside them. */
export function verifyRecord(record: RecordFile, digest: Digest): readonly Verified[] {
  const recounts = new Map<PollId, Recount>()
  const first = record.polls.map((poll) => verifyPoll(poll, digest, recounts))
  const again = recordsOf(record, recounts)
  return first.map((verified) => {
    const { poll, verdict, differences } = verified
    if (verdict === 'unchecked') return verified
    const all = [
      ...differences,
      ...tiesApart(poll, again),
      ...roundsApart(poll, again),
      ...placesApart(poll, record, again),
    ]
    return { ...verified, verdict: all.length > 0 ? 'different' : 'same', differences: firstOfEachKind(all) }
  })
}

function verifyPoll(poll: PollInFile, digest: Digest, recounts: Map<PollId, Recount>): Verified {
  const { result, ballots, seal } = poll
  const hasGroups = result !== undefined && ('byOrganisation' in result || 'byConstituency' in result)
  const head = { poll, hasGroups, hasSeal: seal !== undefined, differences: [] }
  if (!result || poll.status !== 'revealed') return { ...head, verdict: 'unchecked', because: 'noResult' }
  if (!ballots) return { ...head, verdict: 'unchecked', because: 'noBallots' }
  const sealed = digest(canonical(ballots))
  const apart: Difference[] = seal === undefined || seal === sealed ? [] : [{ kind: 'seal', file: seal, again: sealed }]
  const recount = recountOf(poll, result, ballots)
  if ('result' in recount) recounts.set(poll.id, recount)
  const differences = [...apart, ...recount.differences]
  return { ...head, seal: sealed, verdict: differences.length > 0 ? 'different' : 'same', differences }
}

/** Config and ballots are read as strictly as when they were handed in; what does not pass is counted by no rule. */
function recountOf(
  poll: PollInFile,
  result: ResultInFile,
  ballots: NonNullable<PollInFile['ballots']>,
): Recount | { readonly differences: readonly Difference[] } {
  const method = METHODS[poll.method]
  const items = poll.questions
  const config = method.configure(poll.config, items)
  if (!config.ok) return { differences: [{ kind: 'rule', what: 'config' }] }
  for (const [at, ballot] of ballots.entries()) {
    const read = method.check(ballot, config.value, items)
    if (!read.ok || canonicalText(read.value) !== canonicalText(ballot))
      return { differences: [{ kind: 'ballot', what: String(at + 1) }] }
  }
  const { eligible, k } = result
  const counted = countPoll({
    method: poll.method,
    config: config.value,
    items,
    ballots: ballots.map((ballot) => ({ ballot })),
    eligible,
    k,
  })
  // What was decided on a tie follows from no ballot; that it was about a tie that waited, and what followed, does.
  const again = (result.tieBreak.decided ?? []).reduce<PollResult>(withSettled, counted)
  const differences = differencesIn(result, again, poll.method)
  return { result: withoutNulls(again), differences: [...countApart(poll, result), ...differences] }
}

function countApart(
  { turnout, ballots = [] }: PollInFile,
  { eligible, received }: ResultInFile,
): readonly Difference[] {
  if (received !== ballots.length) return [{ kind: 'count', file: shown(received), again: shown(ballots.length) }]
  const apart = firstApart(turnout, { eligible, received }, 'turnout')
  return apart ? [{ kind: 'detail', ...apart }] : []
}

/** The records as they would stand in a file with these results. */
function recordsOf({ polls }: RecordFile, recounts: ReadonlyMap<PollId, Recount>): readonly PollRecord[] {
  const views = polls.flatMap((poll, at) => {
    const recount = recounts.get(poll.id)
    if (!recount) return []
    const { method, config, questions, mode, round, previous } = poll
    const { k, eligible, received } = recount.result
    const told: PollView = {
      method,
      config,
      questions,
      mode,
      round,
      k,
      eligible,
      ...(previous && { previous }),
      status: 'revealed',
      ballotsIn: received,
      position: at + 1,
      result: recount.result,
    }
    return [[poll.id, told] as const]
  })
  const seen = { polls: Object.fromEntries(views) } as Parameters<typeof pollRecords>[0] // polls are all it looks at
  return pollRecords(seen, { at: 0, names: false, k: ROOM_K })
}

/** A tie that was voted on again stands as that round put it. */
function tiesApart({ id, result }: PollInFile, again: readonly PollRecord[]): readonly Difference[] {
  for (const { order, round } of result?.tieBreak.decided ?? []) {
    const runoff = again.find((one) => one.previous === id && one.round === round)?.result
    const { order: now = [], unranked = [] } = runoff ?? {}
    const apart = runoff && firstApart(order, unranked.length > 0 ? [...now, unranked] : now, `round ${round}`)
    if (apart) return [{ kind: 'order', file: shown(order), again: shown(now) }]
  }
  return []
}

/** What is said of how things moved since the round before; where that could not be counted, nothing is compared. */
function roundsApart(poll: PollInFile, again: readonly PollRecord[]): readonly Difference[] {
  const record = again.find(({ id }) => id === poll.id)
  const hasBefore = poll.previous === undefined || again.some(({ id }) => id === poll.previous)
  if (!record || !hasBefore) return []
  const parts = ({ moved, since, advice }: PollInFile | PollRecord) => withoutNulls({ moved, since, advice })
  const apart = firstApart(parts(poll), parts(record), '')
  return apart ? [{ kind: 'rounds', ...apart }] : []
}

/** Where each question is said to have stood. */
function placesApart(poll: PollInFile, { questions }: RecordFile, again: readonly PollRecord[]): readonly Difference[] {
  const record = again.find(({ id }) => id === poll.id)
  if (!record) return []
  for (const { id, merged, results } of questions) {
    const file = results.filter((one) => one.poll === poll.id)
    const now = placesIn([record], [id, ...merged.map((other) => other.id)])
    const apart = firstApart(file.map(withoutNulls), now.map(withoutNulls), '')
    if (apart) return [{ kind: 'places', question: id, ...apart }]
  }
  return []
}
