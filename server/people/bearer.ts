import type { Request } from 'express'
import type { Actor } from '#shared/core/actor.ts'
import { bearerOf } from '../http/body.ts'
import { Refused } from '../http/problem.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { Rooms } from '../room/rooms.ts'
import { readCode } from './secrets.ts'

/** Who asks, and in which room, by the token they send; a closed room can still be read by those who were in it. */
export async function seatOfBearer(rooms: Rooms, request: Request): Promise<{ host: RoomHost; actor: Actor }> {
  const token = bearerOf(request)
  const typed: unknown = request.params['room']
  const code = typeof typed === 'string' ? readCode(typed) : undefined
  if (!code) throw new Refused(404, 'roomUnknown')
  if (!token) throw new Refused(401, 'notAdmitted')
  const seat = await rooms.seatOf(code, token)
  if (seat === 'roomUnknown') throw new Refused(404, 'roomUnknown')
  if (typeof seat === 'string') throw new Refused(401, seat)
  const actor = seat.host.actorOf(seat.person)
  if (!actor) throw new Refused(401, 'removed')
  return { host: seat.host, actor }
}
