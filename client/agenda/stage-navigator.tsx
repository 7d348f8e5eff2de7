import type { StageId } from '#shared/agenda/stages.ts'
import { StageBar } from '../kit/stage-bar.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { stagesInOrder } from './stages-in-order.ts'

export interface StageNavigatorProps {
  readonly goTo: (stage: StageId) => void
}

/** Every stage as a button: the facilitator may take the room anywhere, also back. */
export function StageNavigator({ goTo }: StageNavigatorProps) {
  const { stages, current } = useShared(({ agenda }) => agenda)
  const here = stages[current]?.position ?? 0
  const rows = stagesInOrder(stages).map(({ id, title, position, locked }) => ({
    id,
    title: locked ? `${title} Locked.` : title,
    state: position < here ? ('done' as const) : position === here ? ('now' as const) : ('next' as const),
  }))
  return <StageBar stages={rows} onChoose={(id) => goTo(id as StageId)} /> // the ids given above
}
