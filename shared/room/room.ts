import { type AgendaEvent, type AgendaState, decideAgenda, evolveAgenda } from '../agenda/rules.ts'
import type { StageId } from '../agenda/stages.ts'
import {
  type CommitmentEvent,
  type CommitmentState,
  decideCommitments,
  evolveCommitments,
} from '../commitments/rules.ts'
import { type Decision, type Deciders, type Evolvers, type Occasion, refuse } from '../core/decision.ts'
import { decideHoldings, evolveHoldings, type HoldingEvent, type HoldingState } from '../holdings/rules.ts'
import { decidePeople, evolvePeople, type PeopleEvent, type PeopleState } from '../people/rules.ts'
import type { QuestionEvent } from '../questions/events.ts'
import { decideQuestions, evolveQuestions, type QuestionState } from '../questions/rules.ts'
import type { VotingEvent } from '../voting/events.ts'
import { touchesOpenPoll } from '../voting/frozen.ts'
import type { PollState } from '../voting/poll-state.ts'
import { admitToOpenPoll, decideVoting, evolveVoting } from '../voting/rules.ts'
import { type Act, withAct } from './acts.ts'
import { barred } from './can.ts'
import type { Command } from './commands.ts'
import { withoutThings, withWhatGoes } from './forgetting.ts'
import type { RoomTimes } from './kept.ts'
import { decideFrame, evolveFrame, FIRST_EPOCHS, type FrameEvent, type FrameState } from './rules.ts'

export type RoomState = FrameState &
  PeopleState &
  AgendaState &
  QuestionState &
  PollState &
  HoldingState &
  CommitmentState & {
    /** The last things that happened, oldest first. */
    readonly acts: readonly Act[]
  } & RoomTimes

export type RoomEvent =
  FrameEvent | PeopleEvent | AgendaEvent | QuestionEvent | VotingEvent | HoldingEvent | CommitmentEvent

export const newRoom: RoomState = {
  title: '',
  purpose: '',
  language: 'en',
  status: 'open',
  notice: {},
  retentionDays: 90,
  people: new Map(),
  details: new Map(),
  forgetting: new Map(),
  epochs: FIRST_EPOCHS,
  screening: {},
  stages: [],
  current: '' as StageId, // no stage until the room is founded
  timer: undefined,
  questions: new Map(),
  polls: new Map(),
  holdings: new Map(),
  needs: new Map(),
  coverage: new Map(),
  commitments: new Map(),
  interests: new Map(),
  feedback: new Map(),
  acts: [],
}

const deciders = {
  ...decideFrame,
  ...decidePeople,
  ...decideAgenda,
  ...decideQuestions,
  ...decideVoting,
  ...decideHoldings,
  ...decideCommitments,
  /** Whoever is forgotten leaves an open vote, and takes along what they asked to be taken. */
  forgetMe: (state, command, occasion) =>
    withWhatGoes(state, decidePeople.forgetMe(state, command, occasion), command, occasion),
  forgetPerson: (state, command, occasion) =>
    withWhatGoes(state, decidePeople.forgetPerson(state, command, occasion), command, occasion),
} satisfies Deciders<RoomState, Command, RoomEvent>

const evolvers = {
  ...evolveFrame,
  ...evolvePeople,
  ...evolveAgenda,
  ...evolveQuestions,
  ...evolveVoting,
  ...evolveHoldings,
  ...evolveCommitments,
  /** Coming into the room and into the electorate is one thing. */
  personAdmitted: (state, event) => ({
    ...evolvePeople.personAdmitted(state, event),
    ...(event.role === 'attendee' && admitToOpenPoll(state, event.person)),
  }),
  personForgotten: (state, event) => ({
    ...evolvePeople.personForgotten(state, event),
    ...(event.gone && withoutThings(state, event.person, event.gone)),
  }),
} satisfies Evolvers<RoomState, RoomEvent>

/** What can be asked of a closed room: to be less. */
const ALSO_CLOSED: ReadonlySet<Command['type']> = new Set([
  'closeRoom',
  'deleteRoom',
  'forgetMe',
  'forgetPerson',
  'renewDocument',
  'unlinkNames',
])

/** What follows when this person asks for this, now: events, or a refusal. Nothing is changed. */
export function decide(room: RoomState, command: Command, occasion: Occasion): Decision<RoomEvent> {
  if (room.status === 'closed' && !ALSO_CLOSED.has(command.type)) return refuse('roomClosed')
  const bar = barred(room, occasion.actor, command.type)
  if (bar) return refuse(bar)
  if (touchesOpenPoll(room, command)) return refuse('questionInPoll')
  // The table is checked complete above; TypeScript cannot follow one `type` through two unions.
  const rule = deciders[command.type] as (room: RoomState, command: Command, occasion: Occasion) => Decision<RoomEvent>
  return rule(room, command, occasion)
}

/** The room after an event; `at` is when it was remembered, in milliseconds, and is absent for sealed events. */
export function evolve(room: RoomState, event: RoomEvent & { readonly at?: number }): RoomState {
  const change = evolvers[event.type] as (room: RoomState, event: RoomEvent) => Partial<RoomState>
  return { ...room, ...change(room, event), acts: withAct(room.acts, event), ...timesAfter(event) }
}

function timesAfter({ type, at }: RoomEvent & { readonly at?: number }): RoomTimes {
  if (at === undefined || UNTIMED.has(type)) return {}
  return {
    lastAt: at,
    ...(type === 'roomFounded' && { foundedAt: at }),
    ...(type === 'roomClosed' && { closedAt: at }),
  }
}
/** What the house does by itself keeps nobody's name any longer; and when a row came is nobody's to know (TRUST.md §4). */
const UNTIMED: ReadonlySet<RoomEvent['type']> = new Set([
  'documentRenewed',
  'namesUnlinked',
  'pastErased',
  'ballotCast',
  'ballotTakenBack',
  'voted',
  'unvoted',
  'personDescribed',
])

export const replay = (events: readonly RoomEvent[], from = newRoom): RoomState => events.reduce(evolve, from)
