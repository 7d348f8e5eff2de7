import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, type Response, Router, static as staticFiles } from 'express'
import { sentence } from '#shared/kit/sentence.ts'
import { deletedAt, untilWords } from '#shared/room/kept.ts'
import { noticeLines } from '#shared/room/notice.ts'
import { route } from '../http/problem.ts'
import { readCode, shownCode } from '../people/secrets.ts'
import { damaged } from '../room/quarantine.ts'
import type { RoomHost } from '../room/room-host.ts'
import { cardOf, hasRoom } from '../room/room-routes.ts'
import type { Rooms } from '../room/rooms.ts'
import { html, type Markup } from '../summary/markup.ts'
import type { World } from '../world.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

/** The built client, read once: two documents, and files whose names tell their content. */
export function readPages(folder: string) {
  const app = readFileSync(join(folder, 'index.html'), 'utf8')
  const joining = readFileSync(join(folder, 'join.html'), 'utf8')
  return { folder, app, joining, styleHashes: [...hashesOf(app), ...hashesOf(joining)] }
}
export type Pages = ReturnType<typeof readPages>

/** Inline styles are allowed by what is in them, and scripts are never inline. */
const hashesOf = (html: string): readonly string[] =>
  [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  )

interface Means extends Pick<World, 'now'> {
  readonly rooms: Rooms
}

/** The pages people open. A link preview never learns the name of a room: only its own page says it. */
export function pageRoutes({ folder, app, joining }: Pages, { rooms, now }: Means) {
  const router = Router()
  router.use('/assets', staticFiles(join(folder, 'assets'), { immutable: true, maxAge: YEAR, index: false }))
  router.get('/favicon.svg', (_request, response) => response.sendFile(join(folder, 'favicon.svg')))
  router.get(['/', '/room/:room', '/wall/:room', '/f/:room'], (_request, response) => sendPage(response, app))
  router.get('/join', (_request, response) => sendPage(response, filled(joining, {})))
  router.get(
    '/join/:room',
    route(async (request, response) => {
      const typed: unknown = request.params['room']
      const code = typeof typed === 'string' ? readCode(typed) : undefined
      const host = code && (await rooms.at(code).catch(damaged))
      if (host === 'roomDamaged') return void sendPage(response.status(503), filled(joining, { problem: host }))
      if (!host || !hasRoom(host)) return void sendPage(response.status(404), filled(joining, {}))
      const { title, purpose, stage, people } = cardOf(host)
      sendPage(
        response,
        filled(joining, {
          title,
          purpose,
          stage: sentence(stage),
          people: String(people),
          room: host.code,
          code: shownCode(host.code),
          ...noticeOf(host, now()),
        }),
      )
    }),
  )
  return router
}

/** Whatever else a person opens: the app says that there is no such page, and where to go. Programs get a problem. */
export const lostPage =
  ({ app }: Pages): RequestHandler =>
  (request, response, next) => {
    const isPerson = request.method === 'GET' && request.get('accept')?.includes('text/html') === true
    if (!isPerson || request.path.startsWith('/api/') || request.path.startsWith('/assets/')) return next()
    sendPage(response.status(404), app)
  }

const sendPage = (response: Response, html: string) => response.set('Cache-Control', 'no-store').type('html').send(html)

/** The notice in two layers: a sentence for everybody, the rest for whoever opens it. */
function noticeOf(host: RoomHost, now: number) {
  const { notice, retentionDays, ...kept } = host.state()
  const told = { notice, retentionDays, deletedAt: deletedAt({ retentionDays, ...kept }), now }
  const lines = noticeLines(told).map(({ about, words }) => html`<p><b>${about}.</b> ${words}</p>`)
  return {
    short: `${notice.organiser ? `Run by ${notice.organiser}. ` : ''}${untilWords(told)}`,
    notice: { markup: lines.map(({ markup }) => markup).join('') },
  }
}

/** Puts words into the page's places, as text or as markup of our own; a place without a word stays empty. */
const filled = (page: string, words: Readonly<Record<string, string | Markup>>) =>
  page.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => {
    const word = Object.hasOwn(words, place) ? (words[place] ?? '') : ''
    return typeof word === 'string' ? html`${word}`.markup : word.markup
  })
