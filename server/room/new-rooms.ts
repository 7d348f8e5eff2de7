import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { isThisMachine } from '../http/network.ts'
import { sendProblem } from '../http/problem.ts'
import type { World } from '../world.ts'

const DAY = 24 * 60 * 60 * 1000
/** Whoever runs the machine may try things out; and a proxy nobody told us of must not lock everybody out. */
const TIMES_AT_HOME = 25
const MAKERS = new Set(['/api/rooms', '/api/rehearsals'])

interface Means extends Pick<World, 'now' | 'randomBytes'> {
  /** TRUST.md §7: from one address in a day. */
  readonly most: number
  /** Whether there is memory for another room; live ones go on. */
  hasSpace(): boolean
  network(request: IncomingMessage): string
}

/** Stands before everything that makes a room. What is counted is no address, but its digest under a key of the day. */
export function newRooms({ now, randomBytes, most, hasSpace, network }: Means): RequestHandler {
  let made = new Map<string, number>()
  let key = randomBytes(32)
  let since = now()

  function turnPage() {
    if (now() - since < DAY) return
    made = new Map()
    key = randomBytes(32)
    since = now()
  }

  return (request, response, next) => {
    if (request.method !== 'POST' || !MAKERS.has(request.path.replace(/\/+$/, ''))) return next()
    if (!hasSpace()) return sendProblem(response.set('Retry-After', '300'), 503, 'serviceFull')
    turnPage()
    const from = network(request)
    const maker = createHmac('sha256', key).update(from).digest('base64')
    const count = made.get(maker) ?? 0
    if (count >= most * (isThisMachine(from) ? TIMES_AT_HOME : 1)) {
      const wait = Math.ceil((since + DAY - now()) / 1000)
      return sendProblem(response.set('Retry-After', String(wait)), 429, 'tooManyRooms')
    }
    const book = made
    book.set(maker, count + 1)
    response.once('close', () => {
      if (response.statusCode !== 201) book.set(maker, (book.get(maker) ?? 1) - 1)
    })
    next()
  }
}
