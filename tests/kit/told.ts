import { readCommand } from '#shared/room/read-command.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, fay } from './people.ts'
import { aRoomAt, given, NOON } from './scenario.ts'
import { commandIn, type Draw } from './some-commands.ts'

export type Happened = RoomEvent & { readonly at?: number }

/** Questions that can be asked, so that most stories come to a vote. */
const questions = ['q1', 'q2', 'q3'].flatMap((id): RoomEvent[] => {
  const [question, by] = [id as QuestionId, ann.id]
  return [
    { type: 'questionProposed', question, by, text: `What of ${id}?`, action: 'Act' },
    { type: 'questionAccepted', question, by: fay.id },
  ]
})

/** Carries out what was drawn as far as the room lets it; answers the story and everything that happened. */
export function tell(draws: readonly Draw[]) {
  const begun = [...aRoomAt('questions'), ...questions]
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
