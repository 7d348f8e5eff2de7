import type { PersonId } from '../core/actor.ts'
import { accept, type Decision, type Occasion } from '../core/decision.ts'
import { organisationKey } from '../people/person.ts'
import type { PeopleState } from '../people/rules.ts'
import { canonical } from './canonical.ts'
import { type CastBallot, type Count, countPoll, type PollResult } from './count.ts'
import type { TellStep } from './count-steps.ts'
import type { VotingEvent } from './events.ts'
import { withTables } from './tables.ts'
import { isPaper, type Participant, type Poll } from './poll.ts'

/** What a poll comes to when it closes. */
export interface Counted {
  readonly result: PollResult
  /** SHA-256 of the ballots. */
  readonly seal: string
}

export const counted = (count: Count, digest: Occasion['digest'], tell?: TellStep): Counted => ({
  result: countPoll(count, tell),
  seal: digest(canonical(count.ballots.map(({ ballot }) => ballot))),
})

/**
 * The last moment at which it is known who voted: everything that needs this is counted here, once, and only what may
 * be shown is kept. People taken out of the room while the poll was open no longer count, from here on.
 */
export function closing(state: PeopleState, poll: Poll, occasion: Occasion): Decision<VotingEvent> {
  const { count, dropped, electorate } = countAtClose(state, poll, occasion)
  const beforehand = occasion.counted?.(count) as Counted | undefined // as whoever counts was asked to
  const { result, seal } = beforehand ?? counted(count, occasion.digest)
  const told = withTables(result, tablesOf(poll))
  return accept(...dropped, { type: 'pollClosed', poll: poll.id, result: told, electorate, seal })
}

/** How many people sat at each table that answered together. */
const tablesOf = ({ voted }: Poll) => [...voted.values()].flatMap(({ people = 0 }) => (people > 0 ? [people] : []))

/** What would be counted if this poll closed now, and who would be left out of it. Ballots come without their voters. */
export function countAtClose(state: PeopleState, poll: Poll, { voterIn }: Pick<Occasion, 'voterIn'>) {
  const { id, method, config, questions, k } = poll
  const stays = (who: Participant) => isPaper(who) || !isGone(state, who)
  const electorate = [...poll.electorate].filter(stays)
  const dropped: VotingEvent[] = []
  const ballots: CastBallot[] = []
  for (const [who, { organisation: onPaper }] of poll.voted) {
    const voter = voterIn(id, who as PersonId) // a paper stands where a person would
    const ballot = voter && poll.ballots.get(voter)
    if (!voter || !ballot) continue
    if (!stays(who)) {
      dropped.push({ type: 'ballotTakenBack', poll: id, voter }, { type: 'unvoted', poll: id, by: who })
      continue
    }
    const details = state.details.get(who as PersonId) ?? {}
    const organisation = onPaper ?? organisationKey(details)
    const group = details.organisationType
    ballots.push({ ballot, ...(organisation !== undefined && { organisation }), ...(group && { group }) })
  }
  const count: Count = { method, config, items: questions, ballots, eligible: electorate.length, k }
  return { count, dropped, electorate }
}

/** Whether two counts would come to the same because they are of the same: not a ballot, nor whose kind it is, differs. */
export function isSameCount(one: Count, other: Count): boolean {
  return (
    one.method === other.method &&
    one.config === other.config &&
    one.items === other.items &&
    one.eligible === other.eligible &&
    one.k === other.k &&
    one.ballots.length === other.ballots.length &&
    one.ballots.every((cast, at) => isSameBallot(cast, other.ballots[at]))
  )
}

const isSameBallot = (one: CastBallot, other: CastBallot | undefined) =>
  other !== undefined &&
  one.ballot === other.ballot &&
  one.organisation === other.organisation &&
  one.group === other.group

const isGone = ({ people }: PeopleState, who: Participant) => people.get(who as PersonId)?.removed === true
