import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { bearerOf } from '../http/body.ts'
import { sendProblem } from '../http/problem.ts'
import { hasRoom } from '../room/room-routes.ts'
import type { Rooms } from '../room/rooms.ts'
import { DamagedRoom } from '../store/failures.ts'
import { readCode } from './secrets.ts'
import type { WrongCodes } from './wrong-codes.ts'

interface Means {
  readonly rooms: Pick<Rooms, 'at' | 'seatOf'>
  readonly codes: Pick<WrongCodes, 'look'>
  network(request: IncomingMessage): string
}

/** Every address that begins with a join code, as typed. */
const WITH_CODE = /^\/(?:api\/rooms|join)\/([^/]{1,200})/i

/** For people: a page that tries again by itself, and needs nothing else. */
const COME_BACK = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="10"><title>One moment: Questions First</title></head>
<body><h1>One moment</h1><p>Many codes are being tried from your network. This page tries again by itself.</p></body></html>`

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
    const asked = pass(readCode(read), bearerOf(request), network(request)).catch((reason: unknown) => {
      if (reason instanceof DamagedRoom) return true // there is such a room; its own route says what is wrong
      throw reason
    })
    asked.then((mayAsk) => {
      if (mayAsk) return next()
      response.set('Retry-After', '10')
      if (request.path.startsWith('/api/')) sendProblem(response, 429, 'tooMany')
      else response.status(429).set('Cache-Control', 'no-store').type('html').send(COME_BACK)
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
