import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { choice, id, integer, list, object, text } from '../kit/schema.ts'
import { STAGE_KINDS, type StageId } from './stages.ts'

const stage = id<StageId>()
const seconds = integer(1, 4 * 60 * 60)

/** A stage as the plan is edited: what is left out keeps its words, and a stage without an id is a new one. */
const plannedStage = object({
  id: v.optional(stage),
  kind: choice(STAGE_KINDS),
  title: v.optional(text({ min: 1, max: 120 })),
  instruction: v.optional(text({ max: 280 })),
  minutes: v.optional(integer(0, 240)),
})

export const agendaCommands = {
  setAgenda: object({ type: v.literal('setAgenda'), stages: list(plannedStage, { min: 1, max: 30 }) }),
  moveToStage: object({ type: v.literal('moveToStage'), stage }),
  lockStage: object({ type: v.literal('lockStage'), stage }),
  unlockStage: object({ type: v.literal('unlockStage'), stage }),
  startTimer: object({ type: v.literal('startTimer'), seconds }),
  extendTimer: object({ type: v.literal('extendTimer'), seconds }),
  stopTimer: object({ type: v.literal('stopTimer') }),
}

export type AgendaCommand = {
  [K in keyof typeof agendaCommands]: InferOutput<(typeof agendaCommands)[K]>
}[keyof typeof agendaCommands]
