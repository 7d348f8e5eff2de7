import type { PersonId } from '../core/actor.ts'
import { accept, type Decision, type Occasion } from '../core/decision.ts'
import { organisationKey } from '../people/person.ts'
import type { PeopleState } from '../people/rules.ts'
import { canonical } from './canonical.ts'
import { type CastBallot, countPoll } from './count.ts'
import type { VotingEvent } from './events.ts'
import { withTables } from './tables.ts'
import { isPaper, type Participant, type Poll } from './poll.ts'

/**
 * The last moment at which it is known who voted: everything that needs this is counted here, once, and only what may
 * be shown is kept. People taken out of the room while the poll was open no longer count, from here on.
 */
export function closing(state: PeopleState, poll: Poll, { voterIn, digest }: Occasion): Decision<VotingEvent> {
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
  const counted = countPoll({ method, config, items: questions, ballots, eligible: electorate.length, k })
  const result = withTables(
    counted,
    [...poll.voted.values()].flatMap(({ people = 0 }) => (people > 0 ? [people] : [])),
  )
  const seal = digest(canonical(ballots.map(({ ballot }) => ballot)))
  return accept(...dropped, { type: 'pollClosed', poll: id, result, electorate, seal })
}

const isGone = ({ people }: PeopleState, who: Participant) => people.get(who as PersonId)?.removed === true
