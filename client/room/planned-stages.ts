import type { StageId } from '#shared/agenda/stages.ts'
import type { StageView } from '#shared/room/views/parts.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { stagesInOrder } from '../agenda/stages-in-order.ts'
import type { StageBarStage } from '../kit/stage-bar.tsx'

export interface PlannedStage extends StageView, StageBarStage {}

/** The stages in their order, each with where it stands. */
export function plannedStages({ stages, current }: SharedView['agenda']): readonly PlannedStage[] {
  const here = stages[current]?.position ?? 0
  return stagesInOrder(stages).map((stage) => ({ ...stage, state: stateOf(stage.position, here) }))
}

const stateOf = (position: number, here: number): StageBarStage['state'] =>
  position < here ? 'done' : position === here ? 'now' : 'next'

/** The stage everybody is at; a room always has one. */
export const stageNow = ({
  stages,
  current,
}: SharedView['agenda']): (StageView & { readonly id: StageId }) | undefined => {
  const stage = stages[current]
  return stage && { id: current, ...stage }
}
