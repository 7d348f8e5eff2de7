import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { currentStage, type AgendaState } from '#shared/agenda/rules.ts'
import type { StageId } from '#shared/agenda/stages.ts'
import { type Action, barred } from '#shared/room/can.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { useOwn, useShared } from './room-context.tsx'

/** Why this person may not do this now, in words; undefined when they may. The room itself has the last word. */
export function useBarred(action: Action): string | undefined {
  const agenda = useShared((shared) => shared.agenda)
  const isClosed = useShared((shared) => shared.room.status === 'closed')
  const person = useOwn((own) => own.person)
  if (isClosed) return `${REFUSAL_WORDS.roomClosed} You can read it.`
  const state = agendaOf(agenda)
  const bar = barred(state, person, action)
  if (bar === undefined) return undefined
  if (person.role === 'observer') return 'You are watching. You can read along.'
  if (bar !== 'stageLocked') return REFUSAL_WORDS[bar]
  return currentStage(state)?.locked
    ? 'The facilitator has closed this for now. You can read it.'
    : 'The room is at another stage. You can read this.'
}

const agendaOf = ({ stages, current }: SharedView['agenda']): AgendaState => ({
  stages: Object.entries(stages).map(([id, stage]) => ({ ...stage, id: id as StageId })), // keyed by their ids
  current,
  timer: undefined,
})
