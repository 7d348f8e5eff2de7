import { request } from 'node:http'
import { Router } from 'express'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ourAddresses } from '#server/http/our-addresses.ts'
import { Refused, route } from '#server/http/problem.ts'
import { webApp } from '#server/http/web.ts'
import { StoreFailed } from '#server/store/failures.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aLog } from '#tests/room/a-host.ts'

let house: House
beforeAll(async () => void (house = await aHouse()))
afterAll(() => house.close())

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';" +
    "connect-src 'self' ws://HOST wss://HOST;manifest-src 'self';form-action 'self';base-uri 'none';" +
    "frame-ancestors 'none';require-trusted-types-for 'script';trusted-types 'none'",
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  'strict-transport-security': null,
  'x-powered-by': null,
  'set-cookie': null,
}

test.each(['/', '/join', '/join/BBBBBBBB', '/api/rooms/BBBBBBBB', '/healthz', '/nowhere', '/api/openapi.json'])(
  'the security headers of %s are exactly these',
  async (path) => {
    const { headers } = await fetch(house.base + path)
    const told = (name: string) => headers.get(name)?.replaceAll(`127.0.0.1:${house.port}`, 'HOST') ?? null
    const given = Object.fromEntries(Object.keys(SECURITY_HEADERS).map((name) => [name, told(name)]))
    expect(given).toEqual(SECURITY_HEADERS)
  },
)

/** Asks with headers that fetch does not let one set. */
const statusOf = (method: string, path: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: house.port, method, path, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asking.on('error', reject).end(method === 'POST' ? '{"title":"Warm homes"}' : undefined)
  })
const posted = (origin: string) => statusOf('POST', '/api/rooms', { origin, 'content-type': 'application/json' })

test('a page of another origin can make nothing here, our own can', async () => {
  expect(await posted('https://evil.example')).toBe(403)
  expect(await posted('null')).toBe(403)
  expect(await posted(`http://localhost:${house.port + 1}`)).toBe(403)
  expect(await posted(`http://localhost:${house.port}`)).toBe(201)
})

test('a name that was pointed at us from outside is turned away, whatever is asked', async () => {
  for (const path of ['/', '/healthz', '/api/rooms', '/assets/x.js'])
    expect(await statusOf('GET', path, { host: `rebound.example:${house.port}` })).toBe(421)
})

test('no answer allows another origin to read it', async () => {
  const { headers } = await fetch(`${house.base}/api/rooms/BBBBBBBB`, { headers: { origin: 'https://evil.example' } })
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

/** The headers of an answer to a request for this host. */
const headersFor = (port: number, host: string) =>
  new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.headers))
    })
      .on('error', reject)
      .end()
  })

test('HTTPS is promised under the public name alone, and sockets go to the host that was asked', async () => {
  const behind = await aHouse({ publicUrl: 'https://questions.example.org' })
  const outside = await headersFor(behind.port, 'questions.example.org')
  const inside = await headersFor(behind.port, `localhost:${behind.port}`)
  const strange = await headersFor(behind.port, 'evil.example')
  await behind.close()
  expect(outside['strict-transport-security']).toBe('max-age=15552000')
  expect([inside, strange].map((headers) => headers['strict-transport-security'])).toEqual([undefined, undefined])
  expect(outside['content-security-policy']).toContain("connect-src 'self' ws://questions.example.org wss://")
  expect(inside['content-security-policy']).toContain(`connect-src 'self' ws://localhost:${behind.port} wss://`)
  expect(strange['content-security-policy']).not.toContain('evil')
})

const servers: (() => void)[] = []
afterEach(() => servers.splice(0).forEach((close) => close()))

/** The web part alone, with one route that breaks in a chosen way. */
async function aWebThat(breaks: () => never) {
  const { log, lines } = aLog()
  const router = Router()
  router.get(
    '/breaks',
    route(async () => breaks()),
  )
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  servers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const addresses = ourAddresses({ publicUrl: undefined, port: () => port, isOpen: () => false })
  server.on('request', webApp({ log, addresses, proxies: 0, paths: [], styleHashes: [], early: [], routers: [router] }))
  const answer = await fetch(`http://127.0.0.1:${port}/breaks`)
  return { status: answer.status, body: (await answer.json()) as unknown, lines }
}

test('a bug is logged, and answered calmly without a word of its own', async () => {
  const { status, body, lines } = await aWebThat(() => {
    throw new Error('the secret is 42')
  })
  expect([status, body]).toEqual([
    500,
    { type: 'about:blank', title: 'There is a problem with the service', status: 500, code: 'internal' },
  ])
  expect(lines.join()).toContain('the secret is 42')
})

test('a store that cannot write is 503, a refusal is what it says, and neither is logged as a bug', async () => {
  const failed = await aWebThat(() => {
    throw new StoreFailed('full', { fatal: false })
  })
  expect(failed).toMatchObject({ status: 503, body: { code: 'readOnly' }, lines: [] })
  const refused = await aWebThat(() => {
    throw new Refused(409, 'questionInPoll', 'not now')
  })
  expect(refused).toMatchObject({ status: 409, body: { code: 'questionInPoll', detail: 'not now' }, lines: [] })
})
