import type { PersonId } from '#shared/core/actor.ts'
import type { RoomEvent } from '#shared/room/room.ts'

/** Whose own view an event may change besides that of whoever asked. */
const OWNERS: { readonly [E in RoomEvent as E['type']]?: (event: E) => PersonId | 'everyone' } = {
  personDescribed: ({ person }) => person,
  roleChanged: ({ person }) => person,
  // A question's author, and each voter of a closing poll, is not named by these: everybody's own view is looked at.
  questionAccepted: () => 'everyone',
  questionEdited: () => 'everyone',
  questionParked: () => 'everyone',
  questionRestored: () => 'everyone',
  questionWithdrawn: () => 'everyone',
  questionsMerged: () => 'everyone',
  questionUnmerged: () => 'everyone',
  questionsShortlisted: () => 'everyone',
  pollClosed: () => 'everyone',
  holdingEdited: ({ holding }) => holding.by,
  holdingRemoved: () => 'everyone',
  needRemoved: () => 'everyone',
  commitmentEdited: ({ commitment }) => commitment.by,
  commitmentRemoved: () => 'everyone',
}

export function touchedBy(events: readonly RoomEvent[], actor: PersonId): 'everyone' | ReadonlySet<PersonId> {
  const people = new Set([actor])
  for (const event of events) {
    const ownerOf = OWNERS[event.type] as ((event: RoomEvent) => PersonId | 'everyone') | undefined // one type, two unions
    const owner = ownerOf?.(event)
    if (owner === 'everyone') return 'everyone'
    if (owner !== undefined) people.add(owner)
  }
  return people
}
