import { accept, acceptWith, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import type { AgendaCommand } from './commands.ts'
import { type Stage, STAGE_WORDS, type StageId, type StageKind } from './stages.ts'

export interface Timer {
  /** Milliseconds since the epoch. */
  readonly endsAt: number
  /** Seconds in all, extensions included. */
  readonly length: number
}

export interface AgendaState {
  readonly stages: readonly Stage[]
  readonly current: StageId
  readonly timer: Timer | undefined
}

export type AgendaEvent =
  | { readonly type: 'agendaSet'; readonly stages: readonly Stage[] }
  | { readonly type: 'stageMoved'; readonly to: StageId; readonly from: StageId }
  | { readonly type: 'stageLocked'; readonly stage: StageId }
  | { readonly type: 'stageUnlocked'; readonly stage: StageId }
  | { readonly type: 'timerSet'; readonly timer: Timer }
  | { readonly type: 'timerStopped' }

export const currentStage = ({ stages, current }: AgendaState): Stage | undefined =>
  stages.find(({ id }) => id === current)

/** Where the room should be to work on this kind of thing: here if it fits, else the next such stage, else the last one passed. */
export function stageFor(state: AgendaState, kind: StageKind): Stage | undefined {
  const at = state.stages.findIndex(({ id }) => id === state.current)
  const ahead = [...state.stages.slice(Math.max(at, 0)), ...state.stages.slice(0, Math.max(at, 0)).toReversed()]
  return ahead.find((stage) => stage.kind === kind)
}

export const decideAgenda: Deciders<AgendaState, AgendaCommand, AgendaEvent> = {
  setAgenda({ stages: before, current }, { stages: planned }, { newId }) {
    const known = new Map(before.map((stage) => [stage.id, stage]))
    const named = planned.flatMap(({ id }) => id ?? [])
    const stranger = named.find((id) => !known.has(id))
    if (stranger !== undefined) return refuse('stageUnknown', stranger)
    if (new Set(named).size < named.length) return refuse('malformed', 'a stage stands twice')
    if (before.length > 0 && !named.includes(current)) return refuse('stageInUse', current)
    const stages = planned.map(({ id: given, kind, title, instruction, minutes }): Stage => {
      const id = given ?? (newId() as StageId)
      const old = known.get(id)
      const words = old?.kind === kind ? old : STAGE_WORDS[kind]
      return {
        id,
        kind,
        title: title ?? words.title,
        instruction: instruction ?? words.instruction,
        minutes: minutes ?? words.minutes,
        locked: old?.locked ?? false,
      }
    })
    return acceptWith({ stages: stages.map(({ id }) => id) }, { type: 'agendaSet', stages })
  },

  moveToStage: (state, { stage }) =>
    !knows(state, stage)
      ? refuse('stageUnknown', stage)
      : stage === state.current
        ? accept()
        : accept({ type: 'stageMoved', to: stage, from: state.current }),

  lockStage: (state, { stage }) => locking(state, stage, true),
  unlockStage: (state, { stage }) => locking(state, stage, false),

  startTimer: (_, { seconds }, { at }) =>
    accept({ type: 'timerSet', timer: { endsAt: at + seconds * 1000, length: seconds } }),

  /** A timer that has run out is extended from now, so that "one more minute" is always a minute. */
  extendTimer: ({ timer }, { seconds }, { at }) =>
    timer
      ? accept({
          type: 'timerSet',
          timer: { endsAt: Math.max(timer.endsAt, at) + seconds * 1000, length: timer.length + seconds },
        })
      : refuse('timerNotRunning'),

  stopTimer: ({ timer }) => (timer ? accept({ type: 'timerStopped' }) : accept()),
}

export const evolveAgenda: Evolvers<AgendaState, AgendaEvent> = {
  agendaSet: ({ current }, { stages }) => ({ stages, current: current || (stages[0]?.id ?? current) }),
  stageMoved: (_, { to }) => ({ current: to, timer: undefined }),
  stageLocked: ({ stages }, { stage }) => ({ stages: withLock(stages, stage, true) }),
  stageUnlocked: ({ stages }, { stage }) => ({ stages: withLock(stages, stage, false) }),
  timerSet: (_, { timer }) => ({ timer }),
  timerStopped: () => ({ timer: undefined }),
}

const knows = ({ stages }: AgendaState, stage: StageId) => stages.some(({ id }) => id === stage)

function locking(state: AgendaState, stage: StageId, lock: boolean) {
  const known = state.stages.find(({ id }) => id === stage)
  if (!known) return refuse('stageUnknown', stage)
  if (known.locked === lock) return accept<AgendaEvent>()
  return accept<AgendaEvent>({ type: lock ? 'stageLocked' : 'stageUnlocked', stage })
}

const withLock = (stages: readonly Stage[], stage: StageId, locked: boolean) =>
  stages.map((known) => (known.id === stage ? { ...known, locked } : known))
