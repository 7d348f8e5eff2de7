import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { getJson, postJson } from '#client/realtime/http.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

async function serverThat(answers: RequestListener) {
  const server = createServer(answers)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rooms`
}

test('[RC15] gives what the server answered', async () => {
  const url = await serverThat((request, response) => {
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify({ method: request.method, key: request.headers.authorization }))
  })
  await expect(postJson(url, {}, 'secret')).resolves.toEqual({
    ok: true,
    value: { method: 'POST', key: 'Bearer secret' },
  })
})

test('[RC15] a refusal comes with its code and what is wrong where', async () => {
  const problem = {
    type: 'about:blank',
    title: 'No',
    status: 400,
    code: 'malformed',
    errors: [{ path: 'name', message: 'x' }],
  }
  const url = await serverThat((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify(problem))
  })
  await expect(postJson(url, {})).resolves.toEqual({ ok: false, error: problem })
})

test('[RC15] no answer, a gateway without our server, and half an answer are unreachable', async () => {
  const gone = { ok: false, error: { code: 'unreachable' } }
  await expect(getJson('http://127.0.0.1:1/')).resolves.toMatchObject(gone)
  const gateway = await serverThat((_request, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>'),
  )
  await expect(getJson(gateway)).resolves.toMatchObject(gone)
  const half = await serverThat((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"a'),
  )
  await expect(getJson(half)).resolves.toMatchObject(gone)
})

test('[RC15] a sign-in page, or a redirect to one, is a foreign page', async () => {
  const foreign = { ok: false, error: { code: 'foreignPage' } }
  const page = await serverThat((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<form>'),
  )
  await expect(getJson(page)).resolves.toMatchObject(foreign)
  const away = await serverThat((_request, response) =>
    response.writeHead(302, { location: 'http://wifi.example/' }).end(),
  )
  await expect(getJson(away)).resolves.toMatchObject(foreign)
})

test("[RC15] a problem without a code is the service's own", async () => {
  const url = await serverThat((_request, response) =>
    response.writeHead(500, { 'content-type': 'application/json' }).end('{}'),
  )
  await expect(getJson(url)).resolves.toMatchObject({ ok: false, error: { code: 'internal', status: 500 } })
})
