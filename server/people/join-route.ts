import { Router } from 'express'
import type { PersonId, Role } from '#shared/core/actor.ts'
import { present } from '#shared/kit/maps.ts'
import type { Details } from '#shared/people/person.ts'
import { type JoinAnswer, joinSchema } from '#shared/protocol/http.ts'
import { bodyOf } from '../http/body.ts'
import { Refused, route } from '../http/problem.ts'
import { hasRoom, openHost } from '../room/room-routes.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { Rooms } from '../room/rooms.ts'
import type { Credential, Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { hashed, type Secrets } from './secrets.ts'

interface Means extends Pick<World, 'now'> {
  readonly store: Store
  readonly rooms: Rooms
  readonly secrets: Secrets
}

/** Lets people into a room: by its code, as facilitator by key or invitation, and again by the token they have. */
export function joinRoute(means: Means) {
  const router = Router()
  router.post(
    '/api/rooms/:room/people',
    route(async (request, response) => {
      const { role, facilitatorKey, invitation, token, ...given } = bodyOf(request, joinSchema)
      const host = await openHost(means.rooms, request.params['room'])
      response.status(201).set('Cache-Control', 'no-store')

      const seat = token === undefined ? undefined : await means.rooms.seatOf(host.code, token)
      const known = typeof seat === 'object' ? seat.person : undefined
      const secret = facilitatorKey ?? invitation
      const asked: Role = secret === undefined ? role : await roleFor(means, host, secret)
      if (known && token && (asked !== 'facilitator' || host.actorOf(known)?.role === 'facilitator')) {
        response.json(answerFor(host, known, token))
        return
      }
      const details = present(given) as Details // absent fields are absent, not undefined
      response.json(await admitted(means, host, asked, details))
    }),
  )
  return router
}

/** Both are asked for in the same moment, so that they are written together; whoever is refused has a token to nothing. */
async function admitted(means: Means, host: RoomHost, role: Role, details: Details): Promise<JoinAnswer> {
  if (!hasRoom(host)) throw refusedAtTheDoor('roomFull')
  const person = means.secrets.id() as PersonId // drawn for this person
  const asked = host.command({ id: person, role }, { type: 'admitPerson', person, role, details })
  const [answer, token] = await Promise.all([asked, means.rooms.beginSession(host.id, person, role)])
  if (!answer.ok) {
    await means.store.dropCredential(hashed(token))
    throw refusedAtTheDoor(answer.refusal.code)
  }
  return answerFor(host, person, token)
}

/** A full room is answered like one that is not there, so that nobody can feel their way. */
const refusedAtTheDoor = (code: string) =>
  code === 'readOnly' ? new Refused(503, 'readOnly') : new Refused(404, 'roomUnknown')

/** An invitation is good once, the facilitator's key as long as the room. */
async function roleFor({ store, now }: Means, host: RoomHost, secret: string): Promise<Role> {
  const credential = await store.credential(hashed(secret))
  if (isGood(credential, 'facilitatorKey', host, now())) return 'facilitator'
  const isInvited = isGood(credential, 'invitation', host, now()) && (await store.dropCredential(hashed(secret)))
  if (!isInvited) throw new Refused(403, 'notAdmitted')
  return 'facilitator'
}

const isGood = (credential: Credential | undefined, kind: Credential['kind'], host: RoomHost, at: number) =>
  credential?.kind === kind && credential.room === host.id && credential.expiresAt > at

function answerFor(host: RoomHost, id: PersonId, token: string): JoinAnswer {
  const room = host.state()
  const { name, organisation } = room.details.get(id) ?? {}
  const role = room.people.get(id)?.role ?? 'attendee'
  return { token, person: { id, role, ...(name && { name }), ...(organisation && { organisation }) } }
}
