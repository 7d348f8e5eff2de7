import { currentStage, type AgendaState } from '../agenda/rules.ts'
import type { StageKind } from '../agenda/stages.ts'
import type { Actor } from '../core/actor.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Command } from './commands.ts'

/** What is asked for: a command, or something that is done outside the room's log. */
export type Action =
  Command['type'] | 'downloadSummary' | 'downloadNames' | 'downloadMine' | 'downloadScreening' | 'seeRoster'

/** Who may do it: facilitators only, everybody who takes part, or attendees in these kinds of stage. */
type Right = 'facilitator' | 'anyone' | 'house' | readonly StageKind[]

const FROM_DATA_ON = ['data', 'barriers', 'commitments', 'close'] as const

/**
 * The one table of rights (TRUST.md §2). Facilitators may do all of it; observers only what `anyone` may. Whether a
 * thing is one's own is judged with the thing, by its feature. A command without a row does not compile.
 */
export const RIGHTS: Readonly<Record<Action, Right>> = {
  admitPerson: 'house',
  updateSelf: 'anyone',
  forgetMe: 'anyone',
  forgetPerson: 'facilitator',
  renewDocument: 'house',
  unlinkNames: 'house',
  setRole: 'facilitator',
  removePerson: 'facilitator',
  inviteFacilitator: 'facilitator',

  setAgenda: 'facilitator',
  moveToStage: 'facilitator',
  lockStage: 'facilitator',
  unlockStage: 'facilitator',
  startTimer: 'facilitator',
  extendTimer: 'facilitator',
  stopTimer: 'facilitator',

  proposeQuestion: ['questions'],
  editQuestion: ['questions'],
  withdrawQuestion: ['questions'],
  importQuestions: 'facilitator',
  acceptQuestion: 'facilitator',
  parkQuestion: 'facilitator',
  restoreQuestion: 'facilitator',
  mergeQuestions: 'facilitator',
  unmergeQuestion: 'facilitator',
  shortlistQuestions: 'facilitator',

  openPoll: 'facilitator',
  // When and where one may vote hangs on the poll, and observers are told so in a ballot's own words: see voting.
  castBallot: 'anyone',
  withdrawBallot: 'anyone',
  closePoll: 'facilitator',
  revealResult: 'facilitator',
  hideResult: 'facilitator',
  nextRound: 'facilitator',
  settleTie: 'facilitator',
  reopenTie: 'facilitator',
  enterPaperBallots: 'facilitator',

  logHolding: FROM_DATA_ON,
  editHolding: FROM_DATA_ON,
  removeHolding: FROM_DATA_ON,
  logNeed: FROM_DATA_ON,
  editNeed: FROM_DATA_ON,
  removeNeed: FROM_DATA_ON,
  answerCoverage: FROM_DATA_ON,

  makeCommitment: ['commitments', 'close'],
  editCommitment: ['commitments', 'close'],
  removeCommitment: ['commitments', 'close'],
  showInterest: FROM_DATA_ON,
  giveFeedback: ['close'],

  updateRoom: 'facilitator',
  answerScreening: 'facilitator',
  closeRoom: 'facilitator',
  deleteRoom: 'facilitator',

  seeRoster: 'facilitator',
  downloadNames: 'facilitator',
  downloadScreening: 'facilitator',
  downloadMine: 'anyone',
  downloadSummary: ['close'],
}

/** Why this actor may not do this now, or undefined when they may. */
export function barred(state: AgendaState, { role }: Actor, action: Action): Refusal['code'] | undefined {
  const right = RIGHTS[action]
  if (right === 'house') return undefined // only the house can name it; see `commandSchemas`
  if (role === 'facilitator' || right === 'anyone') return undefined
  if (right === 'facilitator') return 'facilitatorOnly'
  if (role === 'observer') return 'notAllowed'
  const stage = currentStage(state)
  return stage && !stage.locked && right.includes(stage.kind) ? undefined : 'stageLocked'
}

export const can = (state: AgendaState, actor: Actor, action: Action): boolean =>
  barred(state, actor, action) === undefined
