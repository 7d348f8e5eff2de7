import { Router } from 'express'
import * as v from 'valibot'
import type { PersonId } from '#shared/core/actor.ts'
import { choice, object } from '#shared/kit/schema.ts'
import type { NewRoomAnswer } from '#shared/protocol/http.ts'
import type { TicketAnswer } from '#shared/protocol/wire.ts'
import { bodyOf } from '../http/body.ts'
import { Refused, route } from '../http/problem.ts'
import type { Secrets } from '../people/secrets.ts'
import { foundRoom, linksOf } from '../room/room-routes.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { Rooms } from '../room/rooms.ts'
import type { Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { rehearse } from './rehearsal.ts'

const TITLE = 'What stops homes being warm?'
const PURPOSE = 'A rehearsal. What do we want to know, and what would we do with the answer?'
const SEED = 2026
const MOST_AT_ONCE = 20

interface Means extends World {
  readonly store: Store
  readonly rooms: Rooms
  readonly secrets: Secrets
  port(): number
  publicOrigin(host: string | undefined): string
  ticket(seat: { host: RoomHost; person: PersonId }, request: unknown): Promise<TicketAnswer>
}

const asked = object({ speed: v.optional(choice(['1', '4'] as const), '1') })

/** Rooms to try things out in: real rooms, made-up people, and every screen says so. */
export function rehearsals({ store, rooms, secrets, port, publicOrigin, ticket, ...world }: Means) {
  const running = new Set<ReturnType<typeof rehearse>>()

  async function begin(speed: number, isFacilitated: boolean) {
    const { code, facilitatorKey } = await foundRoom(
      { store, secrets, now: world.now },
      {
        title: TITLE,
        purpose: PURPOSE,
        language: 'en',
        retentionDays: 1,
        template: 'workshop',
        questions: [],
        rehearsal: true,
      },
    )
    const host = await rooms.at(code)
    if (!host) throw new Error('a room that was just made is not there')
    const rehearsal = rehearse({
      ...world,
      host,
      seed: SEED,
      speed,
      isFacilitated,
      newId: secrets.id,
      boardAddress: (room) => `ws://127.0.0.1:${port()}/y/${room}`,
      ticketFor: (person) => ticket({ host, person }, { document: 'board' }),
      ended: () => void running.delete(rehearsal),
    })
    running.add(rehearsal)
    return { code, facilitatorKey }
  }

  const router = Router()
  router.post(
    '/api/rehearsals',
    route(async (request, response) => {
      const { speed } = bodyOf(request, asked)
      if (running.size >= MOST_AT_ONCE) throw new Refused(429, 'tooMany')
      const { code, facilitatorKey } = await begin(Number(speed), false)
      const answer: NewRoomAnswer = {
        room: code,
        facilitatorKey,
        links: linksOf(publicOrigin(request.get('host')), code, facilitatorKey),
      }
      response.status(201).set('Cache-Control', 'no-store').json(answer)
    }),
  )

  return {
    router,
    begin,
    close: () => running.forEach((rehearsal) => rehearsal.close()),
  }
}
