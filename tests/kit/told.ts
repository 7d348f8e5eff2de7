import { readCommand } from '#shared/room/read-command.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { aRoomAt, given, NOON } from './scenario.ts'
import { commandIn, type Draw } from './some-commands.ts'

export type Happened = RoomEvent & { readonly at?: number }

/** Carries out what was drawn as far as the room lets it; answers the story and everything that happened. */
export function tell(draws: readonly Draw[]) {
  const begun = aRoomAt('questions')
  const story = given(...begun)
  const happened: Happened[] = [...begun]
  for (const draw of draws) {
    const read = readCommand(commandIn(story.room, draw))
    if (!read.ok) continue
    story.when(draw.actor, read.value)
    happened.push(...story.events.map((event) => ({ ...event, at: NOON })))
  }
  return { story, happened }
}
