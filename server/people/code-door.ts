import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { bearerOf } from '../http/body.ts'
import { sendProblem } from '../http/problem.ts'
import { hasRoom } from '../room/room-routes.ts'
import type { Rooms } from '../room/rooms.ts'
import { readCode } from './secrets.ts'
import type { WrongCodes } from './wrong-codes.ts'

interface Means {
  readonly rooms: Pick<Rooms, 'at' | 'seatOf'>
  readonly codes: Pick<WrongCodes, 'look'>
  network(request: IncomingMessage): string
}

/** Every address that begins with a join code, as typed. */
const WITH_CODE = /^\/(?:api\/rooms|join)\/([^/]{1,200})/i

/**
 * Stands before everything that tells whether there is a room. Unknown, closed and full rooms count as wrong alike, and
 * whatever is answered afterwards is answered by the route; who shows a token of the room is not held up.
 */
export function codeDoor({ rooms, codes, network }: Means): RequestHandler {
  async function pass(code: string | undefined, token: string | undefined, from: string): Promise<boolean> {
    if (code && token && typeof (await rooms.seatOf(code, token)) !== 'string') return true
    const found = await codes.look(from, code, async () => {
      const host = code && (await rooms.at(code))
      return host && hasRoom(host) ? host : undefined
    })
    return found !== false
  }

  return (request, response, next) => {
    const [, typed] = WITH_CODE.exec(request.path) ?? []
    const read = typed === undefined ? undefined : decoded(typed)
    if (read === undefined) return next()
    pass(readCode(read), bearerOf(request), network(request)).then((mayAsk) => {
      if (mayAsk) return next()
      sendProblem(response.set('Retry-After', '10'), 429, 'tooMany')
    }, next)
  }
}

/** Undefined for what cannot be decoded, which the routes refuse by themselves. */
function decoded(typed: string): string | undefined {
  try {
    return decodeURIComponent(typed)
  } catch {
    return undefined
  }
}
