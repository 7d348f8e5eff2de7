import type { PersonId } from '#shared/core/actor.ts'
import { read } from '#shared/kit/schema.ts'
import { syncRequestSchema, type TicketAnswer, type Up } from '#shared/protocol/wire.ts'
import type { Viewer } from '../room/audience.ts'
import type { Seat } from '../room/rooms.ts'
import type { World } from '../world.ts'
import { bucketsByKey } from './buckets.ts'
import { cooling } from './cooling.ts'
import type { RoomSocket } from './gateway.ts'
import { seldom } from './seldom.ts'
import { isShallow } from './shallow.ts'

/** PROTOCOL.md: 20 commands a second per person in bursts of 40; who goes on regardless is cut off. */
const COMMANDS = { rate: 20, burst: 40 }
/** All of a room together: more than two thousand people voting at the same moment, less than a flood. */
const IN_ROOM = { rate: 2_000, burst: 10_000 }
const MOST_STRIKES = 20
/** A few bytes fetch the whole room, so whoever asks for it over and over gets it only so often. */
const WHOLE_ROOM = { rate: 1, burst: 4 }

interface Means extends Pick<World, 'log' | 'now'> {
  ticket(seat: Pick<Seat, 'host' | 'person'>, request: unknown): Promise<TicketAnswer>
}

const refused = (code: 'tooFast' | 'malformed' | 'internal') => ({ ok: false, refusal: { code } }) as const

/** Reads what people ask over their connections, at the pace that is allowed, and answers each exactly once. */
export function requestDesk({ ticket, log, now }: Means) {
  const persons = bucketsByKey(COMMANDS)
  const rooms = bucketsByKey(IN_ROOM)
  const cut = cooling(now)

  /** An exception in a bare Socket.IO handler would end the process. */
  function answering(socket: RoomSocket, event: keyof Up, handle: (request: unknown) => Promise<unknown>) {
    socket.on(event, (...sent: readonly unknown[]) => {
      const answer = sent.at(-1)
      if (typeof answer !== 'function') return
      const request = sent.length === 2 ? sent[0] : undefined // one thing at a time
      handle(request).then(
        (reply) => answer(reply),
        (reason: unknown) => {
          log.error({ err: reason, event }, 'a request could not be answered')
          answer(refused('internal'))
        },
      )
    })
  }

  return {
    /** Whether this person was cut off a moment ago. */
    isCutOff: ({ host, person }: Seat) => cut.isOut(keyOf(host.code, person)),
    /** Gives back what to do when they leave. */
    serve(socket: RoomSocket, { host, person, session }: Seat, viewer: Viewer): () => void {
      const own = persons.hold(keyOf(host.code, person), now)
      const all = rooms.hold(host.code, now)
      const whole = seldom(WHOLE_ROOM, { now }, (lastRevision: number | undefined) => host.sync(viewer, lastRevision))
      let strikes = 0
      const strike = () => {
        strikes += 1
        if (strikes < MOST_STRIKES) return
        cut.cutOff(keyOf(host.code, person))
        socket.disconnect(true)
      }
      /** What stands in the way of reading this at all. */
      function bar(request: unknown) {
        if (session.until <= now()) socket.conn.close() // coming back, they are told
        if (!own.take()) {
          strike()
          return refused('tooFast')
        }
        if (!all.take()) return refused('tooFast')
        return isShallow(request) ? undefined : refused('malformed')
      }
      socket.onAny((event: string, ...sent: readonly unknown[]) => {
        if (!isRequest(event) || typeof sent.at(-1) !== 'function') strike()
      })
      answering(socket, 'command', async (request) => {
        const answer = bar(request) ?? (await host.submit(person, request))
        if (!answer.ok && answer.refusal.code === 'malformed') strike()
        return answer
      })
      answering(socket, 'ticket', async (request) => bar(request) ?? ticket({ host, person }, request))
      answering(socket, 'sync', async (request) => {
        const asked = read(syncRequestSchema, request ?? {})
        const barred = bar(request)
        if (barred) return barred
        if (!asked.ok) return refused('malformed')
        whole.ask(asked.value.lastRevision)
        return { ok: true }
      })
      return () => {
        whole.close()
        own.release()
        all.release()
      }
    },
  }
}

const keyOf = (code: string, person: PersonId) => `${code}/${person}`

const isRequest = (event: string) => event === 'command' || event === 'ticket' || event === 'sync'
