import type { Refusal } from '#shared/core/refusal.ts'
import type { Contributions } from '#shared/people/commands.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { memo, type ReactNode } from 'react'
import type { PlaceName } from './places.ts'
import { Results } from './results.tsx'
import {
  BoardScreen,
  CommitmentsStage,
  DataStage,
  Help,
  MyDetails,
  NotesScreen,
  PrivacyNotice,
  QuestionsStage,
  SummaryScreen,
  ThreadView,
} from './stage-screens.tsx'
import { WhereAreWe } from './where-are-we.tsx'

interface Wanted {
  readonly about: string
  readonly onForget: (contributions: Contributions) => Promise<Refusal | undefined>
}

const SCREENS: Readonly<Record<Exclude<PlaceName, 'now'>, (wanted: Wanted) => ReactNode>> = {
  questions: () => <QuestionsStage />,
  results: () => <Results />,
  data: () => <DataStage />,
  board: () => <BoardScreen />,
  notes: () => <NotesScreen />,
  steps: () => <CommitmentsStage />,
  mine: ({ onForget }) => <MyDetails onForget={onForget} />,
  summary: () => <SummaryScreen />,
  thread: ({ about }) => <ThreadView questionId={about as QuestionId} />, // an id that is none shows as missing
  where: () => <WhereAreWe />,
  privacy: () => <PrivacyNotice />,
  help: () => <Help />,
}

export interface PlaceScreenProps extends Wanted {
  readonly name: Exclude<PlaceName, 'now'>
}

/** Something to read beside the stage everybody is at. */
export const PlaceScreen = memo(({ name, ...wanted }: PlaceScreenProps) => SCREENS[name](wanted))
