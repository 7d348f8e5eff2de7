import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import { type LoggedAct, logOf } from './acts.ts'

/**
 * The log for a screen that follows a room. As long as it reads the same it is the same list, and a line that reads the
 * same is the same line, whatever else happens in the room.
 */
export function followedLog(): (room: FacilitatorView) => readonly LoggedAct[] {
  let madeFrom: readonly unknown[] = []
  let shown: readonly LoggedAct[] = []
  return (room) => {
    const sources = [room.acts, room.agenda, room.questions, room.polls, room.people.roster]
    if (isSameList(sources, madeFrom)) return shown
    madeFrom = sources
    const before = new Map(shown.map((line) => [line.key, line]))
    const next = logOf(room).map((line) => {
      const known = before.get(line.key)
      return known && readsTheSame(known, line) ? known : line
    })
    if (!isSameList(next, shown)) shown = next
    return shown
  }
}

const isSameList = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((each, at) => each === other[at])

const readsTheSame = (one: LoggedAct, other: LoggedAct) =>
  one.words === other.words && JSON.stringify(one.undo) === JSON.stringify(other.undo)
