import type { Actor } from '../core/actor.ts'
import type { Poll } from '../voting/poll.ts'
import { barred } from './can.ts'
import type { Command } from './commands.ts'
import type { RoomState } from './room.ts'

/** The poll that has to be counted before this can be decided; undefined also where whoever asks would be told no. */
export function pollToCount(room: RoomState, command: Command, actor: Actor): Poll | undefined {
  if (command.type !== 'closePoll' || room.status === 'closed' || barred(room, actor, command.type)) return undefined
  const poll = room.polls.get(command.poll)
  return poll?.status === 'open' ? poll : undefined
}
