import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { agendaCommands, type AgendaCommand } from '../agenda/commands.ts'
import { commitmentCommands, type CommitmentCommand } from '../commitments/commands.ts'
import { holdingCommands, type HoldingCommand } from '../holdings/commands.ts'
import type { DocumentName } from '../board/rights.ts'
import { choice, integer, object, text } from '../kit/schema.ts'
import { peopleCommands, type PeopleCommand } from '../people/commands.ts'
import { questionCommands, type QuestionCommand } from '../questions/commands.ts'
import { LAWFUL_BASES } from './notice.ts'
import { screeningFields } from './screening.ts'
import { votingCommands, type VotingCommand } from '../voting/commands.ts'

export const roomTitle = text({ min: 1, max: 120 })
export const roomPurpose = text({ max: 280 })

/** What people are told before they join, filled in by the facilitator (TRUST.md §10). */
const noticeFields = {
  organiser: v.optional(text({ max: 120 })),
  contact: v.optional(text({ max: 254 })),
  use: v.optional(text({ max: 280 })),
  basis: v.optional(choice(LAWFUL_BASES)),
  complaint: v.optional(text({ max: 254 })),
}

const ownRoomCommands = {
  updateRoom: object({
    type: v.literal('updateRoom'),
    title: v.optional(roomTitle),
    purpose: v.optional(roomPurpose),
    notice: v.optional(object(noticeFields)),
    retentionDays: v.optional(integer(1, 3_650)),
  }),
  /** Ten questions about risk (TRUST.md §10), answered as far as they are. */
  answerScreening: object({ type: v.literal('answerScreening'), answers: object(screeningFields) }),
  closeRoom: object({ type: v.literal('closeRoom') }),
  /** The only thing that is asked twice: the title has to be typed. */
  deleteRoom: object({ type: v.literal('deleteRoom'), title: text({ max: 120 }) }),
}
type OwnRoomCommand =
  | { [K in keyof typeof ownRoomCommands]: InferOutput<(typeof ownRoomCommands)[K]> }[keyof typeof ownRoomCommands]
  | RenewDocument
  | UnlinkNames

/** Given by the house itself, once the document of the next epoch is written; nobody can send it. */
interface RenewDocument {
  readonly type: 'renewDocument'
  readonly document: DocumentName
  readonly epoch: number
}

/** Given by the house itself, when names have been kept for as long as was promised; nobody can send it. */
interface UnlinkNames {
  readonly type: 'unlinkNames'
}

/** Everything that can be asked over the wire, by name. */
export const commandSchemas = {
  ...peopleCommands,
  ...agendaCommands,
  ...questionCommands,
  ...votingCommands,
  ...holdingCommands,
  ...commitmentCommands,
  ...ownRoomCommands,
}
export type WireCommandType = keyof typeof commandSchemas

export type RoomCommand = OwnRoomCommand
export type Command =
  PeopleCommand | AgendaCommand | QuestionCommand | VotingCommand | HoldingCommand | CommitmentCommand | RoomCommand
