import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, type Response, Router, static as staticFiles } from 'express'
import { route } from '../http/problem.ts'
import { readCode, shownCode } from '../people/secrets.ts'
import { cardOf, hasRoom } from '../room/room-routes.ts'
import type { Rooms } from '../room/rooms.ts'

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

/** The pages people open. A link preview never learns the name of a room: only its own page says it. */
export function pageRoutes({ folder, app, joining }: Pages, rooms: Rooms) {
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
      const host = code && (await rooms.at(code))
      if (!host || !hasRoom(host)) {
        sendPage(response.status(404), filled(joining, {}))
        return
      }
      const { title, purpose, stage, people, notice } = cardOf(host)
      const said = [
        notice.organiser && `Run by ${notice.organiser}.`,
        notice.use,
        notice.contact && `Contact: ${notice.contact}.`,
      ]
      const words = [...said, `The room is deleted ${notice.retentionDays} days after it was made.`]
        .filter(Boolean)
        .join(' ')
      sendPage(
        response,
        filled(joining, {
          title,
          purpose,
          stage,
          people: String(people),
          room: host.code,
          code: shownCode(host.code),
          notice: words,
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

/** Puts words into the page's places, as text; a place without a word stays empty. */
const filled = (html: string, words: Readonly<Record<string, string>>) =>
  html.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) =>
    escaped(Object.hasOwn(words, place) ? (words[place] ?? '') : ''),
  )

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
