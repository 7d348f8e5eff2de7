import { Router } from 'express'
import type * as Y from 'yjs'
import { sharedView } from '#shared/room/views/shared-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { readTogether } from '#shared/summary/documents.ts'
import { type Mine, mineOf, mineSections } from '#shared/summary/mine.ts'
import { dayWords } from '#shared/summary/words.ts'
import type { DocumentName } from '#shared/board/rights.ts'
import { Refused, route } from '../http/problem.ts'
import type { Rooms } from '../room/rooms.ts'
import { html } from '../summary/markup.ts'
import { plainPage } from '../summary/plain-page.ts'
import type { World } from '../world.ts'
import { seatOfBearer } from './bearer.ts'
import { shownCode } from './secrets.ts'

interface Means extends Pick<World, 'now'> {
  readonly rooms: Rooms
  document(room: string, name: DocumentName): Promise<Y.Doc>
}

const RENDERERS = {
  json: {
    type: 'application/json; charset=utf-8',
    render: (mine: Mine) => `${JSON.stringify(mine, undefined, 2)}\n`,
  },
  html: { type: 'text/html; charset=utf-8', render: minePage },
} as const

/** What the room keeps of whoever asks, as a file: at any stage, also when the room is closed. */
export function mineRoute({ rooms, document, now }: Means) {
  const router = Router()
  router.get(
    '/api/rooms/:room/mine.:format',
    route(async (request, response) => {
      const format = request.params['format']
      if (format !== 'json' && format !== 'html') throw new Refused(404, 'notFound', 'It comes as json or html.')
      if (Object.keys(request.query).length > 0) throw new Refused(400, 'malformed')
      const { host, actor } = await seatOfBearer(rooms, request)
      const [board, notes] = await Promise.all([document(host.code, 'board'), document(host.code, 'notes')])
      const shared = sharedView(host.state(), { code: host.code, present: new Set<never>(), turnout: new Map() })
      const own = host.ownViewOf(actor.id)
      const written = readTogether(board, notes, [])
      const mine = mineOf({ shared, own, board: written.board, at: now() })
      const { type, render } = RENDERERS[format]
      response
        .set('Cache-Control', 'no-store')
        .set('Content-Disposition', `attachment; filename="questions-first-${shownCode(host.code)}-mine.${format}"`)
        .set('Content-Type', type)
        .send(Buffer.from(render(mine, shared)))
    }),
  )
  return router
}

function minePage(mine: Mine, { questions, room }: SharedView): string {
  return plainPage({
    language: room.language,
    title: 'What the room keeps of you',
    lead: mine.room.title,
    care: 'This file is about you. An anonymous vote that is closed is not in it: the room no longer knows your answers.',
    body: mineSections(mine, questions).map(
      ({ title, lines }) =>
        html`<section>
          <h2>${title}</h2>
          <ul class="knots">
            ${lines.map(
              ({ text, facts }) =>
                html`<li>
                  <p class="voice">${text}</p>
                  ${facts.length > 0 && html`<p class="facts">${facts.join(' · ')}</p>`}
                </li>`,
            )}
          </ul>
        </section>`,
    ),
    made: `Room ${shownCode(mine.room.code)}. Made on ${dayWords(mine.at)}.`,
  })
}
