import { type AgendaEvent, type AgendaState, currentStage, stageFor } from '../agenda/rules.ts'
import type { PersonId } from '../core/actor.ts'
import { accept, acceptWith, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import { withEntry, withEntryInOrder, withoutEntryInOrder } from '../kit/maps.ts'
import { OrderedMap } from '../kit/ordered-map.ts'
import { ok } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import type { PeopleState } from '../people/rules.ts'
import type { QuestionState } from '../questions/rules.ts'
import { closing } from './closing.ts'
import type { VotingCommand } from './commands.ts'
import type { VotingEvent } from './events.ts'
import type { RoundConfig } from './methods/method.ts'
import { withTieSeed } from './methods/ties.ts'
import { METHODS } from './methods.ts'
import { nameless } from './nameless.ts'
import { isOrderOnly } from './order-only.ts'
import { isLessPrivate } from './privacy.ts'
import { K_USUAL, paperId, paperOf, type Participant, type Poll, type PollId } from './poll.ts'
import { change, ifPoll, type PollState } from './poll-state.ts'
import { decideTies, evolveTies, runoffOf } from './tie-rules.ts'

export type VotingState = PollState & PeopleState & QuestionState & AgendaState

export const decideVoting: Deciders<VotingState, VotingCommand, VotingEvent | AgendaEvent> = {
  openPoll(state, { method, config: given, questions, mode = 'anonymous', k = K_USUAL }, { newId, digest }) {
    if (openPollOf(state)) return refuse('pollOpen')
    const missing = questions.find((question) => state.questions.get(question)?.status !== 'accepted')
    if (missing !== undefined) return refuse('unknown_item', missing)
    const config = METHODS[method].configure(given ?? {}, questions)
    if (!config.ok) return refuse(config.error.code, config.error.detail)
    // Where answers are seen with their names, anybody can add them up.
    if (isOrderOnly(config.value) && mode !== 'anonymous') return refuse('bad_config', 'numbers are seen with names')
    const poll = newId() as PollId
    const electorate = votersIn(state)
    return acceptWith<VotingEvent | AgendaEvent>({ poll }, ...bringingAll(state), {
      type: 'pollOpened',
      poll,
      method,
      config: withTieSeed(config.value as RoundConfig, () => digest(newId())),
      questions,
      mode,
      k,
      round: 1,
      electorate,
    })
  },

  castBallot(state, { poll: id, ballot }, { actor, voterIn }) {
    if (actor.role === 'observer') return refuse('not_eligible')
    const poll = state.polls.get(id)
    if (!poll) return refuse('notFound')
    const voter = voterIn(id, actor.id)
    if (poll.status !== 'open' || !voter) return refuse('not_open')
    if (isElsewhere(state) && actor.role !== 'facilitator') return refuse('stageLocked')
    const read = METHODS[poll.method].check(ballot, poll.config, poll.questions)
    if (!read.ok) return refuse(read.error.code, read.error.detail)
    return accept<VotingEvent>(
      { type: 'ballotCast', poll: id, voter, ballot: read.value },
      { type: 'voted', poll: id, by: actor.id },
    )
  },

  withdrawBallot({ polls }, { poll: id }, { actor, voterIn }) {
    const poll = polls.get(id)
    if (!poll) return refuse('notFound')
    const voter = voterIn(id, actor.id)
    if (poll.status !== 'open' || !voter) return refuse('not_open')
    if (!poll.ballots.has(voter)) return accept()
    return accept<VotingEvent>(
      { type: 'ballotTakenBack', poll: id, voter },
      { type: 'unvoted', poll: id, by: actor.id },
    )
  },

  enterPaperBallots({ polls }, { poll: id, ballots }, { voterIn }) {
    const poll = polls.get(id)
    if (!poll) return refuse('notFound')
    if (new Set(ballots.map(({ number }) => number)).size < ballots.length)
      return refuse('malformed', 'a paper stands twice')
    const events: VotingEvent[] = []
    for (const { number, ballot, organisation, people } of ballots) {
      const paper = paperId(number)
      const voter = voterIn(id, paper as PersonId) // a paper stands where a person would
      if (poll.status !== 'open' || !voter) return refuse('not_open')
      const read = METHODS[poll.method].check(ballot, poll.config, poll.questions)
      if (!read.ok) return refuse(read.error.code, `paper ${number}: ${read.error.detail ?? ''}`)
      const counted = organisation && fold(organisation)
      events.push(
        { type: 'ballotCast', poll: id, voter, ballot: read.value },
        { type: 'voted', poll: id, by: paper, ...(counted && { organisation: counted }), ...(people && { people }) },
      )
    }
    return accept(...events)
  },

  closePoll: (state, { poll }, occasion) =>
    ifPoll(state, poll, (known) => (known.status === 'open' ? closing(state, known, occasion) : accept())),

  revealResult: (state, { poll }) =>
    ifPoll(state, poll, ({ status }) =>
      status === 'open'
        ? refuse('pollNotClosed')
        : status === 'revealed'
          ? accept()
          : accept({ type: 'resultRevealed', poll }),
    ),

  hideResult: (state, { poll }) =>
    ifPoll(state, poll, ({ status }) => (status === 'revealed' ? accept({ type: 'resultHidden', poll }) : accept())),

  nextRound(state, { poll: id, mode: wanted, k: fewest, questions: tied }, { newId }) {
    const poll = state.polls.get(id)
    if (!poll) return refuse('notFound')
    if (openPollOf(state)) return refuse('pollOpen')
    const asked = tied ? runoffOf(state, poll, tied) : ok(poll)
    if (!asked.ok) return asked
    const { config, questions } = asked.value
    const { method, round } = poll
    const [mode, k] = [wanted ?? poll.mode, fewest ?? poll.k]
    if (isLessPrivate({ mode, k }, poll)) return refuse('ratchet')
    const next = newId() as PollId
    const electorate = votersIn(state)
    return acceptWith<VotingEvent | AgendaEvent>({ poll: next }, ...bringingAll(state), {
      type: 'pollOpened',
      poll: next,
      method,
      config,
      questions,
      mode,
      k,
      round: round + 1,
      previous: id,
      electorate,
    })
  },

  ...decideTies,
}

export const evolveVoting: Evolvers<PollState, VotingEvent> = {
  pollOpened: ({ polls }, { type: _, poll: id, electorate, ...opened }) => ({
    polls: withEntry(polls, id, {
      id,
      ...opened,
      position: polls.size + 1,
      status: 'open',
      electorate: new Set<Participant>(electorate),
      voted: OrderedMap.of([]),
      ballots: OrderedMap.of([]),
    }),
  }),
  ballotCast: (state, { poll, voter, ballot }) =>
    change(state, poll, (known) => ({ ...known, ballots: withEntryInOrder(known.ballots, voter, ballot) })),
  ballotTakenBack: (state, { poll, voter }) =>
    change(state, poll, (known) => ({ ...known, ballots: withoutEntryInOrder(known.ballots, voter) })),
  voted: (state, { poll, by, ...told }) =>
    change(state, poll, (known) => ({
      ...known,
      voted: withEntryInOrder(known.voted, by, paperOf(told)),
      electorate: known.electorate.has(by) ? known.electorate : new Set(known.electorate).add(by),
    })),
  unvoted: (state, { poll, by }) =>
    change(state, poll, (known) => ({ ...known, voted: withoutEntryInOrder(known.voted, by) })),
  pollClosed: (state, { poll, result, electorate, seal }) =>
    change(state, poll, (known) => ({
      ...known,
      status: 'closed',
      result,
      electorate: new Set(electorate),
      ballots: known.mode === 'anonymous' ? nameless(known.ballots) : known.ballots,
      ...(seal && { seal }),
    })),
  ...evolveTies,
  resultRevealed: (state, { poll }) => change(state, poll, (known) => ({ ...known, status: 'revealed' })),
  resultHidden: (state, { poll }) => change(state, poll, (known) => ({ ...known, status: 'closed' })),
}

/** Somebody who comes while a poll is open may vote in it. */
export function admitToOpenPoll(state: PollState, person: PersonId): Partial<PollState> {
  const open = openPollOf(state)
  if (!open) return {}
  return change(state, open.id, (poll) => ({ ...poll, electorate: new Set(poll.electorate).add(person) }))
}

export const openPollOf = ({ polls }: PollState): Poll | undefined =>
  [...polls.values()].find(({ status }) => status === 'open')

/** A plan without a voting stage votes wherever the room is. */
function isElsewhere(state: AgendaState): boolean {
  const stage = currentStage(state)
  const hasPlace = stageFor(state, 'voting') !== undefined
  return (hasPlace && stage?.kind !== 'voting') || stage?.locked === true
}

/** Opening a vote brings everybody to it. */
function bringingAll(state: AgendaState): readonly AgendaEvent[] {
  const to = stageFor(state, 'voting')
  return to === undefined || to.id === state.current ? [] : [{ type: 'stageMoved', to: to.id, from: state.current }]
}

const votersIn = ({ people }: PeopleState): PersonId[] =>
  [...people.values()].filter(({ role, removed }) => role === 'attendee' && !removed).map(({ id }) => id)
