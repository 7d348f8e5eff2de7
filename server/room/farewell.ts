import type { RoomEvent } from '#shared/room/room.ts'
import type { Showcase } from './showcase.ts'

/** Whether somebody is to go. */
export const isFarewell = ({ type }: RoomEvent): boolean =>
  type === 'personRemoved' || type === 'personForgotten' || type === 'roomDeleted'

/** Sends away whoever is no longer part of this; whoever asked for it hears "done" first. */
export function sayFarewell(shows: Pick<Showcase, 'viewers' | 'viewersOf'>, events: readonly RoomEvent[]): void {
  for (const event of events) {
    if (event.type === 'personRemoved' || event.type === 'personForgotten')
      for (const viewer of shows.viewersOf(event.person)) viewer.leave('removed')
    if (event.type === 'roomDeleted') for (const viewer of shows.viewers()) viewer.leave('roomClosed')
  }
}
