import type { PersonId } from '#shared/core/actor.ts'
import type { RoomEvent, RoomState } from '#shared/room/room.ts'
import { audienceOf } from './audience.ts'
import { isSealed } from './sealed-rows.ts'
import type { sentBodies } from './sent-bodies.ts'
import type { Showcase } from './showcase.ts'
import { touchedBy } from './touched.ts'

interface Happened {
  readonly events: readonly RoomEvent[]
  readonly actor: PersonId
  /** The room as it was shown until now. */
  readonly before: RoomState
}

/** Lets everybody see what has durably happened; answers the revision in which they do. */
export function showEvents(
  { shows, bodies }: { readonly shows: Showcase; readonly bodies: ReturnType<typeof sentBodies> },
  { events, actor, before }: Happened,
): number {
  shows.changedFor(touchedBy(events, actor))
  const revision = events.every(isSealed) ? shows.counted() : shows.changed()
  for (const event of events) {
    if (event.type === 'pollClosed') bodies.forget()
    if (event.type === 'roleChanged' && before.people.get(event.person)?.role !== event.role)
      for (const viewer of shows.viewersOf(event.person)) {
        viewer.moveTo(audienceOf(event.role))
        shows.show(viewer)
      }
  }
  return revision
}
