import type { StageKind } from '../agenda/stages.ts'
import type { Role } from '../core/actor.ts'

export const DOCUMENT_NAMES = ['board', 'notes'] as const
export type DocumentName = (typeof DOCUMENT_NAMES)[number]

/** What each kind of stage opens to attendees. */
const OPEN_DOCUMENTS: Readonly<Record<StageKind, readonly DocumentName[]>> = {
  lobby: [],
  questions: ['notes'],
  voting: [],
  data: ['notes'],
  barriers: ['board', 'notes'],
  commitments: ['notes'],
  close: [],
}

/** Looked up for every update, so that closing a stage is felt by those already connected. */
export function mayWrite(document: DocumentName, role: Role, stage: StageKind, locked: boolean): boolean {
  if (role === 'observer') return false
  return role === 'facilitator' || (!locked && OPEN_DOCUMENTS[stage].includes(document))
}
