import { expect, test } from 'vitest'
import { viewerOver } from '#server/realtime/viewer.ts'
import type { Role } from '#shared/core/actor.ts'

/** Somebody who is told to become something else, which is not written down yet. */
function somebody(role: Role, soon: Role) {
  const places: string[] = []
  const { reader, takePlace } = viewerOver({
    socket: { join: (place: string) => places.push(place), leave: () => undefined },
    host: {
      code: 'CODE',
      actorOf: (id: string) => ({ id, role: soon }),
      state: () => ({ people: new Map([['bob', { role }]]) }),
      sync: () => undefined,
    },
    person: 'bob',
    placeOf: (code: string, audience: string) => `${code}/${audience}`,
    isBehind: () => false,
  } as object as Parameters<typeof viewerOver>[0])
  return { places, reader, takePlace }
}

test('[RH1] [RH8] nobody hears what facilitators are told before it is durable that they are one', () => {
  const { places, reader, takePlace } = somebody('attendee', 'facilitator')
  takePlace()
  reader.catchUp()
  expect(places).toEqual(['CODE/everyone', 'CODE/everyone'])
})

test('[RH1] [RH8] and who is one hears it until it is durable that they no longer are', () => {
  const { places, takePlace } = somebody('facilitator', 'attendee')
  takePlace()
  expect(places).toEqual(['CODE/facilitators'])
})
