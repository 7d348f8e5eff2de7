import { expect, test } from 'vitest'
import { viewPacket } from '#server/realtime/view-packet.ts'
import type { View } from '#shared/protocol/wire.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { ownView } from '#shared/room/views/own-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import { fc } from '#tests/kit/chance.ts'
import { ann, bob, fay, voter } from '#tests/kit/people.ts'
import { showing } from '#tests/kit/scenario.ts'
import { someDraws } from '#tests/kit/some-commands.ts'
import { tell } from '#tests/kit/told.ts'

/** An event (2) of the main namespace is its number and its words as JSON (github.com/socketio/socket.io-protocol). */
function readBy(packet: string): unknown {
  expect(packet[0]).toBe('2')
  return JSON.parse(packet.slice(1))
}

test('[RH59] a client reads from it what it reads from a packet of its own', () => {
  fc.assert(
    fc.property(someDraws(30), fc.string(), (draws, words) => {
      const { room } = tell(draws).story
      for (const [shared, { id }] of [
        [sharedView(room, showing()), ann],
        [facilitatorView(room, showing()), fay],
      ] as const) {
        const named = { ...shared, room: { ...shared.room, title: words } }
        const own = ownView(room, id, (poll, person) => voter(poll, { id: person }))
        for (const more of [{}, { isSetBack: true as const }]) {
          const view: View = { revision: 7, shared: named, own, protocol: 1, ...more }
          expect(readBy(viewPacket(view))).toEqual(JSON.parse(JSON.stringify(['view', view])))
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('[RH59] what is shown to many is written out once', () => {
  let written = 0
  const { room } = tell([]).story
  const shared = { ...sharedView(room, showing()), toJSON: () => ((written += 1), { told: written }) }
  const viewOf = (person: typeof ann): View => ({
    revision: 1,
    shared,
    own: ownView(room, person.id, () => undefined),
    protocol: 1,
  })
  const packets = [ann, bob, ann].map((person) => viewPacket(viewOf(person)))
  expect(written).toBe(1)
  expect(packets.map((packet) => packet.includes('{"told":1}'))).toEqual([true, true, true])
  expect(packets[0]).not.toBe(packets[1])
})
