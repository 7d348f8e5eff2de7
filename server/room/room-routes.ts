import type { IncomingMessage } from 'node:http'
import { Router } from 'express'
import { currentStage } from '#shared/agenda/rules.ts'
import { MOST_PEOPLE } from '#shared/people/rules.ts'
import { type NewRoomAnswer, newRoomSchema, type RoomCard } from '#shared/protocol/http.ts'
import { deletedAt } from '#shared/room/kept.ts'
import type { Notice } from '#shared/room/notice.ts'
import { founding, type Foundation } from '#shared/room/founding.ts'
import { bodyOf } from '../http/body.ts'
import { Refused, route } from '../http/problem.ts'
import { hashed, readCode, type Secrets } from '../people/secrets.ts'
import type { Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { entryOf } from './sealed-rows.ts'
import type { RoomHost } from './room-host.ts'
import type { Rooms } from './rooms.ts'

const DAY = 24 * 60 * 60 * 1000
const MOST_TRIES = 20

interface Means extends Pick<World, 'now'> {
  readonly store: Store
  readonly rooms: Rooms
  readonly secrets: Secrets
  /** The address that links start with, for a request that came to this host. */
  publicOrigin(host: string | undefined): string
  /** Whoever made a room may find it again at once. */
  made(code: string, request: IncomingMessage): void
}

/** Makes rooms, and tells what a join page may show of one. */
export function roomRoutes(means: Means) {
  const router = Router()
  router.post(
    '/api/rooms',
    route(async (request, response) => {
      const foundation = bodyOf(request, newRoomSchema)
      const { code, facilitatorKey } = await foundRoom(means, foundation)
      means.made(code, request)
      const links = linksOf(means.publicOrigin(request.get('host')), code, facilitatorKey)
      const answer: NewRoomAnswer = { room: code, facilitatorKey, links }
      response.status(201).set('Cache-Control', 'no-store').json(answer)
    }),
  )
  router.get(
    '/api/rooms/:room',
    route(async (request, response) => {
      const host = await openHost(means.rooms, request.params['room'])
      if (!hasRoom(host)) throw new Refused(404, 'roomUnknown')
      response.set('Cache-Control', 'no-store').json(cardOf(host))
    }),
  )
  return router
}

/** The key stands behind the `#`, which browsers keep to themselves. */
export const linksOf = (origin: string, code: string, facilitatorKey: string): NewRoomAnswer['links'] => ({
  facilitator: `${origin}/f/${code}#${facilitatorKey}`,
  join: `${origin}/join/${code}`,
  wall: `${origin}/wall/${code}`,
})

/** A room that is there from the moment this resolves, and the one key to run it. */
export async function foundRoom(
  { store, secrets, now }: Pick<Means, 'store' | 'secrets' | 'now'>,
  foundation: Foundation,
): Promise<{ readonly code: string; readonly facilitatorKey: string }> {
  const facilitatorKey = secrets.facilitatorKey()
  const id = secrets.roomId()
  const createdAt = now()
  const entry = entryOf(founding(foundation, secrets.id), createdAt)
  const retainUntil = createdAt + foundation.retentionDays * DAY
  const key = {
    hash: hashed(facilitatorKey),
    room: id,
    kind: 'facilitatorKey',
    role: 'facilitator',
    expiresAt: retainUntil,
  } as const
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const code = secrets.joinCode()
    // oxlint-disable-next-line no-await-in-loop -- another code is drawn only when this one is taken
    if (await store.createRoom({ id, code, createdAt, retainUntil, status: 'open' }, entry, [key]))
      return { code, facilitatorKey }
  }
  throw new Error(`no free join code after ${MOST_TRIES} tries`)
}

/** The room behind a code as somebody typed it. Unknown, closed and full are answered alike. */
export async function openHost(rooms: Rooms, typed: unknown): Promise<RoomHost> {
  const code = typeof typed === 'string' ? readCode(typed) : undefined
  const host = code && (await rooms.at(code))
  if (!host || host.state().status !== 'open') throw new Refused(404, 'roomUnknown')
  return host
}

/** Whether a stranger would be let in; those who have a token are, however full it is. */
export function hasRoom(host: RoomHost): boolean {
  const { status, people } = host.state()
  return status === 'open' && people.size < MOST_PEOPLE
}

/** What is empty has not been said. */
const noticeSaid = (notice: Notice): Notice => Object.fromEntries(Object.entries(notice).filter(([, words]) => words))

export function cardOf(host: RoomHost): RoomCard {
  const room = host.state()
  const end = deletedAt(room)
  const people = [...room.people.values()].filter(({ role, removed }) => role !== 'observer' && !removed).length
  return {
    room: host.code,
    title: room.title,
    purpose: room.purpose,
    stage: currentStage(room)?.title ?? '',
    people,
    notice: {
      ...noticeSaid(room.notice),
      retentionDays: room.retentionDays,
      ...(end !== undefined && { deletedAt: new Date(end).toISOString() }),
    },
  }
}
