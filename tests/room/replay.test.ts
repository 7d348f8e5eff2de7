import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { difference, merge, withoutNulls } from '#shared/kit/patch.ts'
import { readCommand } from '#shared/room/read-command.ts'
import { evolve, newRoom, replay, type RoomState } from '#shared/room/room.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { ownView } from '#shared/room/views/own-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import { ann, bob, fay, olu, voter } from '#tests/kit/people.ts'
import { showing } from '#tests/kit/scenario.ts'
import { commandIn, someDraws } from '#tests/kit/some-commands.ts'
import { tell } from '#tests/kit/told.ts'

const viewsOf = (room: Parameters<typeof sharedView>[0]) => ({
  shared: sharedView(room, showing()),
  facilitators: facilitatorView(room, showing()),
  own: [fay, ann, bob, olu].map(({ id }) => ownView(room, id, (poll, person) => voter(poll, { id: person }))),
})

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('[RO5] [RO6] the same events give the same room, stored and read or not', () => {
  fc.assert(
    fc.property(someDraws(40), (draws) => {
      const { story, happened } = tell(draws)
      expect(replay(happened)).toEqual(story.room)
      const stored = throughJson(happened) as typeof happened
      expect(stored).toEqual(happened)
      expect(replay(stored)).toEqual(story.room)
    }),
    { numRuns: 150 },
  )
})

test('[RO6] every view is plain JSON, and merging what differs gives the next view', () => {
  fc.assert(
    fc.property(someDraws(30), (draws) => {
      const { happened } = tell(draws)
      let before = viewsOf(newRoom)
      let room = newRoom
      for (const event of happened) {
        room = evolve(room, event)
        const after = viewsOf(room)
        expect(throughJson(after)).toEqual(after)
        for (const audience of ['shared', 'facilitators'] as const) {
          const patched = merge(before[audience], difference(before[audience], after[audience]) ?? {})
          expect(withoutNulls(patched)).toEqual(withoutNulls(after[audience]))
        }
        before = after
      }
    }),
    { numRuns: 60 },
  )
})

/** What can be copied to the last entry: of a map of our own a structured clone holds nothing. */
const inPlainMaps = (room: RoomState) => ({
  ...room,
  polls: new Map(
    [...room.polls].map(([id, poll]) => [
      id,
      { ...poll, voted: new Map(poll.voted), ballots: new Map(poll.ballots), electorate: new Set(poll.electorate) },
    ]),
  ),
})

test('[RO5] neither deciding nor what happened changes the room that was', () => {
  fc.assert(
    fc.property(someDraws(20), (draws) => {
      const { story } = tell(draws)
      const kept = structuredClone(inPlainMaps(story.room))
      const { room } = story
      for (const draw of draws) {
        const read = readCommand(commandIn(room, draw))
        if (read.ok) story.when(draw.actor, read.value)
      }
      expect(inPlainMaps(room)).toEqual(kept)
    }),
    { numRuns: 40 },
  )
})
