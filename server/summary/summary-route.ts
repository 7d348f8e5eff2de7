import { Router } from 'express'
import type * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import type { Actor } from '#shared/core/actor.ts'
import { barred } from '#shared/room/can.ts'
import type { RoomState } from '#shared/room/room.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import { ballotsOf } from '#shared/summary/ballots.ts'
import { readTogether } from '#shared/summary/documents.ts'
import { SUMMARY_FORMATS, type SummaryFormat } from '#shared/summary/formats.ts'
import { FILE_K, ROOM_K } from '#shared/summary/gate.ts'
import { summarise } from '#shared/summary/summarise.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { Refused, route } from '../http/problem.ts'
import { seatOfBearer } from '../people/bearer.ts'
import { shownCode } from '../people/secrets.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { Rooms } from '../room/rooms.ts'
import type { World } from '../world.ts'
import { RENDERERS } from './renderers.ts'

interface Means extends Pick<World, 'now'> {
  readonly rooms: Rooms
  /** A shared document as it is now, also of a closed room. */
  document(room: string, name: DocumentName): Promise<Y.Doc>
}

/** The record as a file, for those who were in the room. */
export function summaryRoute({ rooms, document, now }: Means) {
  const router = Router()
  router.get(
    '/api/rooms/:room/summary.:format',
    route(async (request, response) => {
      const format = formatOf(request.params['format'])
      const { host, actor } = await seatOfBearer(rooms, request)
      const names = namesFor(actor, request.query)
      requireRight(host.state(), actor, names)
      const [board, notes] = await Promise.all([document(host.code, 'board'), document(host.code, 'notes')])
      const summary = recordOf(host, { board, notes, names, at: now() })
      const { type, render } = RENDERERS[format]
      response
        .set('Cache-Control', 'no-store')
        .set('Content-Disposition', `attachment; filename="${fileName(host.code, summary, format)}"`)
        .set('Content-Type', type)
        .send(Buffer.from(render(summary)))
    }),
  )
  return router
}

function formatOf(given: unknown): SummaryFormat {
  const format = SUMMARY_FORMATS.find((one) => one === given)
  if (!format) throw new Refused(404, 'notFound', `The record comes as ${SUMMARY_FORMATS.join(', ')}.`)
  return format
}

/** Facilitators have names unless they leave them out (`?names=no`); others never have them. */
function namesFor({ role }: Actor, query: Readonly<Record<string, unknown>>): boolean {
  const { names, ...strange } = query
  const isKnown = names === undefined || names === 'yes' || names === 'no'
  if (!isKnown || Object.keys(strange).length > 0) throw new Refused(400, 'malformed', 'names is yes or no')
  return names === undefined ? role === 'facilitator' : names === 'yes'
}

function requireRight(room: RoomState, actor: Actor, names: boolean) {
  // What was open to somebody in the last stage stays open when the room is closed, at whatever stage it was left.
  const isOver = room.status === 'closed' && actor.role === 'attendee' && !names
  const bar = isOver ? undefined : barred(room, actor, names ? 'downloadNames' : 'downloadSummary')
  if (bar) throw new Refused(403, bar)
}

interface Making {
  readonly board: Y.Doc
  readonly notes: Y.Doc
  readonly names: boolean
  readonly at: number
}

function recordOf(host: RoomHost, { board, notes, names, at }: Making): Summary {
  const room = host.state()
  const showing = { code: host.code, present: new Set<never>(), turnout: new Map() }
  const seen = names ? facilitatorView(room, showing) : sharedView(room, showing)
  const written = readTogether(board, notes, room.questions.keys())
  // A file without names may go anywhere; one with names stays with those who saw the results in the room.
  return summarise(seen, written, { at, names, k: names ? ROOM_K : FILE_K, ballots: ballotsOf(room) })
}

/** Our own letters only: nothing that people wrote is part of a file's name. */
function fileName(code: string, { at, names }: Summary, format: SummaryFormat): string {
  const withNames = names === 'included' ? '-with-names' : ''
  return `questions-first-${shownCode(code)}-${at.slice(0, 10)}${withNames}.${format}`
}
