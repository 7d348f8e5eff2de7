import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { whileDraining } from '#server/http/draining.ts'
import { healthRoutes } from '#server/http/health-routes.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'
import { storeInHand } from '#tests/room/store-in-hand.ts'

const houses: House[] = []
afterEach(async () => void (await Promise.all(houses.splice(0).map((house) => house.close()))))

async function start(options: Parameters<typeof aHouse>[0] = {}) {
  const house = await aHouse(options)
  houses.push(house)
  return house
}
const answerOf = async (house: House, path: string) => {
  const answer = await fetch(house.base + path)
  return [answer.status, await answer.json(), answer.headers.get('cache-control')]
}

test('alive and ready are two questions: a store that cannot write takes readiness alone', async () => {
  let hand: ReturnType<typeof storeInHand> | undefined
  const house = await start({
    through(store) {
      hand = storeInHand(store)
      return hand.store
    },
  })
  expect(await answerOf(house, '/readyz')).toEqual([200, { status: 'ready' }, 'no-store'])
  hand!.breakDown()
  expect(await answerOf(house, '/readyz')).toEqual([503, { status: 'notReady' }, 'no-store'])
  expect(await answerOf(house, '/healthz')).toEqual([200, { status: 'ok' }, 'no-store'])
  hand!.mend()
  expect(await answerOf(house, '/readyz')).toEqual([200, { status: 'ready' }, 'no-store'])
})

test('while the store cannot write, people still see the room, and asking says why not', async () => {
  let hand: ReturnType<typeof storeInHand> | undefined
  const house = await start({
    through(store) {
      hand = storeInHand(store)
      return hand.store
    },
  })
  const { fay, room } = await aRoom(house.base, 0)
  hand!.breakDown()
  expect(await fay.ask({ type: 'startTimer', seconds: 60 })).toEqual({ ok: false, refusal: { code: 'readOnly' } })
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(200)
  const headers = { 'content-type': 'application/json' }
  const joining = await fetch(`${house.base}/api/rooms/${room}/people`, { method: 'POST', headers, body: '{}' })
  expect([joining.status, await joining.json()]).toMatchObject([503, { code: 'readOnly' }])
  hand!.mend()
  expect(await fay.ask({ type: 'startTimer', seconds: 60 })).toMatchObject({ ok: true })
  fay.close()
})

test('figures are Prometheus text, count rooms and connections, and name nobody', async () => {
  const house = await start()
  const { fay, people, room } = await aRoom(house.base, 2)
  const answer = await fetch(`${house.base}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  const figures = await answer.text()
  expect(figures).toMatch(/^questions_first_rooms_awake 1$/m)
  expect(figures).toMatch(/^questions_first_connections 3$/m)
  expect(figures).toContain('process_cpu_seconds_total')
  for (const secret of [room, 'Person 1', 'Warm homes', 'Organisation']) expect(figures).not.toContain(secret)
  ;[fay, ...people].forEach((client) => client.close())
})

test('a server that is on its way out takes nobody new', async () => {
  let isDraining = false
  const app = express()
  app.use(whileDraining(() => isDraining))
  app.use(
    healthRoutes({
      addresses: { isLoopbackHost: () => true },
      store: memoryStore(),
      isDraining: () => isDraining,
      rooms: () => 0,
      connections: () => 0,
      waiting: () => 0,
      quarantined: () => 0,
      lost: () => 0,
      damagedDocuments: () => 0,
    }),
  )
  const server = createServer(app)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const ready = async () => {
    const { port } = server.address() as AddressInfo
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).status
  }
  expect(await ready()).toBe(200)
  isDraining = true
  expect(await ready()).toBe(503)
  const { port } = server.address() as AddressInfo
  const joining = await fetch(`http://127.0.0.1:${port}/api/rooms`, { method: 'POST' })
  expect([joining.status, joining.headers.get('connection'), joining.headers.get('retry-after')]).toEqual([
    503,
    'close',
    '2',
  ])
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  server.close()
})
