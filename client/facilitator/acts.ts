import type { StageId } from '#shared/agenda/stages.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { Act } from '#shared/room/acts.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import type { WireCommand } from '../realtime/wire-command.ts'

/** One line of the log: what happened, and the command that takes it back while that still means something. */
interface Line {
  words(about: string, room: FacilitatorView): string
  undo?(about: string, room: FacilitatorView, earlier: readonly Act[]): WireCommand | undefined
}

/**
 * Every kind of event, those without a line too: a new one does not compile until somebody has decided. An undo is
 * offered only while what the act did still stands. What cannot be taken back from here has none: a removed person, a
 * closed anonymous vote (TRUST.md §4), and what the log does not remember enough of.
 */
export const LINES: Readonly<Record<Act['type'], Line | undefined>> = {
  roomFounded: { words: () => 'Room made' },
  roomUpdated: { words: () => 'About this room: changed' },
  roomClosed: undefined,
  roomDeleted: undefined,
  documentRenewed: undefined,
  screeningAnswered: { words: () => 'Questions about risk answered' },
  namesUnlinked: { words: () => 'Names taken out: their time was over' },
  pastErased: undefined,

  personAdmitted: undefined,
  personDescribed: undefined,
  personForgotten: { words: () => 'Somebody was forgotten' },
  roleChanged: { words: (about, room) => `New role: ${personWords(room, about)}` },
  personRemoved: { words: () => 'Somebody taken out of the room' },
  facilitatorInvited: { words: () => 'Facilitator invited' },
  roomRestored: { words: () => 'Room put back from a backup' },

  agendaSet: { words: () => 'Plan saved' },
  stageMoved: {
    words: (about, room) => `Went to: ${stageWords(room, about)}`,
    undo(about, { agenda }, earlier) {
      const before = earlier.findLast(({ type }) => type === 'stageMoved')?.about
      const isKnown = before !== undefined && Object.hasOwn(agenda.stages, before)
      const stage = isKnown ? (before as StageId) : firstStage(agenda, earlier) // a stage that moves are about
      return agenda.current === about && stage !== undefined && stage !== about
        ? { type: 'moveToStage', stage }
        : undefined
    },
  },
  stageLocked: {
    words: (about, room) => `Locked: ${stageWords(room, about)}`,
    undo: (about, { agenda }) =>
      agenda.stages[about as StageId]?.locked ? { type: 'unlockStage', stage: about as StageId } : undefined,
  },
  stageUnlocked: {
    words: (about, room) => `Unlocked: ${stageWords(room, about)}`,
    undo: (about, { agenda }) =>
      agenda.stages[about as StageId]?.locked === false ? { type: 'lockStage', stage: about as StageId } : undefined,
  },
  timerSet: undefined,
  timerStopped: undefined,

  questionProposed: undefined,
  questionWithdrawn: undefined,
  questionAccepted: { words: (about, room) => `On the list: ${questionWords(room, about)}` },
  questionEdited: {
    words: (about, room) => `Reworded: ${questionWords(room, about)}`,
    undo(about, { questions }) {
      const before = questions[about as QuestionId]?.history?.at(-1)
      return before && { type: 'editQuestion', question: about as QuestionId, text: before.text, action: before.action }
    },
  },
  questionParked: {
    words: (about, room) => `Set aside: ${questionWords(room, about)}`,
    undo: (about, { questions }) =>
      questions[about as QuestionId]?.status === 'parked'
        ? { type: 'restoreQuestion', question: about as QuestionId }
        : undefined,
  },
  questionRestored: {
    words: (about, room) => `Taken back in: ${questionWords(room, about)}`,
    undo: (about, { questions }) =>
      questions[about as QuestionId]?.status === 'accepted' || questions[about as QuestionId]?.status === 'proposed'
        ? { type: 'parkQuestion', question: about as QuestionId }
        : undefined,
  },
  questionsMerged: {
    words: (about, room) => `Merged into: ${questionWords(room, about)}`,
    undo(about, { questions }) {
      // The log says what stayed, not what went into it. One is certain; of several any may have come earlier.
      const inside = Object.entries(questions).filter(([, { mergedInto }]) => mergedInto === about)
      const [only] = inside
      return only && inside.length === 1 ? { type: 'unmergeQuestion', question: only[0] as QuestionId } : undefined
    },
  },
  questionUnmerged: { words: (about, room) => `On its own again: ${questionWords(room, about)}` },
  questionsShortlisted: { words: () => 'Shortlist changed' },

  pollOpened: { words: (about, room) => `Voting opened${roundWords(room, about)}` },
  pollClosed: { words: (about, room) => `Voting closed${roundWords(room, about)}` },
  resultRevealed: {
    words: (about, room) => `Result shown${roundWords(room, about)}`,
    undo: (about, { polls }) =>
      polls[about as PollId]?.status === 'revealed' ? { type: 'hideResult', poll: about as PollId } : undefined,
  },
  resultHidden: {
    words: (about, room) => `Result hidden${roundWords(room, about)}`,
    undo: (about, { polls }) =>
      polls[about as PollId]?.status === 'closed' ? { type: 'revealResult', poll: about as PollId } : undefined,
  },
  tieSettled: { words: (about, room) => `Tie decided${roundWords(room, about)}` },
  tieReopened: { words: (about, room) => `Decision on a tie taken back${roundWords(room, about)}` },
  ballotCast: undefined,
  ballotTakenBack: undefined,
  voted: undefined,
  unvoted: undefined,

  holdingLogged: undefined,
  holdingEdited: undefined,
  holdingRemoved: { words: () => 'A line of data removed' },
  needLogged: undefined,
  needEdited: undefined,
  needRemoved: { words: () => 'A line of data we need removed' },
  coverageAnswered: undefined,
  coverageTakenBack: undefined,
  commitmentMade: undefined,
  commitmentEdited: undefined,
  commitmentRemoved: { words: () => 'A next step removed' },
  interestShown: undefined,
  interestTakenBack: undefined,
  feedbackGiven: undefined,
}

export interface LoggedAct {
  readonly key: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly words: string
  readonly undo: WireCommand | undefined
}

/** The log as it is read, the latest first. Only the last act of a kind about one thing can still be undone. */
export function logOf(room: FacilitatorView): readonly LoggedAct[] {
  const { acts } = room
  const told = new Set<string>()
  const lines: LoggedAct[] = []
  for (const [place, { at, type, about = '' }] of [...acts.entries()].toReversed()) {
    const line = LINES[type]
    const what = `${type} ${about}`
    if (line) {
      const undo = told.has(what) ? undefined : line.undo?.(about, room, acts.slice(0, place))
      lines.push({ key: `${at} ${what}`, at, words: line.words(about, room), undo })
    }
    told.add(what)
  }
  return withOwnKeys(lines)
}

/** What was done twice in one moment goes by its turn. A place in the log is no key: old lines leave it. */
function withOwnKeys(lines: readonly LoggedAct[]): readonly LoggedAct[] {
  const turns = new Map<string, number>()
  return lines.map((line) => {
    const turn = turns.get(line.key) ?? 0
    turns.set(line.key, turn + 1)
    return turn === 0 ? line : { ...line, key: `${line.key} ${turn}` }
  })
}

/** Whether the log tells of anything after the room's last move: the offer to go back is over then. */
export const isMoveOver = ({ acts }: Pick<FacilitatorView, 'acts'>): boolean => {
  const moved = acts.findLastIndex(({ type }) => type === 'stageMoved')
  return moved >= 0 && acts.slice(moved + 1).some(({ type }) => LINES[type])
}

/** Where the room was before anybody moved it: known only while the log still has the beginning. */
function firstStage({ stages }: FacilitatorView['agenda'], earlier: readonly Act[]): StageId | undefined {
  if (earlier[0]?.type !== 'roomFounded' || earlier.some(({ type }) => type === 'stageMoved')) return undefined
  return Object.entries(stages).find(([, { position }]) => position === 1)?.[0] as StageId | undefined // keyed by ids
}

const LONGEST = 36
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text)
const stageWords = ({ agenda }: FacilitatorView, about: string) =>
  agenda.stages[about as StageId]?.title ?? 'a stage no longer in the plan'
const questionWords = ({ questions }: FacilitatorView, about: string) =>
  shortened(questions[about as QuestionId]?.text ?? 'a question')
const personWords = ({ people }: FacilitatorView, about: string) => {
  const person = people.roster[about as PersonId]
  return person ? (person.name ?? `Person ${person.number}`) : 'somebody who has left'
}
const roundWords = ({ polls }: FacilitatorView, about: string) => {
  const round = polls[about as PollId]?.round ?? 1
  return round > 1 ? `, round ${round}` : ''
}
