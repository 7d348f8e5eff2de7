import { accept, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import { DOCUMENT_NAMES, type DocumentName } from '../board/rights.ts'
import { present } from '../kit/maps.ts'
import type { RoomCommand } from './commands.ts'
import type { Notice } from './notice.ts'
import type { Screening } from './screening.ts'

export const ROOM_STATUSES = ['open', 'closed'] as const
export type RoomStatus = (typeof ROOM_STATUSES)[number]

export const FIRST_EPOCHS: Readonly<Record<DocumentName, number>> = { board: 1, notes: 1 }

/** What the room is called and whether it is open. */
export interface FrameState {
  readonly title: string
  readonly purpose: string
  readonly language: string
  readonly status: RoomStatus
  readonly notice: Notice
  readonly retentionDays: number
  /** The people in it are made up, and every screen says so. */
  readonly rehearsal?: true
  /** Which life of each shared document is the current one; a new one begins without what was taken out. */
  readonly epochs: Readonly<Record<DocumentName, number>>
  readonly screening: Screening
  /** Names have been kept for as long as was promised. */
  readonly namesGone?: true
}

export type FrameEvent =
  | {
      readonly type: 'roomFounded'
      readonly title: string
      readonly purpose: string
      readonly language: string
      readonly retentionDays: number
      readonly rehearsal?: true
    }
  | {
      readonly type: 'roomUpdated'
      readonly changes: Partial<Pick<FrameState, 'title' | 'purpose' | 'notice' | 'retentionDays'>>
    }
  | { readonly type: 'roomClosed' }
  | { readonly type: 'documentRenewed'; readonly document: DocumentName; readonly epoch: number }
  | { readonly type: 'screeningAnswered'; readonly answers: Screening }
  | { readonly type: 'namesUnlinked' }
  /** Stands where something stood that had to be forgotten. */
  | { readonly type: 'pastErased' }
  | { readonly type: 'roomDeleted' }
  /** Written by whoever restores a backup, with the moment that it was taken; nobody can ask for it. */
  | { readonly type: 'roomRestored'; readonly takenAt: number }

export const decideFrame: Deciders<FrameState, RoomCommand, FrameEvent> = {
  updateRoom(_, { type: _type, ...fields }) {
    const changes = present(fields)
    return Object.keys(changes).length > 0 ? accept({ type: 'roomUpdated', changes }) : accept()
  },
  renewDocument: ({ epochs }, { document, epoch }) =>
    epoch > epochs[document] ? accept({ type: 'documentRenewed', document, epoch }) : accept(),
  unlinkNames: ({ namesGone }) => (namesGone ? accept() : accept({ type: 'namesUnlinked' })),
  answerScreening: (_, { answers }) => accept({ type: 'screeningAnswered', answers: present(answers) }),
  closeRoom: ({ status }) => (status === 'closed' ? accept() : accept({ type: 'roomClosed' })),
  deleteRoom: (state, { title }) => (title === state.title ? accept({ type: 'roomDeleted' }) : refuse('titleDiffers')),
}

export const evolveFrame: Evolvers<FrameState, FrameEvent> = {
  roomFounded: (_, { type: _type, ...frame }) => ({ ...frame, status: 'open', notice: {}, epochs: FIRST_EPOCHS }),
  roomUpdated: (_, { changes }) => changes,
  documentRenewed: ({ epochs }, { document, epoch }) => ({ epochs: { ...epochs, [document]: epoch } }),
  screeningAnswered: (_, { answers }) => ({ screening: answers }),
  namesUnlinked: () => ({ namesGone: true }),
  pastErased: () => ({}),
  roomClosed: () => ({ status: 'closed' }),
  roomDeleted: () => ({ status: 'closed' }),
  /** New lives, so that a copy on some phone revives nothing. */
  roomRestored: ({ epochs }) => ({ epochs: nextOf(epochs) }),
}

const nextOf = (epochs: FrameState['epochs']) =>
  Object.fromEntries(DOCUMENT_NAMES.map((name) => [name, epochs[name] + 1])) as Record<DocumentName, number> // every name
