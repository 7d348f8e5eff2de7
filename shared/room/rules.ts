import { accept, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import { present } from '../kit/maps.ts'
import type { RoomCommand } from './commands.ts'

export const ROOM_STATUSES = ['open', 'closed'] as const
export type RoomStatus = (typeof ROOM_STATUSES)[number]

export interface Notice {
  readonly organiser?: string | undefined
  readonly contact?: string | undefined
  readonly use?: string | undefined
}

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
  | { readonly type: 'roomDeleted' }

export const decideFrame: Deciders<FrameState, RoomCommand, FrameEvent> = {
  updateRoom(_, { type: _type, ...fields }) {
    const changes = present(fields)
    return Object.keys(changes).length > 0 ? accept({ type: 'roomUpdated', changes }) : accept()
  },
  closeRoom: ({ status }) => (status === 'closed' ? accept() : accept({ type: 'roomClosed' })),
  deleteRoom: (state, { title }) => (title === state.title ? accept({ type: 'roomDeleted' }) : refuse('titleDiffers')),
}

export const evolveFrame: Evolvers<FrameState, FrameEvent> = {
  roomFounded: (_, { type: _type, ...frame }) => ({ ...frame, status: 'open', notice: {} }),
  roomUpdated: (_, { changes }) => changes,
  roomClosed: () => ({ status: 'closed' }),
  roomDeleted: () => ({ status: 'closed' }),
}
