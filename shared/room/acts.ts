import type { RoomEvent } from './room.ts'

/** One line of what happened in the room, for facilitators: acts, never choices. */
export interface Act {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly type: RoomEvent['type']
  /** What it happened to: a stage, poll, question or person. */
  readonly about?: string
}

const KEPT = 30

/** What each kind of event is about, for those worth a line. */
const ABOUT: { readonly [E in RoomEvent as E['type']]?: (event: E) => string | undefined } = {
  roomFounded: () => undefined,
  roomUpdated: () => undefined,
  roomRestored: () => undefined,
  stageMoved: ({ to }) => to,
  agendaSet: () => undefined,
  stageLocked: ({ stage }) => stage,
  stageUnlocked: ({ stage }) => stage,
  roleChanged: ({ person }) => person,
  personRemoved: ({ person }) => person,
  personForgotten: () => undefined,
  screeningAnswered: () => undefined,
  namesUnlinked: () => undefined,
  facilitatorInvited: () => undefined,
  questionAccepted: ({ question }) => question,
  questionEdited: ({ question }) => question,
  questionParked: ({ question }) => question,
  questionRestored: ({ question }) => question,
  questionsMerged: ({ into }) => into,
  questionUnmerged: ({ question }) => question,
  questionsShortlisted: () => undefined,
  pollOpened: ({ poll }) => poll,
  pollClosed: ({ poll }) => poll,
  resultRevealed: ({ poll }) => poll,
  resultHidden: ({ poll }) => poll,
  tieSettled: ({ poll }) => poll,
  tieReopened: ({ poll }) => poll,
  holdingRemoved: ({ holding }) => holding,
  needRemoved: ({ need }) => need,
  commitmentRemoved: ({ commitment }) => commitment,
}

/** Whether it is worth a line in the log: acts, never choices. */
export const isAct = (type: string): boolean => Object.hasOwn(ABOUT, type)

export function withAct(acts: readonly Act[], event: RoomEvent & { readonly at?: number }): readonly Act[] {
  const aboutOf = ABOUT[event.type] as ((event: RoomEvent) => string | undefined) | undefined // one type, two unions
  if (!aboutOf || event.at === undefined) return acts
  const about = aboutOf(event)
  return [...acts, { at: event.at, type: event.type, ...(about !== undefined && { about }) }].slice(-KEPT)
}
