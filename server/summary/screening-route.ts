import { Router } from 'express'
import { barred } from '#shared/room/can.ts'
import { assessmentOf } from '#shared/summary/assessment.ts'
import { Refused, route } from '../http/problem.ts'
import { seatOfBearer } from '../people/bearer.ts'
import { shownCode } from '../people/secrets.ts'
import type { Rooms } from '../room/rooms.ts'
import type { World } from '../world.ts'
import { screeningMarkdown, screeningPage } from './screening-files.ts'

interface Means extends Pick<World, 'now'> {
  readonly rooms: Rooms
}

const RENDERERS = {
  html: { type: 'text/html; charset=utf-8', render: screeningPage },
  md: { type: 'text/markdown; charset=utf-8', render: screeningMarkdown },
} as const

/** The screening as a file, for facilitators. */
export function screeningRoute({ rooms, now }: Means) {
  const router = Router()
  router.get(
    '/api/rooms/:room/screening.:format',
    route(async (request, response) => {
      const format = request.params['format']
      if (format !== 'html' && format !== 'md') throw new Refused(404, 'notFound', 'It comes as html or md.')
      if (Object.keys(request.query).length > 0) throw new Refused(400, 'malformed')
      const { host, actor } = await seatOfBearer(rooms, request)
      const bar = barred(host.state(), actor, 'downloadScreening')
      if (bar) throw new Refused(403, bar)
      const { type, render } = RENDERERS[format]
      response
        .set('Cache-Control', 'no-store')
        .set(
          'Content-Disposition',
          `attachment; filename="questions-first-${shownCode(host.code)}-screening.${format}"`,
        )
        .set('Content-Type', type)
        .send(Buffer.from(render(assessmentOf(host.state(), host.code, now()))))
    }),
  )
  return router
}
