import { type ComponentType, lazy } from 'react'
import { surePart } from '../kit/sure-part.ts'
import type { StageKind } from '#shared/agenda/stages.ts'
import { CommitmentsWall } from '../commitments/commitments-wall.tsx'
import { CoverageWall } from '../holdings/coverage-wall.tsx'
import { QuestionsWall } from '../questions/questions-wall.tsx'
import { ResultWall } from '../voting/result-wall.tsx'
import { JoinView } from './join-view.tsx'
import { TitleView } from './title-view.tsx'

const BoardOnWall = lazy(() =>
  surePart(async () => ({ default: (await import('../board/board-entry.tsx')).BoardOnWall })),
)
const SummaryWall = lazy(() =>
  surePart(async () => ({ default: (await import('../summary/summary-wall.tsx')).SummaryWall })),
)

export interface WallView {
  readonly Body: ComponentType
  /** Whether the view says its own heading; otherwise the stage's title stands above it. */
  readonly hasHeading: boolean
}

const join: WallView = { Body: JoinView, hasHeading: true }
const title: WallView = { Body: TitleView, hasHeading: true }
const under = (Body: ComponentType): WallView => ({ Body, hasHeading: false })

/** What the wall can show in each kind of stage, in the order of the arrow keys. Complete by type. */
export const VIEWS: Readonly<Record<StageKind, readonly [WallView, ...WallView[]]>> = {
  lobby: [join, title],
  questions: [under(QuestionsWall), title],
  voting: [{ Body: ResultWall, hasHeading: true }, title, under(QuestionsWall)],
  data: [under(CoverageWall), title],
  barriers: [under(BoardOnWall), title],
  commitments: [under(CommitmentsWall), title],
  close: [under(SummaryWall), title],
}
