import { Router } from 'express'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Store } from '../store/store.ts'
import { route, sendProblem } from './problem.ts'

interface Means {
  readonly store: Store
  isDraining(): boolean
  rooms(): number
  connections(): number
}

/** For whoever runs the machine: alive, ready to take people, and figures without anybody's name or code. */
export function healthRoutes({ store, isDraining, rooms, connections }: Means) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  gauge(registry, 'questions_first_rooms_awake', 'Rooms that somebody is in', rooms)
  gauge(registry, 'questions_first_connections', 'Socket.IO connections', connections)

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
      const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip ?? '')
      if (!isLocal) return sendProblem(response, 404, 'notFound')
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
