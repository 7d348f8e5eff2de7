import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageRoutes, readPages } from '#server/pages/pages.ts'
import type { Rooms } from '#server/room/rooms.ts'
import { aHost, ann, fay, type TestHost } from '#tests/room/a-host.ts'

const JOIN = [
  '<!doctype html><style>p { color: red }</style><style media="print">p { color: black }</style>',
  '<title>{{title}}</title><p>{{purpose}}</p><input value="{{code}}"><a href="/{{room}}">{{people}}</a>',
  '<p>{{stage}}</p><p>{{notice}}</p><p>{{nothing}}</p><p>{{constructor}}{{__proto__}}</p>',
].join('')
const CODE = 'K7MB4QTR'

const folder = mkdtempSync(join(tmpdir(), 'questions-first-pages-'))
let room: TestHost
let server: Server
let base: string
const pages = () => readPages(folder)

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><style>a{}</style><div id="root"></div>')
  writeFileSync(join(folder, 'join.html'), JOIN)
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}')
  room = await aHost()
  const rooms = { at: async (code: string) => (code === CODE ? room.host() : undefined) } as unknown as Rooms
  const app = express()
  app.use(pageRoutes(pages(), { rooms, now: Date.now }))
  server = createServer(app)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pageAt(path: string) {
  const answer = await fetch(base + path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

test('a join page says what the room says, in text', async () => {
  const { status, html, headers } = await pageAt(`/join/${CODE}`)
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(html).toContain('<title>Warm homes</title>')
  expect(html).toContain('value="K7MB-4QTR"')
  expect(html).toContain(`<a href="/${CODE}">3</a>`)
  expect(html).toContain('<p>Welcome.</p>') // a title that asks keeps its own mark
  expect(html).toMatch(/This room is deleted on \d+ \w+ \d{4}, in (89|90) days, with everything in it\./)
})

test('[NO1] every part of the notice stands on the join page, also before a facilitator has said anything', async () => {
  const { html } = await pageAt(`/join/${CODE}`)
  for (const about of ['Who runs this', 'What it is for', 'in law', 'Who sees what', 'How long', 'complain'])
    expect(html).toContain(about)
})

test('a place that has no word stays empty, also one that every object has', async () => {
  const { html } = await pageAt(`/join/${CODE}`)
  expect(html).not.toMatch(/\{\{|native code|object Object/)
  expect(html.endsWith('<p></p><p></p>')).toBe(true)
})

test('what people write can never become markup, an attribute or another place', async () => {
  const title = `"><script>alert('1')</script>&amp;{{room}} $& $1`
  await room.ask(fay, { type: 'updateRoom', title, purpose: '<i>', notice: { organiser: '</p><img src=x>' } })
  const { html } = await pageAt(`/join/${CODE}`)
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<i>')
  expect(html).not.toContain('<img')
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;{{room}} $&amp; $1')
})

test.each(['/join/BBBBBBBB', '/join/nonsense', '/join/K7MB4QT', '/join/..%2fK7MB4QTR', `/join/${'x'.repeat(500)}`])(
  '%s is a join page of no room: 404, and nothing that tells which',
  async (path) => {
    const { status, html } = await pageAt(path)
    expect([status, html]).toEqual([404, JOIN.replaceAll(/\{\{\w+\}\}/g, '')])
  },
)

test('a code may be typed with small letters, spaces and hyphens', async () => {
  for (const typed of ['k7mb-4qtr', 'K7MB%204QTR']) expect((await pageAt(`/join/${typed}`)).status).toBe(200)
})

test('the app is one page, whatever room it is for; its files are kept for a year', async () => {
  for (const path of ['/', `/room/${CODE}`, `/wall/${CODE}`, `/f/${CODE}`])
    expect(await pageAt(path)).toMatchObject({ status: 200, html: pages().app })
  const { headers } = await pageAt('/assets/main-abc.js')
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await pageAt('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  for (const path of ['/assets/', '/assets/..%2findex.html', '/index.html', '/assets/%2e%2e/join.html'])
    expect((await pageAt(path)).status).toBe(404)
})

test('each inline style is allowed by its own hash, and nothing else is', () => {
  const hash = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  expect(pages().styleHashes).toEqual([hash('a{}'), hash('p { color: red }'), hash('p { color: black }')])
})

test('a closed room has no join page any more', async () => {
  expect(await room.ask(ann, { type: 'closeRoom' })).toMatchObject({ refusal: { code: 'facilitatorOnly' } })
  await room.ask(fay, { type: 'closeRoom' })
  expect((await pageAt(`/join/${CODE}`)).status).toBe(404)
})
