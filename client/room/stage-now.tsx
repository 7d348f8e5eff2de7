import type { StageKind } from '#shared/agenda/stages.ts'
import { memo, type ReactNode } from 'react'
import { CloseStage } from './close-stage.tsx'
import { BoardScreen, CommitmentsStage, DataStage, QuestionsStage, VotingStage } from './stage-screens.tsx'
import { Welcome } from './welcome.tsx'

const SCREENS: Readonly<Record<StageKind, () => ReactNode>> = {
  lobby: () => <Welcome />,
  questions: () => <QuestionsStage />,
  voting: () => <VotingStage />,
  data: () => <DataStage />,
  barriers: () => <BoardScreen />,
  commitments: () => <CommitmentsStage />,
  close: () => <CloseStage />,
}

/** What people do at the stage everybody is at. */
export const StageNow = memo(({ kind }: { readonly kind: StageKind }) => SCREENS[kind]())
