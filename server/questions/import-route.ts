import { Router, text as textBody } from 'express'
import { read } from '#shared/kit/schema.ts'
import { type ImportAnswer, importSchema } from '#shared/protocol/http.ts'
import { barred } from '#shared/room/can.ts'
import { Refused, route } from '../http/problem.ts'
import { seatOfBearer } from '../people/bearer.ts'
import type { Rooms } from '../room/rooms.ts'
import { type ReadRows, readCsv, readList, Unreadable } from './read-rows.ts'

const MOST_BYTES = 2 * 1024 * 1024

/** Questions by the page: every good row goes in, each bad one is named. */
export function importRoute({ rooms }: { readonly rooms: Rooms }) {
  const router = Router()
  router.post(
    '/api/rooms/:room/questions/import',
    textBody({ type: ['text/csv', 'application/json'], limit: MOST_BYTES, defaultCharset: 'utf-8' }),
    route(async (request, response) => {
      const { host, actor } = await seatOfBearer(rooms, request)
      const bar = barred(host.state(), actor, 'importQuestions')
      if (bar) throw new Refused(403, bar)
      const { rows, refused } = rowsIn(
        request.is('text/csv') ? 'csv' : request.is('application/json') ? 'json' : undefined,
        request.body,
      )
      const answer = await host.command(actor, { type: 'importQuestions', rows })
      if (!answer.ok) throw new Refused(409, answer.refusal.code)
      const { added, refused: more } = answer.value as unknown as ImportAnswer // what importQuestions answers
      const all = [...refused, ...more.map(({ row }) => ({ row, reason: 'The room holds no more questions.' }))]
      response.set('Cache-Control', 'no-store').json({ added, refused: all.toSorted((a, b) => a.row - b.row) })
    }),
  )
  return router
}

function rowsIn(kind: 'csv' | 'json' | undefined, body: unknown): ReadRows {
  if (kind === undefined) throw new Refused(415, 'wrongFormat', 'Send text/csv or application/json.')
  const sent = typeof body === 'string' ? body : ''
  try {
    return kind === 'csv' ? readCsv(sent) : readJson(sent)
  } catch (reason) {
    if (!(reason instanceof Unreadable)) throw reason
    if (reason.code === 'tooBig') throw new Refused(413, 'tooBig', reason.message)
    throw kind === 'csv'
      ? new Refused(415, 'wrongFormat', reason.message)
      : new Refused(400, 'malformed', reason.message)
  }
}

function readJson(sent: string): ReadRows {
  let parsed: unknown
  try {
    parsed = JSON.parse(sent)
  } catch {
    throw new Unreadable('This is not JSON.')
  }
  const list = read(importSchema, parsed)
  if (!list.ok) throw new Unreadable('Send a list of questions, at most 5,000.')
  return readList('questions' in list.value ? list.value.questions : list.value)
}
