import { lazy } from 'react'
import { surePart } from '../kit/sure-part.ts'
import type { StageKind } from '#shared/agenda/stages.ts'

// Each stage is its own chunk. They are fetched one after another while nothing else happens, so that a stage that
// starts is there at once, also where the Wi-Fi has gone by then.

const load = {
  questions: async () => ({ default: (await import('../questions/questions-stage.tsx')).QuestionsStage }),
  voting: async () => ({ default: (await import('../voting/voting-stage.tsx')).VotingStage }),
  results: async () => ({ default: (await import('../voting/result-view.tsx')).ResultView }),
  data: async () => ({ default: (await import('../holdings/data-stage.tsx')).DataStage }),
  board: async () => ({ default: (await import('../board/board-entry.tsx')).BoardOfRoom }),
  notes: async () => ({ default: (await import('../board/board-entry.tsx')).NotesOfRoom }),
  steps: async () => ({ default: (await import('../commitments/commitments-stage.tsx')).CommitmentsStage }),
  feedback: async () => ({ default: (await import('../commitments/feedback-form.tsx')).FeedbackForm }),
  summary: async () => ({ default: (await import('../summary/summary-screen.tsx')).SummaryScreen }),
  mine: async () => ({ default: (await import('../people/my-details.tsx')).MyDetails }),
  privacy: async () => ({ default: (await import('../people/privacy-notice.tsx')).PrivacyNotice }),
  help: async () => ({ default: (await import('./help.tsx')).Help }),
  thread: async () => ({ default: (await import('../summary/thread-view.tsx')).ThreadView }),
} as const

export const QuestionsStage = lazy(() => surePart(load.questions))
export const VotingStage = lazy(() => surePart(load.voting))
export const ResultView = lazy(() => surePart(load.results))
export const DataStage = lazy(() => surePart(load.data))
export const BoardScreen = lazy(() => surePart(load.board))
export const NotesScreen = lazy(() => surePart(load.notes))
export const CommitmentsStage = lazy(() => surePart(load.steps))
export const FeedbackForm = lazy(() => surePart(load.feedback))
export const SummaryScreen = lazy(() => surePart(load.summary))
export const MyDetails = lazy(() => surePart(load.mine))
export const PrivacyNotice = lazy(() => surePart(load.privacy))
export const Help = lazy(() => surePart(load.help))
export const ThreadView = lazy(() => surePart(load.thread))

const NEEDED: Readonly<Record<StageKind, readonly (keyof typeof load)[]>> = {
  lobby: ['mine'],
  questions: ['questions', 'help'],
  voting: ['voting', 'results'],
  data: ['data'],
  barriers: ['board'],
  commitments: ['steps'],
  close: ['feedback', 'summary', 'thread'],
}

/** Fetches what these stages will need, in this order. A part that does not come now is asked for again when shown. */
export async function fetchAhead(kinds: readonly StageKind[]): Promise<void> {
  const parts = new Set(kinds.flatMap((kind) => NEEDED[kind]))
  for (const part of parts) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time, so that answers to votes are not held up
    await load[part]().catch(() => undefined) // no line: asked for again when the stage comes
  }
}
