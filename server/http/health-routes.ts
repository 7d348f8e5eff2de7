import { type Request, Router } from 'express'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Store } from '../store/store.ts'
import { isThisMachine, networkOf } from './network.ts'
import type { OurAddresses } from './our-addresses.ts'
import { route, sendProblem } from './problem.ts'

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

interface Means {
  readonly addresses: Pick<OurAddresses, 'isLoopbackHost'>
  readonly store: Store
  isDraining(): boolean
  rooms(): number
  connections(): number
  /** Connections over which nobody has come in yet. */
  waiting(): number
  /** Rooms that are kept shut because they are damaged. */
  quarantined(): number
  /** Rooms that were there and are gone. */
  lost(): number
  /** Shared documents that could not be read. */
  damagedDocuments(): number
}

/** For whoever runs the machine: alive, ready to take people, and figures without anybody's name or code. */
export function healthRoutes(means: Means) {
  const { addresses, store, isDraining } = means
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  gauge(registry, 'questions_first_rooms_awake', 'Rooms that somebody is in', means.rooms)
  gauge(registry, 'questions_first_connections', 'Socket.IO connections', means.connections)
  gauge(registry, 'questions_first_waiting', 'Socket.IO connections without a person', means.waiting)
  gauge(registry, 'questions_first_rooms_quarantined', 'Rooms kept shut because they are damaged', means.quarantined)
  gauge(registry, 'questions_first_rooms_lost', 'Rooms that were there and are gone', means.lost)
  gauge(
    registry,
    'questions_first_documents_damaged',
    'Shared documents that could not be read',
    means.damagedDocuments,
  )

  /** Asked on this machine itself: a proxy on it, which nobody need have told us of, hands on what others ask. */
  const isFromHere = ({ headers, socket }: Request) =>
    isThisMachine(networkOf(socket.remoteAddress ?? '')) &&
    addresses.isLoopbackHost(headers.host) &&
    !FORWARDED.some((name) => Object.hasOwn(headers, name))

  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get(
    '/readyz',
    route(async (_request, response) => {
      const { state } = await store.health()
      const isReady = state === 'ok' && !isDraining()
      response
        .status(isReady ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ status: isReady ? 'ready' : 'notReady' })
    }),
  )
  router.get(
    '/metrics',
    route(async (request, response) => {
      if (!isFromHere(request)) return sendProblem(response, 404, 'notFound')
      response
        .set('Cache-Control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics())
    }),
  )
  return router
}

const gauge = (registry: Registry, name: string, help: string, read: () => number) =>
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
