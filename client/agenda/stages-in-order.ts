import { STAGE_KINDS, type StageId, type StageKind } from '#shared/agenda/stages.ts'
import type { StageView } from '#shared/room/views/parts.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'

export interface PlacedStage extends StageView {
  readonly id: StageId
}

export const stagesInOrder = (stages: SharedView['agenda']['stages']): readonly PlacedStage[] =>
  Object.entries(stages)
    .map(([id, stage]) => ({ ...stage, id: id as StageId })) // keyed by their ids
    .toSorted((one, other) => one.position - other.position)

/** The stage that comes after the one the room is at; undefined at the last. */
export function nextStage({ stages, current }: SharedView['agenda']): PlacedStage | undefined {
  const here = stages[current]?.position ?? 0
  return stagesInOrder(stages).find(({ position }) => position === here + 1)
}

/** What people do in a stage of this kind, for whoever plans one. */
export const STAGE_KIND_WORDS: Readonly<Record<StageKind, string>> = {
  lobby: 'Welcome',
  questions: 'Collect questions',
  voting: 'Vote',
  data: 'Data we hold',
  barriers: 'Board',
  commitments: 'Next steps',
  close: 'Close',
}

export const STAGE_KIND_OPTIONS = STAGE_KINDS.map((value) => ({ value, label: STAGE_KIND_WORDS[value] }))
